"""A line of a file with a stretch of it marked, cut to the room there is."""

from collections.abc import Callable

import msgspec

from config_lint.values.location import Location

Cells = Callable[[str], int]
"""How many columns a text takes on a terminal."""


class MarkedLine(msgspec.Struct, frozen=True):
    """What to draw: the text before, inside and after the marked stretch. All three may be empty."""

    before: str
    marked: str
    after: str


def marked_line(excerpt: str, location: Location, clean: Callable[[str], str]) -> MarkedLine | None:
    """The excerpt of a location's first line, each part made safe by `clean`.

    None where the line cannot be shown, or where the excerpt ends before the location begins.
    """
    start = location.column - 1
    if not excerpt or start > len(excerpt):
        return None
    end = location.end_column - 1 if location.end_line == location.line else len(excerpt)
    return MarkedLine(clean(excerpt[:start]), clean(excerpt[start:end]), clean(excerpt[end:]))


def cut(line: MarkedLine, room: int, cells: Cells, dots: str) -> MarkedLine:
    """The line in at most `room` columns: the mark stays in sight as far as it fits, and `dots` stand for what is left out."""
    if cells(line.before + line.marked + line.after) <= room:
        return line
    # What stands before a short mark gets what the mark leaves; before a long one, whose beginning counts, a third.
    least = max(room - cells(line.marked) - 2 * cells(dots), room // 3)
    before = _last(line.before, min(least, cells(line.before)), cells, dots)
    left = room - cells(before)
    marked = _first(line.marked, left, cells, dots)
    after = _first(line.after, left - cells(marked), cells, dots) if marked == line.marked else ""
    return MarkedLine(before, marked, after)


def _first(text: str, room: int, cells: Cells, dots: str) -> str:
    if cells(text) <= room:
        return text
    keep = room - cells(dots)
    while text and cells(text) > keep:
        text = text[: min(len(text) - 1, max(keep, 0))]
    return text + dots if keep >= 0 else ""


def _last(text: str, room: int, cells: Cells, dots: str) -> str:
    if cells(text) <= room:
        return text
    keep = room - cells(dots)
    while text and cells(text) > keep:
        text = text[-min(len(text) - 1, keep) :] if keep > 0 and len(text) > 1 else ""
    return dots + text if keep >= 0 else ""
