"""A baseline on disk: one file, or a folder with one file for each service."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from config_lint.cli.outputs import write_file
from config_lint.domain.known import Known
from config_lint.domain.usage import UsageError
from config_lint.engine import Request
from config_lint.engine.baseline import SHARED, by_service, from_tree, is_one, written
from config_lint.options import Options
from config_lint.trees.memory import MemoryTree


def is_folder(place: Path) -> bool:
    """Whether the baseline is a folder: one that is there, or a name that does not end like a file's."""
    return place.is_dir() or (place.suffix != ".json" and not place.exists())


def exists(place: Path) -> bool:
    """Whether there is a baseline already, or something else in its place."""
    return bool(_files(place)) if place.is_dir() else place.exists()


def read(place: Path, root: Path) -> list[Known]:
    """What the baseline holds; paths below `root` are shown relative to it. Raises `UsageError` for what is none."""
    try:
        contents = {_shown(file, root): file.read_bytes() for file in (_files(place) if place.is_dir() else [place])}
    except OSError as error:
        message = f"the baseline {place} cannot be read: {error.strerror}; `config-lint baseline create` writes one"
        raise UsageError(message) from error
    return from_tree(MemoryTree(contents), _shown(place, root))


def accepted(request: Request, place: Path, options: Options) -> Request:
    """The request with the baseline at `place`, whatever the options name. Raises `UsageError` for what is none."""
    return msgspec.structs.replace(request, baseline=tuple(read(place, options.origin.root)))


def write(place: Path, known: Sequence[Known]) -> None:
    """All of it. In a folder, the files of services that have nothing left to accept go; what is no baseline stays."""
    if not is_folder(place):
        write_file(place, written(known))
        return
    files = by_service(known) or {SHARED: []}
    for name, members in files.items():
        write_file(place / name, written(members))
    for file in _files(place):
        if file.name not in files and is_one(file.read_text(encoding="utf-8", errors="replace")):
            file.unlink()


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("*.json") if file.is_file())


def _shown(file: Path, root: Path) -> str:
    whole = file.resolve()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else file.as_posix()
