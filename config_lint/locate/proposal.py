"""The shortest config-lint.toml that would read the files there are."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from config_lint.locate.pattern import one_of
from config_lint.locate.reach import Recognised
from config_lint.locate.unread import of_a_tool
from config_lint.options.model import Options

example = """\
promotion = ["staging", "production"]

[[sources]]
path = "environments/{environment}/{service}.yaml"
"""


def proposal(options: Options, environments: dict[str, str], files: Sequence[str], recognised: Recognised) -> str:
    """The lines that reach most services in most environments by one path; an example where nothing is in two environments."""
    folder = f"{options.origin.folder}/" if options.origin.folder else ""
    paths = [path.removeprefix(folder) for path in files if path.startswith(folder) and recognised(path) and not of_a_tool(path)]
    token = re.compile(f"(?<![A-Za-z0-9])(?:{one_of(environments)})(?![A-Za-z0-9])")
    covered: dict[str, dict[str, set[str]]] = {}
    for pattern, service, environment in chain.from_iterable(_readings(path, token) for path in paths):
        covered.setdefault(pattern, {}).setdefault(service, set()).add(environment)
    best = max(
        covered, key=lambda pattern: (_pairs(covered[pattern]), _tells_apart(pattern, covered[pattern]), pattern), default=""
    )
    if not best or not _pairs(covered[best]):
        return example
    found = {environment for service in covered[best].values() for environment in service}
    promotion = ", ".join(f'"{name}"' for name in environments if name in found)
    service = "" if "{service}" in best else f"\n[services.{_bare(options.name)}]\n"
    return f'promotion = [{promotion}]\n\n[[sources]]\npath = "{best}"\n{service}'


def _pairs(services: dict[str, set[str]]) -> int:
    """Services in environments, of the services that can be compared: those in two or more."""
    return sum(len(environments) for environments in services.values() if len(environments) > 1)


def _tells_apart(pattern: str, services: dict[str, set[str]]) -> bool:
    """Whether a path names services exactly where there are several."""
    return ("{service}" in pattern) == (len(services) > 1)


def _readings(path: str, environment: re.Pattern[str]) -> Iterator[tuple[str, str, str]]:
    """Ways to read a path, as (pattern, service, environment): the service is the file's name, that of a folder, or not there."""
    parts = path.split("/")
    for index, part in enumerate(parts):
        for found in environment.finditer(part):
            placed = [*parts[:index], f"{part[: found.start()]}{{environment}}{part[found.end() :]}", *parts[index + 1 :]]
            yield "/".join(placed), "", found.group()
            for other, name in enumerate(placed):
                stem, dot, extension = name.partition(".") if other == len(parts) - 1 else (name, "", "")
                if stem and other != index:
                    service = f"{{service}}{dot}{extension}"
                    yield "/".join([*placed[:other], service, *placed[other + 1 :]]), stem, found.group()


def _bare(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else f'"{name}"'
