"""Whoever works elsewhere: what they are given travels, and so does what they make of it."""

from collections.abc import Callable, Generator, Iterable
from typing import Protocol, TypeVar

GivenT = TypeVar("GivenT")
ResultT = TypeVar("ResultT")


class Workers(Protocol):
    """Processes that share no memory with this one, and maybe no disk."""

    @property
    def count(self) -> int:
        """How many there are. Raises `UsageError` where there are none to be had."""
        ...

    def each(self, work: Callable[[GivenT], ResultT], given: Iterable[GivenT]) -> Generator[tuple[int, ResultT], None, None]:
        """What `work`, a function of a module, makes of each, with its number, as soon as it is made.

        Not more is taken of `given` than they are about to work on; who stops listening lets go of the rest. Raises `UsageError`
        where they are lost for good.
        """
        ...
