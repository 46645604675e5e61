"""The baseline: findings that are accepted as they are, so that only new ones fail."""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

import msgspec

from config_lint.domain.known import Known
from config_lint.domain.problem import Problem
from config_lint.domain.tree import Tree, Unreadable
from config_lint.domain.usage import UsageError
from config_lint.values.location import Location, start_of
from config_lint.values.on_use import on_use

VERSION = 1
SHARED = "@shared.json"
"""The file of a folder that holds what concerns several services, or none: no service's own file is called so."""

_head = f'{{"version": {VERSION}, "findings": [\n'
_fingerprint = on_use(r'"fingerprint"\s*:\s*"')
_conflict = on_use(r"^(<{7}|={7}|>{7})( |$)", re.MULTILINE)


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    """A finding, as a baseline writes it."""

    rule: str
    environments: list[str]
    service: str
    key: str
    fingerprint: str


class _File(msgspec.Struct, forbid_unknown_fields=True):
    """A baseline. What ends the list says nothing: it lets every line of a finding end alike, so that lines merge."""

    version: int
    findings: list[_Line | None]


def written(known: Iterable[Known]) -> str:
    """The text of a baseline file: JSON, a finding a line, sorted, nothing in it that changes while the findings do not."""
    lines = sorted(json.dumps(_as_data(one)) for one in known)
    return "".join((_head, *(f"{line},\n" for line in lines), "null]}\n"))


def is_one(text: str) -> bool:
    """Whether a text begins as `written` writes it."""
    return text.startswith(_head)


def by_service(known: Iterable[Known]) -> dict[str, list[Known]]:
    """The findings by the file of a folder that they belong in: one a service, and one for what several share."""
    files: dict[str, list[Known]] = {}
    for one in known:
        files.setdefault(file_of(one.service), []).append(one)
    return dict(sorted(files.items()))


def file_of(service: str) -> str:
    """The name of a service's own file."""
    return f"{quote(service, safe=' +')}.json" if service else SHARED


def from_tree(tree: Tree, path: str) -> list[Known]:
    """What the baseline at a path of the tree holds: a file, or a folder of files. Raises `UsageError` where there is none."""
    inside = [file for file in tree.files() if file.startswith(f"{path}/") and file.endswith(".json")]
    known: list[Known] = []
    for file in inside or [path]:
        try:
            known += read(tree.read(file).decode("utf-8-sig"), file)
        except Unreadable as unreadable:
            message = f"the baseline {file} cannot be read: {unreadable.reason}; `config-lint baseline create` writes one"
            raise UsageError(message) from None
        except UnicodeDecodeError:
            message = "this is no baseline: it is not UTF-8"
            raise UsageError(message, start_of(file)) from None
    return known


def read(text: str, path: str) -> list[Known]:
    """What a baseline file holds, each finding with its place in it. Raises `UsageError`, with the line, for what is none."""
    lines = _lines_of(text)
    data = _data(text, path)
    return [
        Known(line.rule, tuple(line.environments), line.service, line.key, line.fingerprint, place)
        for line, place in zip(
            (line for line in data.findings if line is not None),
            (Location(path, number, 1, number, 1) for number in lines),
            strict=False,
        )
    ]


def _data(text: str, path: str) -> _File:
    conflict = _conflict.search(text)
    if conflict:
        message = "the marks of a merge conflict: keep the lines of both sides, without the marks"
        raise UsageError(message, _line(path, text, conflict.start()))
    try:
        data: Any = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"this is no baseline: {error.msg[:1].lower()}{error.msg[1:]}"
        raise UsageError(message, Location(path, error.lineno, error.colno, error.lineno, error.colno)) from None
    except RecursionError:
        message = "this is no baseline"
        raise UsageError(message, start_of(path)) from None
    if isinstance(data, dict) and isinstance(data.get("version"), int) and data["version"] != VERSION:
        message = f"a baseline of version {data['version']}, which this config-lint does not know: it writes version {VERSION}"
        raise UsageError(message, start_of(path))
    try:
        return msgspec.convert(data, _File)
    except msgspec.ValidationError as error:
        message = f"this is no baseline: {error}; `config-lint baseline create` writes one"
        raise UsageError(message, start_of(path)) from None


def stale(left: Sequence[Known], ran: frozenset[str], existing: frozenset[str]) -> list[Problem]:
    """What is to be said of entries that match nothing any more; those of rules that exist and did not run are left alone."""
    return [
        Problem("baseline-stale", one.location or start_of(""), {"rule": one.rule, "what": _what(one), "name": one.fingerprint})
        for one in left
        if one.rule in ran or one.rule not in existing
    ]


def _what(one: Known) -> str:
    """What the entry is about: `LOG_LEVEL of web in staging`."""
    service = f" of {one.service}" if one.service else ""
    environments = f" in {', '.join(one.environments)}" if one.environments else ""
    return f"{one.key}{service}{environments}".strip()


def _as_data(one: Known) -> dict[str, Any]:
    """The order of the keys is the order of the lines."""
    return {
        "rule": one.rule,
        "service": one.service,
        "environments": one.environments,
        "key": one.key,
        "fingerprint": one.fingerprint,
    }


def _lines_of(text: str) -> list[int]:
    """The lines on which the findings stand, in their order."""
    numbers: list[int] = []
    line, start = 1, 0
    for match in _fingerprint.finditer(text):
        line += text.count("\n", start, match.start())
        start = match.start()
        numbers.append(line)
    return numbers


def _line(path: str, text: str, offset: int) -> Location:
    number = text.count("\n", 0, offset) + 1
    return Location(path, number, 1, number, 1)
