"""`--rendered ENVIRONMENT=PATH`: manifests that a tool has rendered, in a file, in a folder, or on standard input."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from config_lint.domain.usage import UsageError

STANDARD_INPUT = "standard input"
"""What findings call the file that came through standard input."""

PATTERNS = ("*.yaml", "*.yml", "*.json")


class Rendered(NamedTuple):
    """The contents of manifests by path, and the environment that each is of."""

    contents: dict[str, bytes]
    environments: dict[str, str]


def rendered(values: Sequence[str], root: Path) -> Rendered:
    """What the option's values name; paths within `root` are shown relative to it. Raises `UsageError` for what is not there."""
    found = Rendered({}, {})
    for value in values:
        environment, separator, place = value.partition("=")
        if not (environment and separator and place):
            message = f'--rendered takes ENVIRONMENT=PATH, or ENVIRONMENT=- for standard input, not "{value}"'
            raise UsageError(message)
        for path, content in _contents(place, root):
            if path in found.contents:
                message = f"--rendered reads {path} twice: each file is of one environment"
                raise UsageError(message)
            found.contents[path] = content
            found.environments[path] = environment
    return found


def _contents(place: str, root: Path) -> Iterator[tuple[str, bytes]]:
    if place == "-":
        yield STANDARD_INPUT, sys.stdin.buffer.read()
        return
    named = Path(place)
    files = sorted(file for pattern in PATTERNS for file in named.rglob(pattern)) if named.is_dir() else [named]
    if not files:
        message = f"--rendered finds no YAML or JSON file in {place}"
        raise UsageError(message)
    for file in files:
        try:
            yield _shown(file, root), file.read_bytes()
        except OSError as error:
            message = f"--rendered cannot read {file}: {error.strerror}"
            raise UsageError(message) from error


def _shown(file: Path, root: Path) -> str:
    whole = file.resolve()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else file.as_posix()
