"""The line of a finding, as it may be shown: only what we parsed, with every secret masked."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from config_lint.domain.document import Document
from config_lint.domain.excerpt import Excerpt
from config_lint.domain.key import Key
from config_lint.values.holes import mask
from config_lint.values.location import Location
from config_lint.values.on_use import on_use
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.value import Value

LONGEST = 400
"""Characters that are shown of each part of a line, at the most: before, inside and after what is marked."""

MASK = "***"
"""What stands for a secret, whatever its length."""


class Line(NamedTuple):
    """A line as it may be shown: what stands at each of its letters, as far as anything is known."""

    pieces: Sequence[str]
    end: int


NOTHING = Line((), -1)
"""A line that nothing is known of."""

Excerpts = Callable[[Location], Excerpt | None]
Span = tuple[Location, Value]

KEYWORDS = frozenset(("export",))
"""Words beside keys and values that are part of a notation, and may be shown."""

_word = on_use(r"""[^\s{}\[\]()<>:,=;"'|&!?.-]+""")


def excerpts(documents: Callable[[str], Sequence[Document]], line_of: Callable[[str, int], str]) -> Excerpts:
    """A function from a location to the safe text of its first line; None where there is nothing safe to show.

    `line_of` gives the text of a path's line. A line is shown as far as its last known key or value goes: comments, and lines
    that no value stands on, might say anything. So might words between the known ones (a value that a later one overrides), which
    are masked in place, as secrets are, and references whose text holds more than may be shown.
    """
    by_line: dict[str, dict[int, list[Span]]] = {}
    masked: dict[tuple[str, int], Line] = {}

    def spans(path: str) -> dict[int, list[Span]]:
        if path not in by_line:
            table = by_line[path] = {}
            for document in documents(path):
                for span in _known(document):
                    for line in range(span[0].line, span[0].end_line + 1):
                        table.setdefault(line, []).append(span)
        return by_line[path]

    def excerpt(location: Location) -> Excerpt | None:
        where = (location.path, location.line)
        if where not in masked:
            found = spans(location.path).get(location.line)
            masked[where] = _masked(line_of(*where), location.line, found) if found else NOTHING
        return _cut(masked[where], location)

    return excerpt


def _known(document: Document) -> Iterator[Span]:
    """Where keys and values stand, and which value it is."""
    for section in document.sections:
        yield section.location, _as_value(section.key)
    for entry in document.entries:
        yield entry.key_location, _as_value(entry.key)
        yield entry.location, entry.value


def _as_value(key: Key) -> Value:
    """Nothing to hide, but for a key that was masked because it has a secret in it."""
    return Secret(key[-1]) if mask in key[-1] else None


def _stand_in(location: Location, value: Value, line: str) -> str | None:
    """What is shown instead of a value that must not be; None for one that may be."""
    is_whole = location.line == location.end_line
    if isinstance(value, Secret):
        return value.shown if is_whole else MASK
    if isinstance(value, Reference) and not (is_whole and value.text in line[location.column - 1 : location.end_column - 1]):
        return MASK
    return None


def _masked(line: str, number: int, spans: Sequence[Span]) -> Line:
    pieces = list(line)
    known = [False] * len(line)
    for location, value in spans:
        start = location.column - 1 if location.line == number else 0
        stop = min(location.end_column - 1 if location.end_line == number else len(line), len(line))
        known[start:stop] = [True] * max(stop - start, 0)
        stand_in = _stand_in(location, value, line)
        if stand_in is not None and start < stop:
            pieces[start:stop] = [stand_in, *[""] * (stop - start - 1)]
    end = len(known) - known[::-1].index(True) if True in known else 0
    for match in _word.finditer(line, 0, end):
        hidden = [index for index in range(*match.span()) if not known[index]] if match.group() not in KEYWORDS else []
        for index in hidden:
            pieces[index] = MASK if index == hidden[0] else ""
    return Line(pieces, end)


def _cut(line: Line, place: Location) -> Excerpt | None:
    first = place.column - 1
    if line is NOTHING or first > line.end:
        return None
    last = min(place.end_column - 1 if place.end_line == place.line else line.end, line.end)
    return Excerpt(
        _printable(_ending(line.pieces, first)),
        _printable(_beginning(line.pieces, first, last)),
        _printable(_beginning(line.pieces, last, line.end)),
    )


def _ending(pieces: Sequence[str], stop: int) -> str:
    """The end of what stands before one, without looking at all of a line that may be a whole file."""
    start, length = stop, 0
    while start and length < LONGEST:
        start -= 1
        length += len(pieces[start])
    return "".join(pieces[start:stop])[-LONGEST:]


def _beginning(pieces: Sequence[str], start: int, end: int) -> str:
    stop, length = start, 0
    while stop < end and length < LONGEST:
        length += len(pieces[stop])
        stop += 1
    return "".join(pieces[start:stop])[:LONGEST]


def _printable(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(
        " " if character == "\t" else character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text
    )
