"""Patterns learned from paths: which folder or part of a name says the environment, and which the service."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import msgspec

from config_lint.locate.pattern import one_of
from config_lint.options.spellings import spelling_of, spellings
from config_lint.values.words import words

BASES = ("base", "common", "default", "defaults", "global", "shared", "all")
"""What the layer below all environments or services is called."""

KINDS = frozenset(
    (
        *("application", "appsettings", "bootstrap", "cluster", "config", "configmap", "cronjob", "daemonset", "deploy"),
        *("deployment", "hpa", "ingress", "job", "kustomization", "main", "manifest", "namespace", "output", "outputs", "pdb"),
        *("role", "rolebinding", "route", "secret", "secrets", "service", "serviceaccount", "settings", "statefulset"),
        *("terraform", "values", "variables", "vars"),
    )
)
"""Names of files that say what kind of thing is in them, and so are no services' names."""

FEWEST = 2
"""Environments that a pattern has to have for its tokens to be environments, and services for their place to be one."""

MOST_SOURCES = 12

ANY = ".*"
"""The extension of a pattern whose files are of several formats."""

SHORT = 3
"""Letters of a region's name, at most: `eu`, `use`."""

LONGEST_PLACE = 3
"""Words of the name of an environment somewhere, at most."""

Reading = tuple[str, str, str]
"""(pattern, service, environment); the service is empty where the pattern names none."""


class Induced(msgspec.Struct, frozen=True):
    """A pattern that a source could have: what it reaches, and which of its service's names are no services but shared layers.

    The environment of a pair is empty where nothing says which it is; `by_content` means that the files say which services.
    """

    pattern: str
    pairs: frozenset[tuple[str, str]]
    paths: tuple[str, ...]
    shared: tuple[str, ...] = ()
    by_content: bool = False

    @property
    def services(self) -> tuple[str, ...]:
        """The names that it gives services, sorted; none where it names none."""
        return tuple(sorted({service for service, _ in self.pairs if service} - set(self.shared)))


def induced(paths: Sequence[str]) -> list[Induced]:
    """The patterns that reach the paths of several environments, those first that reach most.

    A path is read in every way that it allows; a way of reading counts where one service has several environments by it.
    """
    readings = {path: dict.fromkeys(_readings(path)) for path in paths}
    members: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for path, found in readings.items():
        for pattern, service, environment in found:
            members[pattern][path].append((service, environment))
    scores = {pattern: _score(pattern, reached) for pattern, reached in members.items()}
    chosen: list[Induced] = []
    while scores and len(chosen) < MOST_SOURCES:
        best = max(scores, key=lambda pattern: scores[pattern])
        if not scores[best][0]:
            break
        chosen.append(_made(best, members[best]))
        touched = {pattern for path in chosen[-1].paths for pattern, _, _ in readings[path]}
        for path in chosen[-1].paths:
            for pattern, _, _ in readings[path]:
                members[pattern].pop(path, None)
        scores |= {pattern: _score(pattern, members[pattern]) for pattern in touched}
    return chosen


def overlays(paths: Sequence[str], files: Sequence[str]) -> list[Induced]:
    """The patterns of files that lie on one without an environment: `docker-compose.dev.yml` beside `docker-compose.yml`."""
    found: dict[str, Induced] = {}
    for path in paths:
        for pattern, service, environment in _readings(path):
            if not service and "*" not in pattern and pattern.count("{environment}") == 1 and bases_of(pattern, files):
                known = found.get(pattern, Induced(pattern, frozenset(), ()))
                found[pattern] = Induced(pattern, known.pairs | {("", environment)}, (*known.paths, path))
    return list(found.values())


def is_of_environment(path: str) -> bool:
    """Whether a path can be read as that of an environment's own file."""
    return next(_readings(path), None) is not None


def _made(pattern: str, reached: Mapping[str, Sequence[tuple[str, str]]]) -> Induced:
    pairs = frozenset(pair for found in reached.values() for pair in found)
    return _named(Induced(pattern, pairs, tuple(reached), tuple(sorted({service for service, _ in pairs if service in BASES}))))


