"""One parsed file, or one part of one: entries with positions, and the comments that speak to us."""

from functools import cached_property

import msgspec

from config_lint.domain.key import Key
from config_lint.domain.problem import Problem
from config_lint.values.location import Location
from config_lint.values.value import Value

WIDEST = 1 << 12
"""Columns from which on a key's place is kept as any other."""

_spans: dict[int, int] = {}

same_span = _spans.setdefault
"""The one object for a `span`, given it twice."""


def span(column: int, end_column: int) -> int:
    """Two columns of one line as a number: fleets have few keys of different lengths, and so one object for each of these."""
    both = column * WIDEST + end_column
    return same_span(both, both)


def beside(key: Location, value: Location) -> Location | int:
    """Where a key stands, in little space where that is on the line on which its value begins: most do."""
    is_short = key.line == key.end_line == value.line and key.end_column < WIDEST and key.path == value.path
    return span(key.column, key.end_column) if is_short else key


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One written value under its key path.

    `value` has the type that the source gave it: `"8080"` is not `8080`. `text` is the source text where it says more than
    the value does (`0755`, `yes`, `1e3`), otherwise empty. `verbatim` values are not interpolated (single quotes in an env file).
    `key_place` is the place of the key, or that `beside` the value: whoever moves the one moves the other.
    """

    key: Key
    value: Value
    location: Location
    key_place: Location | int
    text: str = ""
    verbatim: bool = False

    @property
    def key_location(self) -> Location:
        """Where the key stands."""
        place = self.key_place
        if not isinstance(place, int):
            return place
        column, end_column = divmod(place, WIDEST)
        where = self.location
        return Location(where.path, where.line, column, where.line, end_column)


class Section(msgspec.Struct, frozen=True, gc=False):
    """A mapping or list under its key path, at the place of its key: where something that it lacks would stand."""

    key: Key
    location: Location
    is_list: bool = False


class Comment(msgspec.Struct, frozen=True):
    """A comment that contains our name; `alone` where nothing else stands on its line. `text` starts after the comment sign."""

    text: str
    location: Location
    alone: bool


class Document(msgspec.Struct, frozen=True, dict=True):
    """What one document of a file says, in the order in which it is written.

    `index` counts the documents of a file from 0. `problems` are about this document's text: duplicate keys, limits,
    constructs that the format has and we do not read.
    """

    path: str
    index: int
    format: str
    entries: tuple[Entry, ...]
    sections: tuple[Section, ...] = ()
    comments: tuple[Comment, ...] = ()
    problems: tuple[Problem, ...] = ()

    @cached_property
    def tops(self) -> frozenset[str]:
        """The keys at the top, by which several dialects know a document."""
        return frozenset([entry.key[0] for entry in self.entries])
