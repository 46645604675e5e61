"""One line of the YAML that most configuration is written in: what it says by itself, told once for all files that have it."""

from functools import lru_cache
from sys import intern
from typing import NamedTuple

from config_lint.text.leaves import SHORT
from config_lint.text.meaning import TELLING
from config_lint.text.yaml_scalar import implicit, resolvable
from config_lint.values.detection import is_unremarkable
from config_lint.values.empty import Empty
from config_lint.values.on_use import on_use
from config_lint.values.value import Value

LONGEST_KEY = 500
"""Characters of a key; the parser takes 1,024 of one that has no question mark: https://yaml.org/spec/1.1/#id934537"""

QUOTES = ("'", '"')
CONTAINERS = {"[": Empty.LIST, "{": Empty.MAPPING}

# What is beyond ASCII is looked at before.
_chunk = r"[^\x00-\x1f\x7f#:]*"  # without those which mean something beside a space
_quoted = r'"[^\x00-\x1f\x7f"\\]*"' + r"|'[^\x00-\x1f\x7f']*'"
_key = rf"[A-Za-z0-9_$./][A-Za-z0-9_$./@+-]*(?::+[A-Za-z0-9_$./@+-]+)*|{_quoted}"
_scalar = (
    rf"(?:[^\x00- \x7f!\"#%&'*,\-:>?@\[\]`{{|}}]|-(?=[^ ])){_chunk}(?:(?::+(?=[^ :])|(?<! )#){_chunk})*"
    rf"|{_quoted}|\[\]|\{{\}}"
)
_comment = r"#[^\x00-\x1f\x7f]*"
_line = on_use(rf"( *)((?:- +)*)(?:({_key}):(?:( +)({_scalar}))?|({_scalar}))? *(?:(?<![^ ]){_comment})?")


class Said(NamedTuple):
    """A line taken apart: indentation; the dashes before what it says; a key; what stands between key and value; a scalar.

    The rest is of a key: `name` without its quotes, `is_plain` whether it is one that tells nothing of others, and by itself on
    the line; the columns at which it ends, and the value begins and ends; then the `meaning` of the value, its source where that
    says more, and whether the key shows at a glance that it is no secret.
    """

    indent: int
    dashes: str
    key: str
    gap: str
    value: str
    name: str = ""
    is_plain: bool = False
    end: int = 0
    start: int = 0
    stop: int = 0
    meaning: Value = None
    source: str = ""
    is_sure: bool = False


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
    indent, dashes, key, gap, value, lone = found.groups("")
    value = value or lone
    if not key:
        return Said(len(indent), dashes, "", "", value) if dashes or value else BLANK
    name = intern(key if key[0] not in QUOTES else key[1:-1])
    end = len(indent) + 1 + len(key)
    start = end + 1 + len(gap)
    is_plain = not dashes and name not in TELLING and len(key) <= LONGEST_KEY
    meant = _meant(name, value) if is_plain else (None, "", False)
    return Said(len(indent), dashes, key, gap, value, name, is_plain, end, start, start + len(value.rstrip(" ")), *meant)


_remembered = lru_cache(maxsize=1 << 15)(_said)


def _meant(part: str, written: str) -> tuple[Value, str, bool]:
    """A value and its source where that says more; with them, whether the last part of its key shows that it is no secret."""
    first = written[:1]
    text = written.rstrip(" ")
    value: Value = text
    source = ""
    if first in resolvable:  # nothing at all as well
        value, source = implicit(text)
    elif first in QUOTES:
        value = text[1:-1]
    elif first in CONTAINERS:
        return CONTAINERS[first], "", True
    if isinstance(value, str):
        return value, source, is_unremarkable(part, value)
    if isinstance(value, float) or (isinstance(value, int) and not -SHORT < value < SHORT):
        return value, source, is_unremarkable(part, source or repr(value))
    return value, source, True
