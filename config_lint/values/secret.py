"""A value that is never shown."""

from typing import NoReturn


class Secret:
    """A text that compares, but cannot be read by accident.

    `str()`, `repr()` and `format()` give `shown`, which holds no part of what is secret: `***`, or for a URL the URL with
    its password cut out. Equality and hash are those of the text. It refuses to be pickled or copied into a serialised form.
    """

    __slots__ = ("_text", "shown")

    def __init__(self, text: str, shown: str = "***") -> None:
        self._text = text
        self.shown = shown

    def reveal(self) -> str:
        """The text itself: for comparison and measurement inside `values`, `layers` and `binding`, never for output."""
        return self._text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __bool__(self) -> bool:
        return bool(self._text)

    def __str__(self) -> str:
        return self.shown

    def __repr__(self) -> str:
        return f"Secret({self.shown})"

    def __format__(self, specification: str) -> str:
        return format(self.shown, specification)

    def __reduce__(self) -> NoReturn:
        message = "a secret does not leave the process"
        raise TypeError(message)
