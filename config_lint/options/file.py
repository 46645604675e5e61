"""Finding the file that holds the options, and reading it."""

import tomllib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from config_lint.domain.usage import UsageError
from config_lint.options.model import Options, OptionsTable, Origin
from config_lint.text.errors import Malformed
from config_lint.text.limits import FILE_BYTES, file_exceeded
from config_lint.text.toml_located import load as load_located
from config_lint.values.location import Location, start_of

names = (".config-lint.toml", "config-lint.toml", "pyproject.toml")
"""In a folder that has several, the first one counts."""

mistaken = tuple(f"{start}config-lint.{ending}" for start in (".", "") for ending in ("yaml", "yml", "json"))
"""What somebody may take for such a file."""

table_in_pyproject = ("tool", "config-lint")


def load(start: Path, top: Path | None, file: Path | None = None, *, isolated: bool = False) -> Options:
    """The options for a run from the folder `start`, whose git root is `top` (None outside of git).

    They are those of `file`, or of the closest file found on the way from `start` up to `top`; with `isolated`, and where there
    is none, the defaults. Paths in a file are relative to its folder, or to `start` for a file outside the root.
    Raises `UsageError`.
    """
    start = start.resolve()
    if not start.is_dir():
        message = f"{start} is no folder: name the folder of the configuration with --root"
        raise UsageError(message)
    root = top.resolve() if top else start
    found = file.resolve() if file else None if isolated else find(start, root)
    inside = found is not None and found.is_relative_to(root)
    folder = found.parent if found and inside else start
    origin = Origin(root, "" if folder == root else folder.relative_to(root).as_posix())
    if found is None:
        return from_data({}, origin)
    shown = found.relative_to(root).as_posix() if inside else str(file)
    return parse(_text(found, shown), msgspec.structs.replace(origin, file=shown))


def find(start: Path, top: Path) -> Path | None:
    """The closest file with options, from `start` up to `top`; a pyproject.toml without our table is passed by.

    Raises `UsageError` for one in another notation: passing it by would mean to run without what it says.
    """
    for folder in (start, *start.parents):
        for name in names:
            file = folder / name
            if file.is_file() and (name != "pyproject.toml" or _speaks_to_us(_content(file, str(file)))):
                return file
        for name in mistaken:
            if (folder / name).is_file():
                message = f"{folder / name} is not read: options are written in TOML, in a config-lint.toml"
                raise UsageError(message)
        if folder == top:
            return None
    return None


def parse(text: str, origin: Origin) -> Options:
    """The options that a TOML text holds; in a `pyproject.toml`, those in its `[tool.config-lint]`. Raises `UsageError`."""
    data: Any
    try:
        data, locations = load_located(text, origin.file)
    except Malformed as malformed:
        message = f"{malformed.reason}: {malformed.remedy}" if malformed.remedy else malformed.reason
        raise UsageError(message, malformed.location) from malformed
    if PurePosixPath(origin.file).name == "pyproject.toml":
        for part in table_in_pyproject:
            data = data.get(part) if isinstance(data, dict) else None
        if not isinstance(data, dict):
            message = "there is no table [tool.config-lint]"
            raise UsageError(message, start_of(origin.file))
        depth = len(table_in_pyproject)
        locations = {where[depth:]: place for where, place in locations.items() if where[:depth] == table_in_pyproject}
    return from_data(data, msgspec.structs.replace(origin, locations=locations))


def from_data(data: Mapping[str, Any], origin: Origin) -> Options:
    """The options that the data of a file hold. Raises `UsageError`."""
    try:
        table = msgspec.convert(data, OptionsTable)
    except msgspec.ValidationError:
        table = msgspec.convert(_explained(data, origin), OptionsTable)
    return Options(origin=origin, **{name: getattr(table, name) for name in table.__struct_fields__})


def _explained(data: Mapping[str, Any], origin: Origin) -> Mapping[str, Any]:
    """Data that are good after all, such as a day with a time of nought. Raises `UsageError`, which says what is wrong."""
    from pydantic import ValidationError  # it takes longer than everything else here, and files are good

    from config_lint.options.schema import validated
    from config_lint.options.wording import usage_error

    try:
        return validated(data)
    except ValidationError as error:
        raise usage_error(error, origin) from error


def options_from(data: Mapping[str, Any]) -> Options:
    """The options that stand in no file, such as those of a rule's example. Raises `UsageError`."""
    return from_data(data, Origin())


def _speaks_to_us(content: bytes) -> bool:
    if b"config-lint" not in content:
        return False
    try:
        tool = tomllib.loads(content.decode("utf-8", errors="replace")).get("tool")
    except tomllib.TOMLDecodeError:
        return b"tool.config-lint" in content
    return isinstance(tool, dict) and "config-lint" in tool


def _text(file: Path, shown: str) -> str:
    content = _content(file, shown)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = "bytes that are not UTF-8: save the file as UTF-8"
        raise UsageError(message, Location(shown, line, 1, line, 1)) from error


def _content(file: Path, shown: str) -> bytes:
    try:
        with file.open("rb") as opened:
            content = opened.read(FILE_BYTES + 1)
    except OSError as error:
        message = f"{shown} cannot be read: {error.strerror}"
        raise UsageError(message) from error
    if len(content) > FILE_BYTES:
        message = f"{file_exceeded()}, which no file of options is"
        raise UsageError(message, start_of(shown))
    return content
