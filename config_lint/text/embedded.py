"""Where the characters of a value stand in the text that it was written in."""

import re

from config_lint.values.on_use import on_use

_header = on_use(r"(?:[&!][^\s]*[ \t]+)*[|>][^\r\n]*(?:\r\n|\r|\n)")
_decoration = on_use(r"(?:[&!][^\s]*\s+)*")
_escape = on_use(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|x[0-9A-Fa-f]{2}|.)", re.DOTALL)
_joined_lines = on_use(r"\\\r?\n[ \t]*")


def spans(raw: str, value: str) -> list[tuple[int, int]] | None:
    """For each character of a value its range in `raw`, the source of that value; None where they do not fit together.

    `raw` may be plain, in quotes with escapes, or a YAML block with its header; indentation and folded lines are stepped over.
    """
    block = _header.match(raw)
    if block is not None:
        return _aligned(raw, value, "", block.end())
    decoration = _decoration.match(raw)
    start = decoration.end() if decoration else 0
    # Where YAML has an escaped quote first, three quotes open nothing but a text in single ones.
    for quotes in ('"""', "'''", '"', "'", ""):
        if raw.startswith(quotes, start):
            found = _aligned(raw, value, quotes[:1], start + len(quotes))
            if found is not None:
                return found
    return None


def _aligned(raw: str, value: str, quote: str, offset: int) -> list[tuple[int, int]] | None:
    found: list[tuple[int, int]] = []
    for character in value:
        if quote == '"':
            while (joined := _joined_lines.match(raw, offset)) is not None:
                offset = joined.end()
        end = _after(raw, offset, character, quote)
        if end is None:
            offset = _after_space(raw, offset, character)
            end = offset if character.isspace() else _after(raw, offset, character, quote)
        if end is None:
            return None
        found.append((offset, end))
        offset = end
    return found


def _after(raw: str, offset: int, character: str, quote: str) -> int | None:
    """The offset behind one character of a value, None where another one stands there."""
    if quote == '"' and raw.startswith("\\", offset):
        escape = _escape.match(raw, offset)
        return escape.end() if escape else None
    if not raw.startswith(character, offset):
        return None
    doubled = quote == "'" and raw.startswith("''", offset)
    return offset + (2 if doubled else 1)


def _after_space(raw: str, offset: int, character: str) -> int:
    """The offset behind white space that the value does not have: indentation, or the lines that it was folded from."""
    while offset < len(raw) and raw[offset].isspace() and raw[offset] != character:
        offset += 1
    return offset