def _by_service(reached: Mapping[str, Sequence[tuple[str, str]]]) -> dict[str, set[str]]:
    services: dict[str, set[str]] = defaultdict(set)
    for found in reached.values():
        for service, environment in found:
            services[service].add(environment)
    return services


def _compared(services: dict[str, set[str]]) -> int:
    """Services in environments, of those services that are in several."""
    counts = (len({spelling_of(environment) for environment in found}) for found in services.values())
    return sum(count for count in counts if count >= FEWEST)


def _score(pattern: str, reached: Mapping[str, Sequence[tuple[str, str]]]) -> tuple[int, int, int, int, str]:
    """How much a pattern compares, how many files it reaches, and how exactly it says which."""
    services = _by_service(reached)
    pairs = _compared(services)
    if "{service}" in pattern:
        in_several = [service for service, found in services.items() if len(found) >= FEWEST]
        generic = sum(not KINDS.isdisjoint(words(service)) for service in services) if "/{service}." in f"/{pattern}" else 0
        if len(in_several) < FEWEST or 2 * generic > len(services):
            pairs = 0
    return pairs, len(reached), -pattern.count("*"), len(pattern), pattern


def _readings(path: str) -> Iterator[Reading]:
    """Every way to read a path that has the name of an environment in it."""
    *folders, name = path.split("/")
    for index, part in enumerate((*folders, name)):
        for environment, placed in _placed(part, is_file=index == len(folders)):
            token = re.compile(rf"(?<![A-Za-z0-9]){re.escape(environment)}(?![A-Za-z0-9])")
            parts = [token.sub("{environment}", other) for other in (*folders, name)]
            parts[index] = placed
            for service, pattern in _with_service(parts, index):
                yield pattern, service, environment


def _placed(part: str, *, is_file: bool) -> Iterator[tuple[str, str]]:
    """The environments that a folder's or file's name mentions, each with the name around a placeholder."""
    stem, dot, extension = part.rpartition(".") if is_file and "." in part[1:] else (part, "", "")
    if not is_file and not _is_known(part) and _is_place(part):
        yield part, "{environment}"
    for match in _tokens().finditer(stem):
        yield match.group(), f"{stem[: match.start()]}{{environment}}{stem[match.end() :]}{dot}{extension}"
    if is_file and extension and _is_known(extension) and stem.endswith(".env"):
        yield extension, f"{stem}.{{environment}}"


def _is_place(part: str) -> bool:
    """Whether a name is that of an environment somewhere: in a region, or on a cluster (`production-eu`, `kflux-prd-rh02`)."""
    words_of_it = part.split("-")
    others = [word for word in words_of_it if not _is_known(word)]
    is_telling = any(len(word) <= SHORT or any(map(str.isdigit, word)) for word in others)
    return is_telling and len(words_of_it) <= LONGEST_PLACE and spelling_of(part) is not None


def _is_known(text: str) -> bool:
    return text.lower() in spellings()


@cache
def _tokens() -> re.Pattern[str]:
    known = one_of([form for spelling in spellings() for form in (spelling, spelling.capitalize())])
    return re.compile(rf"(?<![A-Za-z0-9])(?:{known})(?![A-Za-z0-9])")


def _with_service(parts: Sequence[str], environment_at: int) -> Iterator[tuple[str, str]]:
    """The service and the pattern, for each place in which the service may stand, and each way to take the rest."""
    *folders, name = parts
    last = len(folders)
    extension = f".{name.rpartition('.')[2]}" if "." in name else ""
    tails = [(last, name)]
    if environment_at < last:
        tails += [(environment_at + 1, f"**/*{extension}"), (last, f"*{extension}")]
    for end, tail in tails:
        head = folders[:end]
        yield "", "/".join((*head, tail))
        for index, folder in enumerate(head):
            if index != environment_at and "{" not in folder:
                yield folder, "/".join((*head[:index], "{service}", *head[index + 1 :], tail))
    if environment_at < last and "{" not in name:
        stem = name.removesuffix(extension)
        yield stem, "/".join((*folders, f"{{service}}{extension}"))
        yield stem, "/".join((*folders, "{service}.*"))
    elif "{environment}-" in name or "-{environment}" in name:
        yield from _beside_environment(folders, name, extension)


