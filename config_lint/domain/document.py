"""One parsed file, or one part of one: entries with positions, and the comments that speak to us."""

from functools import cached_property

import msgspec

from config_lint.domain.key import Key
from config_lint.domain.problem import Problem
from config_lint.values.location import Location
from config_lint.values.value import Value


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One written value under its key path.

    `value` has the type that the source gave it: `"8080"` is not `8080`. `text` is the source text where it says more than
    the value does (`0755`, `yes`, `1e3`), otherwise empty. `verbatim` values are not interpolated (single quotes in an env file).
    """

    key: Key
    value: Value
    location: Location
    key_location: Location
    text: str = ""
    verbatim: bool = False


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
