"""A list or mapping that was written, and has nothing in it."""

from enum import Enum


class Empty(Enum):
    """The two empty containers, which are values of their own: they override what a lower layer had there."""

    LIST = "[]"
    MAPPING = "{}"

    def __str__(self) -> str:
        return self.value
