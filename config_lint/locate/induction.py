"""Patterns learned from paths: which folder or part of a name says the environment, and which the service."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from config_lint.locate.bases import BASES, bases_of
from config_lint.locate.readings import NONE, Also, readings
from config_lint.options.spellings import spelling_of, spellings
from config_lint.values.words import words

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

MOST_SOURCES = 20


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


def induced(paths: Sequence[str], also: Also = NONE) -> list[Induced]:
    """The patterns that reach the paths of several environments, those first that reach most.

    A path is read in every way that it allows; a way of reading counts where one service has several environments by it.
    `also` are names that mean environments here.
    """
    ways = {path: dict.fromkeys(readings(path, also)) for path in paths}
    members: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for path, found in ways.items():
        for pattern, service, environment in found:
            members[pattern][path].append((service, environment))
    scores = {pattern: _score(pattern, reached, also) for pattern, reached in members.items()}
    chosen: list[Induced] = []
    while scores and len(chosen) < MOST_SOURCES:
        best = max(scores, key=lambda pattern: scores[pattern])
        if not scores[best][0]:
            break
        chosen.append(_made(best, members[best]))
        touched = {pattern for path in chosen[-1].paths for pattern, _, _ in ways[path]}
        for path in chosen[-1].paths:
            for pattern, _, _ in ways[path]:
                members[pattern].pop(path, None)
        scores |= {pattern: _score(pattern, members[pattern], also) for pattern in touched}
    return chosen


def overlays(paths: Sequence[str], files: Sequence[str]) -> list[Induced]:
    """The patterns of files that lie on one without an environment: `docker-compose.dev.yml` beside `docker-compose.yml`."""
    found: dict[str, Induced] = {}
    for path in paths:
        for pattern, service, environment in readings(path):
            if not service and "*" not in pattern and pattern.count("{environment}") == 1 and bases_of(pattern, files):
                known = found.get(pattern, Induced(pattern, frozenset(), ()))
                found[pattern] = Induced(pattern, known.pairs | {("", environment)}, (*known.paths, path))
    return list(found.values())


def is_of_environment(path: str) -> bool:
    """Whether a path can be read as that of an environment's own file."""
    return next(readings(path), None) is not None


def _made(pattern: str, reached: Mapping[str, Sequence[tuple[str, str]]]) -> Induced:
    pairs = frozenset(pair for found in reached.values() for pair in found)
    return _named(Induced(pattern, pairs, tuple(reached), tuple(sorted({service for service, _ in pairs if service in BASES}))))


def _by_service(reached: Mapping[str, Sequence[tuple[str, str]]]) -> dict[str, set[str]]:
    services: dict[str, set[str]] = defaultdict(set)
    for found in reached.values():
        for service, environment in found:
            services[service].add(environment)
    return services


def _compared(services: dict[str, set[str]], also: Also) -> int:
    """Services in environments, of those services that are in several."""
    counts = (
        len({spelling_of(name) if name.lower() in spellings() and name not in also else name for name in found})
        for found in services.values()
    )
    return sum(count for count in counts if count >= FEWEST)


def _score(pattern: str, reached: Mapping[str, Sequence[tuple[str, str]]], also: Also) -> tuple[int, int, int, int, str]:
    """How much a pattern compares, how many files it reaches, and how exactly it says which."""
    services = _by_service(reached)
    pairs = _compared(services, also)
    if "{service}" in pattern:
        in_several = [service for service, found in services.items() if len(found) >= FEWEST]
        generic = sum(not KINDS.isdisjoint(words(service)) for service in services) if "/{service}." in f"/{pattern}" else 0
        if len(in_several) < FEWEST or 2 * generic > len(services):
            pairs = 0
    return pairs, len(reached), -pattern.count("*"), len(pattern), pattern


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
