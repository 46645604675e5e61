"""YAML that is nothing but mappings of single values: entries straight from its lines, without a tree between."""

from itertools import pairwise

from config_lint.domain.document import Document, Entry, Section
from config_lint.domain.key import Key
from config_lint.text.leaves import SHORT, entry
from config_lint.text.limits import NESTING
from config_lint.text.meaning import TELLING
from config_lint.text.node import Leaf
from config_lint.text.yaml_lines import LONGEST_KEY, Line
from config_lint.text.yaml_scalar import implicit, resolvable
from config_lint.values.detection import guard, is_unremarkable
from config_lint.values.empty import Empty
from config_lint.values.location import Location
from config_lint.values.redaction import masked_keys

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
    mapping: Open = (lines[0][1], (), set())
    names: set[str] = set()
    for (number, column, dashes, written, gap, value), below in pairwise(lines):
        while column < mapping[0] and around:
            mapping = around.pop()
        indent, prefix, keys = mapping
        key = written[1:-1] if written[:1] in QUOTES else written
        if column != indent or dashes or not written or key in keys or key in TELLING or len(written) > LONGEST_KEY:
            return None
        keys.add(key)
        names.add(key)
        end = column + 1 + len(written)
        place, name = Location(path, number, column + 1, number, end), (*prefix, key)
        if below[1] > column and not value and len(name) < NESTING:
            sections.append(Section(name, place))
            around.append(mapping)
            mapping = (below[1], name, set())
        elif below[1] > column or (below[1] == column and below[2]):
            return None
        else:
            start = end + 1 + len(gap)
            found = _entry(name, value, place, Location(path, number, start, number, start + len(value.rstrip(" "))))
            entries.append(found)
            if found.value.__class__ is Empty:
                sections.append(Section(name, place, found.value is Empty.LIST))
    return None if masked_keys(names) else Document(path, 0, format, tuple(entries), tuple(sections))


def _entry(name: Key, written: str, place: Location, where: Location) -> Entry:
    """The entry of a value that stands, as it is written, behind a key at `place`."""
    first = written[:1]
    value = written.rstrip(" ")
    if first in resolvable:  # nothing at all as well
        resolved, source = implicit(value)
        if not isinstance(resolved, str):
            if isinstance(resolved, float) or (isinstance(resolved, int) and not -SHORT < resolved < SHORT):
                return entry(name, Leaf(resolved, source, where), place)
            return Entry(name, resolved, where, place, source)
    elif first in QUOTES:
        value = value[1:-1]
    elif first in CONTAINERS:
        return Entry(name, CONTAINERS[first], where, place)
    return Entry(name, value if is_unremarkable(name[-1], value) else guard(name, value), where, place)
