"""A line of a file with a stretch of it marked, cut to the room there is."""

from collections.abc import Callable

from config_lint.domain.excerpt import Excerpt

Cells = Callable[[str], int]
"""How many columns a text takes on a terminal."""


def cut(line: Excerpt, room: int, cells: Cells, dots: str) -> Excerpt:
    """The line in at most `room` columns: the mark stays in sight as far as it fits, and `dots` stand for what is left out."""
    if cells(line.before + line.marked + line.after) <= room:
        return line
    # What stands before a short mark gets what the mark leaves; before a long one, whose beginning counts, a third.
    least = max(room - cells(line.marked) - 2 * cells(dots), room // 3)
    before = _last(line.before, min(least, cells(line.before)), cells, dots)
    left = room - cells(before)
    marked = _first(line.marked, left, cells, dots)
    after = _first(line.after, left - cells(marked), cells, dots) if marked == line.marked else ""
    return Excerpt(before, marked, after)


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
