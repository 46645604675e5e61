"""JSON that people can read: as much on a line as a reader can take in."""

import json
from collections.abc import Iterator
from typing import Any

from config_lint.values.on_use import on_use

LONGEST_LINE = 120

_scalar = json.JSONEncoder().encode
# What a pipeline's log reader takes for a command, wherever it stands in a line, can only stand inside a text.
_command = on_use(r"##(?=[A-Za-z]*\[)")


def json_text(value: Any) -> str:
    """The value and a line feed: keys in their order, pure ASCII, and nothing that a pipeline takes for a command to it.

    Texts are exactly what they were once they are decoded.
    """
    text = _command.sub(r"#\\u0023", _laid_out(value, 0))
    return f"{text}\n"


def _laid_out(value: Any, indent: int) -> str:
    if isinstance(value, dict):
        parts = [f"{_scalar(str(key))}: {_laid_out(item, indent + 2)}" for key, item in value.items()]
        return _joined(parts, ("{", "}"), indent)
    if isinstance(value, list | tuple | Iterator):
        return _joined([_laid_out(item, indent + 2) for item in value], ("[", "]"), indent)
    return _scalar(value)


def _joined(parts: list[str], ends: tuple[str, str], indent: int) -> str:
    start, end = ends
    if indent + sum(map(len, parts)) + 2 * len(parts) <= LONGEST_LINE and not any("\n" in part for part in parts):
        return f"{start}{', '.join(parts)}{end}"
    room = " " * indent
    return f"{start}\n{room}  " + f",\n{room}  ".join(parts) + f"\n{room}{end}"
