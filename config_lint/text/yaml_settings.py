"""YAML that is nothing but mappings of single values: entries straight from its lines, without a tree between."""

from functools import lru_cache
from itertools import pairwise
from sys import intern

from config_lint.domain.document import Document, Entry, Section
from config_lint.domain.key import Key
from config_lint.text.leaves import SHORT, entry
from config_lint.text.limits import NESTING
from config_lint.text.meaning import TELLING
from config_lint.text.node import Leaf
from config_lint.text.yaml_lines import LONGEST_KEY, Line
from config_lint.text.yaml_scalar import implicit, resolvable
from config_lint.values.detection import is_unremarkable
from config_lint.values.empty import Empty
from config_lint.values.location import Location
from config_lint.values.redaction import masked_keys
from config_lint.values.value import Value

QUOTES = ("'", '"')
CONTAINERS = {"[": Empty.LIST, "{": Empty.MAPPING}

Open = tuple[int, Key, set[str]]
"""A mapping: how far its keys are indented, the key that it stands under, and its own keys so far."""


def settings(lines: list[Line], path: str, format: str) -> Document | None:
    """The document that the lines are; None where it takes a tree to say what they mean.

    That is so for lists, whose items go by their names; for keys that tell what others mean; for keys that are set twice, or
    that hold a secret themselves.
    """
    entries: list[Entry] = []
    sections: list[Section] = []
    around: list[Open] = []
    indent, prefix, keys = lines[0][1], Key(), set[str]()
    every = [keys]
    for (number, column, dashes, written, gap, value), below in pairwise(lines):
        while column < indent and around:
            indent, prefix, keys = around.pop()
        if column != indent or dashes or not written:
            return None
        key = intern(written if written[0] not in QUOTES else written[1:-1])
        if key in keys or key in TELLING or len(written) > LONGEST_KEY:
            return None
        keys.add(key)
        end = column + 1 + len(written)
        place, name = Location(path, number, column + 1, number, end), (*prefix, key)
        if below[1] > column:
            if value or len(name) >= NESTING:
                return None
            sections.append(Section(name, place))
            around.append((indent, prefix, keys))
            indent, prefix, keys = below[1], name, set()
            every.append(keys)
        elif below[1] == column and below[2]:
            return None
        else:
            start = end + 1 + len(gap)
            found = _entry(name, value, place, Location(path, number, start, number, start + len(value.rstrip(" "))))
            entries.append(found)
            if found.value.__class__ is Empty:
                sections.append(Section(name, place, found.value is Empty.LIST))
    return None if masked_keys(set().union(*every)) else Document(path, 0, format, tuple(entries), tuple(sections))


def _entry(name: Key, written: str, place: Location, where: Location) -> Entry:
    """The entry of a value that stands, as it is written, behind a key at `place`."""
    value, source, is_sure = _glanced(name[-1], written) if len(written) <= GLANCED else _meant(name[-1], written)
    return Entry(name, value, where, place, source) if is_sure else entry(name, Leaf(value, source, where), place)


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


GLANCED = 80
"""Characters of a value that is remembered: short ones come again under the same keys in many files."""

_glanced = lru_cache(maxsize=1 << 15)(_meant)
