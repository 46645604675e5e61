"""A document as it is kept: in numbers and texts, without secrets and comments, which are read again from where they stand."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress, count, repeat
from typing import Any

import msgspec

from config_lint.cache.shape import Shape, shape_of, written
from config_lint.domain.columns import columns
from config_lint.domain.document import Comment, Document, Entry, Section, same_span
from config_lint.domain.key import Key
from config_lint.domain.problem import Problem
from config_lint.text.lines import Lines
from config_lint.values.empty import Empty
from config_lint.values.location import Location
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret


class Places(msgspec.Struct, frozen=True, array_like=True):
    """Places in one file, in four columns; `end_lines` is empty where each begins and ends on one line."""

    lines: Sequence[int]
    columns: Sequence[int]
    end_lines: Sequence[int]
    end_columns: Sequence[int]


class Page(msgspec.Struct, frozen=True, array_like=True):
    """One document.

    `shape` has the keys of its entries and sections (`shape.py`). `values` and `places` are those of the entries, `keys` where
    the key of each stands beside its value; `apart` has, by the entry's index, the places of those that do not. So is what
    `values` cannot say in `references`, `empties` and `secrets`: what is shown of a secret, and how many characters around it
    where it stands are no part of it. A comment is a place, where its text begins and ends in it, and whether it stands alone:
    what is said there might be secret, too.
    """

    format: str
    index: int
    shape: msgspec.Raw
    values: Sequence[str | int | float | bool | None]
    places: Places
    keys: Sequence[int]
    apart: dict[int, tuple[int, int, int, int]]
    section_places: Places
    lists: list[int]
    texts: dict[int, str]
    verbatim: list[int]
    references: dict[int, Reference]
    empties: dict[int, Empty]
    secrets: dict[int, tuple[str, int]]
    comments: list[tuple[int, int, int, int, int, int, bool]]
    problems: tuple[Problem, ...]

    @property
    def reads(self) -> bool:
        """Whether something of it is only in the file."""
        return bool(self.secrets or self.comments)


_special = frozenset((Secret, Reference, Empty))


def page_of(document: Document, lines: Callable[[], Lines]) -> Page | None:
    """The document as it is kept; None for one that cannot be given back as it is, such as one with a secret of many lines.

    `lines` gives those of its file, and is asked only where the document has a secret, or a comment. Raises
    `UnicodeEncodeError` for keys with half a character.
    """
    path = document.path
    keys, values, locations, beside, texts, verbatim = columns(document.entries, 6)
    section_keys, section_locations, lists = columns(document.sections, 3)
    apart = _apart(beside, path)
    places, section_places = _places(locations, path), _places(section_locations, path)
    secrets = _secrets(document.entries, lines) if Secret in set(map(type, values)) else {}
    comments = list(_spans(document.comments, lines))
    if places is None or section_places is None or apart is None or secrets is None or any(span[4] < 0 for span in comments):
        return None
    references: dict[int, Reference] = {}
    empties: dict[int, Empty] = {}
    if not _special.isdisjoint(map(type, values)):
        references = {index: value for index, value in enumerate(values) if value.__class__ is Reference}
        empties = {index: value for index, value in enumerate(values) if value.__class__ is Empty}
        values = tuple([None if value.__class__ in _special else value for value in values])
    return Page(
        document.format,
        document.index,
        written(Shape(keys, section_keys)),
        values,
        places,
        tuple([0 if index in apart else place for index, place in enumerate(beside)]) if apart else beside,
        apart,
        section_places,
        list(compress(count(), lists)),
        {index: text for index, text in enumerate(texts) if text} if any(texts) else {},
        list(compress(count(), verbatim)),
        references,
        empties,
        secrets,
        comments,
        document.problems,
    )


def _places(locations: Sequence[Location], path: str) -> Places | None:
    """The places; None where one is in another file."""
    paths, lines, starts, end_lines, ends = columns(locations, 5)
    return Places(lines, starts, () if end_lines == lines else end_lines, ends) if paths.count(path) == len(paths) else None


def _apart(places: Sequence[Location | int], path: str) -> dict[int, tuple[int, int, int, int]] | None:
    """The places of keys that stand elsewhere than beside their value; None where one is in another file."""
    if set(map(type, places)) <= {int}:
        return {}
    found = {index: place for index, place in enumerate(places) if isinstance(place, Location)}
    return {index: _corners(place) for index, place in found.items()} if all(at.path == path for at in found.values()) else None


def _secrets(entries: Sequence[Entry], lines: Callable[[], Lines]) -> dict[int, tuple[str, int]] | None:
    """What is kept of secrets; None where one is written in another way than it is."""
    found: dict[int, tuple[str, int]] = {}
    for index, entry in enumerate(entries):
        value = entry.value
        if isinstance(value, Secret):
            around = _around(value, entry.location, lines())
            if around is None or entry.text:
                return None
            found[index] = (value.shown, around)
    return found


def _spans(comments: Iterable[Comment], lines: Callable[[], Lines]) -> Iterator[tuple[int, int, int, int, int, int, bool]]:
    for comment in comments:
        start = lines().between(comment.location).find(comment.text)
        yield (*_corners(comment.location), start, start + len(comment.text), comment.alone)


def _around(secret: Secret, place: Location, lines: Lines) -> int | None:
    """How many characters on either side of a secret belong to its notation: none, or quotes; None where more is between."""
    written = lines.between(place)
    text = secret.reveal()
    return next((around for around in (0, 1) if written[around : len(written) - around] == text and text), None)


def _corners(place: Location) -> tuple[int, int, int, int]:
    return place.line, place.column, place.end_line, place.end_column


Hidden = Callable[[Key, Location, str, int], Secret]
"""Gives the secret under a key, at a place, with what is shown of it, and how many characters around it are no part of it."""


def secrets_in(lines: Lines | None) -> Hidden:
    """The secrets where they stand in a file."""

    def secret(_: Key, place: Location, shown: str, around: int) -> Secret:
        assert lines is not None
        written = lines.between(place)
        return Secret(written[around : len(written) - around], shown)

    return secret


def document_of(page: Page, path: str, lines: Lines | None, secret: Hidden | None = None) -> Document:
    """The document again, as a file at `path` that says the same; `lines` are the file's, where the page `reads` it.

    Its secrets are in the file, too, if `secret` does not give them. Raises `msgspec.MsgspecError` for what are no keys.
    """
    keys, section_keys = shape_of(bytes(page.shape))
    locations = _located(page.places, path)
    lists = frozenset(page.lists)
    return Document(
        path,
        page.index,
        page.format,
        _entries(page, path, keys, locations, secret or secrets_in(lines)),
        tuple(map(Section, section_keys, _located(page.section_places, path), map(lists.__contains__, count()))),
        _comments(page, path, lines),
        page.problems,
    )


def _located(places: Places, path: str) -> list[Location]:
    lines = places.lines
    return list(map(Location, repeat(path), lines, places.columns, places.end_lines or lines, places.end_columns))


def _entries(page: Page, path: str, keys: tuple[Key, ...], locations: list[Location], secret: Hidden) -> tuple[Entry, ...]:
    values: list[Any] = list(page.values)
    beside: list[Location | int] = list(map(same_span, page.keys, page.keys))
    for index, corners in page.apart.items():
        beside[index] = Location(path, *corners)
    for index, value in (*page.references.items(), *page.empties.items()):
        values[index] = value
    for index, (shown, around) in page.secrets.items():
        values[index] = secret(keys[index], locations[index], shown, around)
    if not page.texts and not page.verbatim:
        return tuple(map(Entry, keys, values, locations, beside))
    texts = map(page.texts.get, range(len(keys)), repeat(""))
    verbatim = map(frozenset(page.verbatim).__contains__, count())
    return tuple(map(Entry, keys, values, locations, beside, texts, verbatim))


def _comments(page: Page, path: str, lines: Lines | None) -> tuple[Comment, ...]:
    found: list[Comment] = []
    for a, b, c, d, start, end, alone in page.comments:
        assert lines is not None
        place = Location(path, a, b, c, d)
        found.append(Comment(lines.between(place)[start:end], place, alone))
    return tuple(found)
