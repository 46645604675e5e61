"""The keys of a YAML text that is nothing but mappings of single values, looked at once for all texts that have the same."""

from functools import lru_cache
from sys import intern
from typing import NamedTuple

from config_lint.domain.document import WIDEST, span
from config_lint.domain.key import Below, Key, below
from config_lint.text.limits import NESTING
from config_lint.text.meaning import TELLING
from config_lint.text.yaml_line import LONGEST_KEY, QUOTES, key_of
from config_lint.text.yaml_lines import MOST_LINES
from config_lint.values.redaction import masked_key
from config_lint.values.secret_keys import Naming, naming, naming_of

LONGEST_REMEMBERED, MOST_REMEMBERED = 1 << 10, 1 << 14
"""Lines of a text whose outline is remembered, and outlines: a service has mostly the same keys in all environments."""


class Head(NamedTuple):
    """A line up to its value.

    How far its key is indented, the key's name, the column at which it ends, and its place as a `span`; where the value begins
    if one space is before it; whether there is one on the line, and whether the name alone may say that it is a secret.
    """

    indent: int
    name: str
    end: int
    place: int
    start: int
    has_value: bool
    may_tell: bool


BLANK = Head(0, "", 0, 0, 0, has_value=False, may_tell=False)
"""A line that says nothing."""

NOTHING = -1
"""How far the end is indented: nothing is as deep."""


class Leaves(NamedTuple):
    """Keys with a single value in columns: their names, lines, where their values begin if one space is before, their places."""

    names: tuple[Key, ...]
    numbers: tuple[int, ...]
    starts: tuple[int, ...]
    places: tuple[int, ...]


class Telling(NamedTuple):
    """A key that says that its value may be a secret, and what it says; its place among the leaves, else the same as there."""

    at: int
    said: Naming
    name: Key
    number: int
    start: int
    place: int


class Parents(NamedTuple):
    """Keys of mappings in columns: their names, lines, the columns in which they begin and end."""

    names: tuple[Key, ...]
    numbers: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class Outline(NamedTuple):
    """The keys of a text in the order written; `is_leaf` tells of each line whether it has one of the `leaves`."""

    is_leaf: bytes
    leaves: Leaves
    telling: tuple[Telling, ...]
    parents: Parents


def outline_of(heads: tuple[str, ...], signs: tuple[str, ...]) -> Outline | None:
    """The outline of a text; None where it takes a tree to say what it means.

    `heads` are its lines up to the first colon with a space after it, which is the line's sign where it has one. A tree is
    needed for lists, whose items go by their names; for keys that tell what others mean; for keys that are set twice, or that
    hold a secret themselves.
    """
    found = _remembered.get((heads, signs))
    if found is None:
        found = _outline(heads, signs)
        if found is not None and len(heads) <= LONGEST_REMEMBERED and len(_remembered) < MOST_REMEMBERED:
            _remembered[tuple(map(intern, heads)), tuple(map(intern, signs))] = found
    return found


_remembered: dict[tuple[tuple[str, ...], tuple[str, ...]], Outline] = {}


def forget() -> None:
    """Lets go of the outlines."""
    _remembered.clear()


def _outline(heads: tuple[str, ...], signs: tuple[str, ...]) -> Outline | None:
    found = list(map(_head, heads, signs))
    if None in found:
        return None
    rows = [(number, head) for number, head in enumerate(found, 1) if head is not None and head is not BLANK]
    return None if not rows or len(rows) > MOST_LINES else _laid_out(rows, len(heads))


def _laid_out(rows: list[tuple[int, Head]], count: int) -> Outline | None:
    """The outline of a text of `count` lines with these keys."""
    is_leaf = bytearray(count)
    leaves: list[tuple[Key, int, int, int]] = []
    telling: list[Telling] = []
    parents: list[tuple[Key, int, int, int]] = []
    around: list[tuple[int, Below, set[str]]] = []
    indent, names, used = rows[0][1].indent, below(()), set[str]()
    next_indents = [head.indent for _, head in rows[1:]]
    for (number, head), inner in zip(rows, (*next_indents, NOTHING), strict=True):
        column, part, end, place, start, has_value, may_tell = head
        while column < indent and around:
            indent, names, used = around.pop()
        if column != indent or part in used:
            return None
        used.add(part)
        name = names[part]
        if inner > column:
            if has_value or len(name) >= NESTING:
                return None
            parents.append((name, number, column + 1, end))
            around.append((indent, names, used))
            indent, names, used = inner, below(name), set()
        elif may_tell and (said := naming(name)):
            telling.append(Telling(len(leaves) + len(telling), said, name, number, start, place))
        else:
            is_leaf[number - 1] = True
            leaves.append((name, number, start, place))
    return Outline(bytes(is_leaf), Leaves(*_columns(leaves)), tuple(telling), Parents(*_columns(parents)))


def _columns(
    rows: list[tuple[Key, int, int, int]],
) -> tuple[tuple[Key, ...], tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    names, numbers, starts, ends = zip(*rows, strict=True) if rows else ((), (), (), ())
    return names, numbers, starts, ends


@lru_cache(maxsize=1 << 14)
def _head(written: str, sign: str) -> Head | None:
    """What a line says before its value; None where only a tree or the parser can read it."""
    if not written and not sign:
        return BLANK
    found = key_of(written if sign else written[:-1]) if sign or written[-1] == ":" else None
    if found is None:
        return None
    indent, key = found
    name = intern(key if key[0] not in QUOTES else key[1:-1])
    end = indent + 1 + len(key)
    if name in TELLING or len(key) > LONGEST_KEY or end >= WIDEST or masked_key(name):
        return None
    place = span(indent + 1, end)
    return Head(indent, name, end, place, end + 2 if sign else end + 1, has_value=bool(sign), may_tell=bool(naming_of(name)))