def _beside_environment(folders: Sequence[str], name: str, extension: str) -> Iterator[tuple[str, str]]:
    """The service in one name with the environment: `staging-api.json`, `api-staging.yaml`."""
    stem = name.removesuffix(extension)
    for before, after in (("{environment}-", ""), ("", "-{environment}")):
        if stem.startswith(before) and stem.endswith(after):
            service = stem.removeprefix(before).removesuffix(after)
            if service and "{" not in service:
                yield service, "/".join((*folders, f"{before}{{service}}{after}{extension}"))


def _named(found: Induced) -> Induced:
    """With what all services' names begin and end with outside of the placeholder: `task-{service}-definition.json`."""
    services = found.services
    if len(services) < FEWEST or found.shared or "{service}" not in found.pattern.rpartition("/")[2]:
        return found
    start = _whole_words(_same_start(services), at_end=False)
    end = _whole_words(_same_start([name[::-1] for name in services])[::-1], at_end=True)
    if not (start or end) or any(len(name) <= len(start) + len(end) for name in services):
        return found
    pattern = found.pattern.replace("{service}", f"{start}{{service}}{end}")
    pairs = ((name.removeprefix(start).removesuffix(end), environment) for name, environment in found.pairs)
    return msgspec.structs.replace(found, pattern=pattern, pairs=frozenset(pairs))


def _same_start(names: Sequence[str]) -> str:
    """What all names begin with; of sorted names, what the first and the last do."""
    first, last = min(names), max(names)
    return first[: next((index for index, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))]


def _whole_words(shared: str, *, at_end: bool) -> str:
    """As much of a common beginning or end as is whole words, with the separator."""
    place = shared.find("-") if at_end else shared.rfind("-")
    if place < 0:
        return ""
    return shared[place:] if at_end else shared[: place + 1]


def bases_of(pattern: str, files: Iterable[str]) -> list[str]:
    """The paths or patterns of what lies below a pattern's files in every environment, as far as there are such files.

    `application.yml` below `application-{environment}.yml`, `base/{service}.yaml` below `{environment}/{service}.yaml`.
    """
    there = set(files)
    found = [base for base in dict.fromkeys(_below(pattern)) if base in there or _reaches(base, there)]
    return found or _inside(pattern, there)


def _inside(pattern: str, files: set[str]) -> list[str]:
    """`chart/values.yaml` below `values-{environment}.yaml`, where there is one such folder."""
    folder, slash, name = pattern.rpartition("/")
    plain = re.sub(r"[-._]?\{environment\}[-._]?", "", name.rpartition(".")[0]) + name[name.rfind(".") :]
    found = [path for path in files if path.startswith(f"{folder}{slash}") and path.rpartition("/")[2] == plain]
    return found if len(found) == 1 and "{" not in plain and found[0].count("/") == pattern.count("/") + 1 else []


def _below(pattern: str) -> Iterator[str]:
    for word in BASES:
        yield pattern.replace("{environment}", word)
    for separator in "-._":
        if f"{separator}{{environment}}" in pattern:
            yield pattern.replace(f"{separator}{{environment}}", "")
        if f"{{environment}}{separator}" in pattern:
            yield pattern.replace(f"{{environment}}{separator}", "")
    folder, _, name = pattern.rpartition("/")
    if name.startswith("{environment}.") and folder:
        yield f"{folder}{name.removeprefix('{environment}')}"
    if "/{environment}/" in pattern and "*" not in pattern:
        yield pattern.replace("/{environment}/", "/")


def _reaches(pattern: str, files: Iterable[str]) -> bool:
    before, placeholder, after = pattern.partition("{service}")
    if after == ANY:
        return any(path.startswith(before) and "/" not in path[len(before) :] for path in files)
    if not placeholder or "*" in pattern:
        return False
    return any(path.startswith(before) and path.endswith(after) and "/" not in path[len(before) : -len(after)] for path in files)
