"""A line of a file as it may be shown."""

import msgspec


class Excerpt(msgspec.Struct, frozen=True):
    """The line of a place: what stands before, inside and after the place, with every secret masked."""

    before: str
    marked: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.marked}{self.after}"
