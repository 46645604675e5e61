"""One line of the YAML that most configuration is written in: what it says by itself, told once for all files that have it."""

from functools import lru_cache
from typing import NamedTuple

from config_lint.values.on_use import on_use

LONGEST_KEY = 500
"""Characters of a key; the parser takes 1,024 of one that has no question mark: https://yaml.org/spec/1.1/#id934537"""

QUOTES = ("'", '"')

# What is beyond ASCII is looked at before.
_chunk = r"[^\x00-\x1f\x7f#:]*"  # without those which mean something beside a space
_quoted = r'"[^\x00-\x1f\x7f"\\]*"' + r"|'[^\x00-\x1f\x7f']*'"
_key = rf"[A-Za-z0-9_$./][A-Za-z0-9_$./@+-]*(?::+[A-Za-z0-9_$./@+-]+)*|{_quoted}"
_scalar = (
    rf"(?:[^\x00- \x7f!\"#%&'*,\-:>?@\[\]`{{|}}]|-(?=[^ ])){_chunk}(?:(?::+(?=[^ :])|(?<! )#){_chunk})*"
    rf"|{_quoted}|\[\]|\{{\}}"
)
_comment = r"#[^\x00-\x1f\x7f]*"
_line = on_use(rf"( *)((?:- +)*)(?:({_key}):(?:( +)({_scalar}))?|({_scalar}))? *((?<![^ ]){_comment})?")
_indented_key = on_use(rf"( *)({_key})")
_lone_scalar = on_use(_scalar)


class Said(NamedTuple):
    """A line taken apart: indentation; the dashes before what it says; a key; what stands between key and value; a scalar."""

    indent: int
    dashes: str
    key: str
    gap: str
    value: str


BLANK = Said(0, "", "", "", "")
"""A line that says nothing: empty, or a comment."""

LONGEST_REMEMBERED = 120
"""Characters of a line that is remembered: short ones come again in many files."""


def said(line: str) -> Said | None:
    """What a line without its end says; None for one that only the parser can read."""
    return _remembered(line) if len(line) <= LONGEST_REMEMBERED else _said(line)


def _said(line: str) -> Said | None:
    found = _line.fullmatch(line)
    if found is None:
        return None
    indent, dashes, key, gap, value, lone, _ = found.groups("")
    value = value or lone
    return Said(len(indent), dashes, key, gap, value) if key or dashes or value else BLANK


_remembered = lru_cache(maxsize=1 << 15)(_said)


def forget() -> None:
    """Lets go of the lines."""
    _remembered.cache_clear()


def without_comment(line: str) -> str:
    """The line as far as it says something; one that only the parser can read is left as it is."""
    found = _line.fullmatch(line)
    return line if found is None or not found[7] else line[: found.start(7)].rstrip(" ")


def key_of(text: str) -> tuple[int, str] | None:
    """How far a key is indented, and the key, where that is all of a text."""
    found = _indented_key.fullmatch(text)
    return None if found is None else (len(found[1]), found[2])


def is_scalar(text: str) -> bool:
    """Whether that is a scalar on one line, or a container with nothing in it."""
    return _lone_scalar.fullmatch(text) is not None
