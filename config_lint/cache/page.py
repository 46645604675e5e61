"""A document as it is kept: in numbers and texts, without secrets and comments, which are read again from where they stand."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from config_lint.domain.document import WIDEST, Comment, Document, Entry, Section, span
from config_lint.domain.key import Key, shared
from config_lint.domain.problem import Problem
from config_lint.text.lines import Lines
from config_lint.values.empty import Empty
from config_lint.values.location import Location
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret


class Page(msgspec.Struct, frozen=True, array_like=True):
    """One document.

    Key number n + 1 is `parts[n]` under the key of number `parents[n]`; 0 is the root. `entries` and `sections` are numbers of
    keys; `places` has the place of each entry's value and that of its key, `section_places` that of each section. What `values`
    cannot say is by the entry's index in `references`, `empties` and `secrets`: what is shown of a secret, and how many
    characters around it where it stands are no part of it. A comment is a place, where its text begins and ends in it, and
    whether it stands alone: what is said there might be secret, too.
    """

    format: str
    index: int
    parents: list[int]
    parts: list[str]
    entries: list[int]
    values: list[str | int | float | bool | None]
    places: list[int]
    sections: list[int]
    section_places: list[int]
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


class _Keys:
    """The keys of a document, each under a number."""

    def __init__(self) -> None:
        self.parents: list[int] = []
        self.parts: list[str] = []
        self._numbers: dict[Key, int] = {(): 0}

    def number(self, key: Key) -> int:
        """The number of a key, which is given one if it has none."""
        found = self._numbers.get(key)
        if found is None:
            self.parents.append(self.number(key[:-1]))
            self.parts.append(key[-1])
            found = self._numbers[key] = len(self.parts)
        return found


def page_of(document: Document, lines: Lines) -> Page | None:
    """The document as it is kept; None for one that cannot be given back as it is, such as one with a secret of many lines."""
    path, keys = document.path, _Keys()
    numbers: list[int] = []
    values: list[str | int | float | bool | None] = []
    places: list[int] = []
    texts: dict[int, str] = {}
    verbatim: list[int] = []
    references: dict[int, Reference] = {}
    empties: dict[int, Empty] = {}
    secrets: dict[int, tuple[str, int]] = {}
    for index, entry in enumerate(document.entries):
        value, place, key = entry.value, entry.location, entry.key_location
        if place.path != path or key.path != path:
            return None
        kept = None
        if not isinstance(value, Secret | Reference | Empty):
            kept = value
        elif isinstance(value, Reference):
            references[index] = value
        elif isinstance(value, Empty):
            empties[index] = value
        else:
            around = _around(value, place, lines)
            if around is None or entry.text:
                return None
            secrets[index] = (value.shown, around)
        values.append(kept)
        numbers.append(keys.number(entry.key))
        places += (place.line, place.column, place.end_line, place.end_column)
        places += (key.line, key.column, key.end_line, key.end_column)
        if entry.text:
            texts[index] = entry.text
        if entry.verbatim:
            verbatim.append(index)
    sections: list[int] = []
    section_places: list[int] = []
    for section in document.sections:
        place = section.location
        if place.path != path:
            return None
        sections.append(keys.number(section.key))
        section_places += (place.line, place.column, place.end_line, place.end_column)
    comments = list(_spans(document.comments, lines))
    if any(span[4] < 0 for span in comments):
        return None
    return Page(
        document.format,
        document.index,
        keys.parents,
        keys.parts,
        numbers,
        values,
        places,
        sections,
        section_places,
        [index for index, section in enumerate(document.sections) if section.is_list],
        texts,
        verbatim,
        references,
        empties,
        secrets,
        comments,
        document.problems,
    )


def _spans(comments: Iterable[Comment], lines: Lines) -> Iterator[tuple[int, int, int, int, int, int, bool]]:
    for comment in comments:
        start = lines.between(comment.location).find(comment.text)
        yield (*_corners(comment.location), start, start + len(comment.text), comment.alone)


def _around(secret: Secret, place: Location, lines: Lines) -> int | None:
    """How many characters on either side of a secret belong to its notation: none, or quotes; None where more is between."""
    written = lines.between(place)
    text = secret.reveal()
    return next((around for around in (0, 1) if written[around : len(written) - around] == text and text), None)


def _corners(place: Location) -> tuple[int, int, int, int]:
    return place.line, place.column, place.end_line, place.end_column


Hidden = Callable[[Entry, str, int], Secret]
"""What gives the secret of an entry: with what is shown of it, and how many characters around it are no part of it."""


def secrets_in(lines: Lines | None) -> Hidden:
    """The secrets where they stand in a file."""

    def secret(entry: Entry, shown: str, around: int) -> Secret:
        assert lines is not None
        written = lines.between(entry.location)
        return Secret(written[around : len(written) - around], shown)

    return secret


def document_of(page: Page, path: str, lines: Lines | None, secret: Hidden | None = None) -> Document:
    """The document again, as a file at `path` that says the same; `lines` are the file's, where the page `reads` it.

    Its secrets are in the file, too, if `secret` does not give them.
    """
    keys: list[Key] = [()]
    for parent, part in zip(page.parents, page.parts, strict=True):
        keys.append(shared((*keys[parent], part)))
    numbers = iter(page.places)
    both = zip(numbers, numbers, numbers, numbers, numbers, numbers, numbers, numbers, strict=True)
    entries = [
        Entry(
            keys[key],
            value,
            Location(path, a, b, c, d),
            span(f, h) if e == g == a and h < WIDEST else Location(path, e, f, g, h),
        )
        for key, value, (a, b, c, d, e, f, g, h) in zip(page.entries, page.values, both, strict=True)
    ]
    _complete(entries, page, secret or secrets_in(lines))
    numbers = iter(page.section_places)
    lists = frozenset(page.lists)
    sections = tuple(
        Section(keys[key], Location(path, a, b, c, d), index in lists)
        for index, (key, (a, b, c, d)) in enumerate(
            zip(page.sections, zip(numbers, numbers, numbers, numbers, strict=True), strict=True)
        )
    )
    return Document(path, page.index, page.format, tuple(entries), sections, _comments(page, path, lines), page.problems)


def _comments(page: Page, path: str, lines: Lines | None) -> tuple[Comment, ...]:
    found: list[Comment] = []
    for a, b, c, d, start, end, alone in page.comments:
        assert lines is not None
        place = Location(path, a, b, c, d)
        found.append(Comment(lines.between(place)[start:end], place, alone))
    return tuple(found)


def _complete(entries: list[Entry], page: Page, secret: Hidden) -> None:
    """Puts in what the plain values could not say."""
    replace = msgspec.structs.replace
    for index, text in page.texts.items():
        entries[index] = replace(entries[index], text=text)
    for index in page.verbatim:
        entries[index] = replace(entries[index], verbatim=True)
    for found in (page.references, page.empties):
        for index, value in found.items():
            entries[index] = replace(entries[index], value=value)
    for index, (shown, around) in page.secrets.items():
        entries[index] = replace(entries[index], value=secret(entries[index], shown, around))
