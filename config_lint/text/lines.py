"""Lines and columns of the places in a text."""

import re
from bisect import bisect_right

from config_lint.values.location import Location
from config_lint.values.on_use import on_use

_line_break = on_use(r"\r\n|\r|\n")


class Lines:
    """Where each line of a text begins; a line ends with a line feed, a carriage return or both, as every editor has it.

    Offsets count characters from 0; lines and columns count from 1.
    """

    __slots__ = ("_starts", "_text", "length", "path")

    def __init__(self, text: str, path: str, line_break: re.Pattern[str] = _line_break) -> None:
        self.path = path
        self.length = len(text)
        self._text = text
        self._starts = [0, *(match.end() for match in line_break.finditer(text))]

    def position(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and a column, at most the end of the text."""
        if line > len(self._starts):
            return self.length
        return min(self._starts[line - 1] + column - 1, self.length)

    def location(self, start: int, end: int) -> Location:
        """The range from one offset to another."""
        starts = self._starts
        line = bisect_right(starts, start)
        last = line if line == len(starts) or end < starts[line] else bisect_right(starts, end)
        return Location(self.path, line, start - starts[line - 1] + 1, last, end - starts[last - 1] + 1)

    def between(self, place: Location) -> str:
        """The text of a range."""
        return self._text[self.offset(place.line, place.column) : self.offset(place.end_line, place.end_column)]

    def line(self, number: int) -> str:
        """The text of a line without its end."""
        starts = self._starts
        return self._text[starts[number - 1] : starts[number] if number < len(starts) else self.length].rstrip("\r\n")
