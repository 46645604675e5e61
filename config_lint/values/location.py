"""Where something stands in a file."""

import msgspec


class Location(msgspec.Struct, frozen=True, order=True, gc=False):
    """A range in a file: lines and columns are 1-based, columns count characters, the end is exclusive.

    `path` is relative to the root of the tree it was read from, with `/` between its parts.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


def start_of(path: str) -> Location:
    """The first character of a file: where something is located that has no better place."""
    return Location(path, 1, 1, 1, 1)
