"""YAML that is nothing but mappings of single values: entries straight from its lines, without a tree between."""

from itertools import pairwise

from config_lint.domain.document import WIDEST, Document, Entry, Section, span
from config_lint.domain.key import Key, shared
from config_lint.text.leaves import entry
from config_lint.text.limits import NESTING
from config_lint.text.node import Leaf
from config_lint.text.yaml_lines import Line
from config_lint.values.empty import Empty
from config_lint.values.location import Location
from config_lint.values.redaction import masked_keys

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
    indent, prefix, keys = lines[0][1].indent, Key(), set[str]()
    every = [keys]
    for (number, said), (_, below) in pairwise(lines):
        column, _, _, _, written, key, is_plain, end, start, stop, meaning, source, is_sure = said
        while column < indent and around:
            indent, prefix, keys = around.pop()
        if column != indent or not is_plain or key in keys:
            return None
        keys.add(key)
        name = shared((*prefix, key))
        if below[0] > column:
            if written or len(name) >= NESTING:
                return None
            sections.append(Section(name, Location(path, number, column + 1, number, end)))
            around.append((indent, prefix, keys))
            indent, prefix, keys = below[0], name, set()
            every.append(keys)
        elif below[0] == column and below[1]:  # a list at the key's own indentation
            return None
        else:
            where = Location(path, number, start, number, stop)
            place = span(column + 1, end) if end < WIDEST else Location(path, number, column + 1, number, end)
            found = Entry(name, meaning, where, place, source) if is_sure else entry(name, Leaf(meaning, source, where), place)
            entries.append(found)
            if meaning.__class__ is Empty:
                sections.append(Section(name, found.key_location, meaning is Empty.LIST))
    return None if masked_keys(set().union(*every)) else Document(path, 0, format, tuple(entries), tuple(sections))
