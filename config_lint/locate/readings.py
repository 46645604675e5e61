"""The ways to read a path: which folder or part of a name says the environment, and which the service."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from config_lint.locate.pattern import one_of
from config_lint.options.spellings import spelling_of, spellings

SHORT = 3
"""Letters of a region's name, at most: `eu`, `use`."""

LONGEST_PLACE = 3
"""Words of the name of an environment somewhere, at most."""

STRUCTURE = frozenset(("clusters", "environments", "envs", "overlays", "patches", "regions", "tenants"))
"""Names of folders that say what lies in them, and so are no services' names."""

Reading = tuple[str, str, str]
"""(pattern, service, environment); the service is empty where the pattern names none."""

Also = Mapping[str, str]
"""Further names of environments, each with the name of the folder that it stands in where that is an environment's, too."""

NONE: Also = {}


def readings(path: str, also: Also = NONE) -> Iterator[Reading]:
    """Every way to read a path that has the name of an environment in it."""
    *folders, name = path.split("/")
    further = frozenset(also)
    # What lies in a cluster's folder is the cluster's, whatever the folders around it are called.
    first = max((index for index, folder in enumerate(folders) if also.get(folder)), default=0) if also else 0
    for index, part in enumerate((*folders, name)):
        for environment, placed in _placed(part, further, is_file=index == len(folders)) if index >= first else ():
            token = re.compile(rf"(?<![A-Za-z0-9]){re.escape(environment)}(?![A-Za-z0-9])")
            parts = [token.sub("{environment}", other) for other in (*folders, name)]
            parts[index] = placed
            for service, pattern in _with_service(parts, index):
                yield pattern, service, environment


def _placed(part: str, also: frozenset[str], *, is_file: bool) -> Iterator[tuple[str, str]]:
    """The environments that a folder's or file's name mentions, each with the name around a placeholder."""
    stem, dot, extension = part.rpartition(".") if is_file and "." in part[1:] else (part, "", "")
    if not is_file and not _is_known(part) and (part in also or _is_place(part)):
        yield part, "{environment}"
        if part in also:
            return
    for match in _tokens(also).finditer(stem):
        yield match.group(), f"{stem[: match.start()]}{{environment}}{stem[match.end() :]}{dot}{extension}"
    if is_file and extension and (_is_known(extension) or extension in also) and stem.endswith(".env"):
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
def _tokens(also: frozenset[str]) -> re.Pattern[str]:
    known = one_of([*also, *(form for spelling in spellings() for form in (spelling, spelling.capitalize(), spelling.upper()))])
    return re.compile(rf"(?<![A-Za-z0-9])(?:{known})(?![A-Za-z0-9])")


def _with_service(parts: Sequence[str], environment_at: int) -> Iterator[tuple[str, str]]:
    """The service and the pattern, for each place in which the service may stand, and each way to take the rest."""
    *folders, name = parts
    last = len(folders)
    extension = f".{name.rpartition('.')[2]}" if "." in name else ""
    tails = [(last, name)]
    if environment_at == last and extension:
        tails.append((last, f"{name.removesuffix(extension)}.*"))
    if environment_at < last:
        tails += [(environment_at + 1, f"**/*{extension}"), (last, f"*{extension}")]
    for end, tail in tails:
        head = folders[:end]
        yield "", "/".join((*head, tail))
        for index, folder in enumerate(head):
            if index != environment_at and "{" not in folder and folder not in STRUCTURE:
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
