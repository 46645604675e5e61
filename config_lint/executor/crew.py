"""Work on several processors of this machine: the only file that knows how processes are copied."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

ResultT = TypeVar("ResultT")

WIDTH = 4
"""Bytes of a number that is drawn."""


class Crew:
    """As many processes as there are `jobs`: this one, and copies of it, made anew for each piece of work.

    Copies are as this one is at that moment: they have all that it has, secrets included, and nothing of it is sent to them. Only
    what they make comes back.
    """

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs if can_copy() else 1

    def each(
        self, work: Callable[[int], ResultT], count: int, elsewhere: Callable[[int], ResultT] | None = None
    ) -> Iterator[ResultT]:
        """What `work` makes of each number from 0 to `count` - 1, in that order, whoever makes it: who is free takes the next.

        `elsewhere` is what a copy does instead, where that is not the same; what it makes must be able to travel. What could not
        be made so (it broke, or a process was lost, to a system without memory for instance) is made here at the end, and what is
        raised then is raised.
        """
        made = _together(work, elsewhere or work, count, self.jobs) if self.jobs > 1 and count > 1 else {}
        for number in range(count):
            yield made.pop(number) if number in made else work(number)


def _together(work: Callable[[int], ResultT], elsewhere: Callable[[int], ResultT], count: int, jobs: int) -> dict[int, ResultT]:
    """What could be made by this process and its copies, by number."""
    from concurrent.futures import ProcessPoolExecutor  # most runs are too small for this
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    numbers, given = os.pipe()
    os.write(given, b"".join(number.to_bytes(WIDTH, "big") for number in range(count)))
    os.close(given)
    pool = ProcessPoolExecutor(min(jobs, count) - 1, get_context("fork"), _settle_in, (elsewhere, numbers))
    asked: list[Future[dict[int, ResultT]]] = []
    try:
        with suppress(BlockingIOError, BrokenProcessPool):
            asked.extend(pool.submit(_part) for _ in range(min(jobs, count) - 1))
        made = _made(work, numbers)
        for future in asked:
            with suppress(Exception):  # whatever it is, it is met again here
                made.update(future.result())
    finally:
        pool.shutdown(cancel_futures=True)  # who is interrupted wants no more
        os.close(numbers)
    return made


def _made(work: Callable[[int], ResultT], numbers: int) -> dict[int, ResultT]:
    """What is made of numbers as they are drawn from a pipe, until none is left; what breaks is left out."""
    made: dict[int, ResultT] = {}
    while drawn := os.read(numbers, WIDTH):
        number = int.from_bytes(drawn, "big")
        with suppress(Exception):
            made[number] = work(number)
    return made


def processors() -> int:
    """How many processors this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def can_copy() -> bool:
    """Whether a process can be copied as it is: not on Windows, and macOS's own libraries do not survive it.

    https://docs.python.org/3/library/multiprocessing.html#contexts-and-start-methods
    """
    return sys.platform == "linux"


_at_hand: list[Callable[[], dict[int, Any]]] = []
"""What a copy does: nobody puts anything here in the process that it is a copy of."""


def _settle_in(work: Callable[[int], Any], numbers: int) -> None:
    """A copy begins. Whoever interrupts the run interrupts it, too, and reads one message, not one from each."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _at_hand[:] = [partial(_made, work, numbers)]


def _part() -> dict[int, Any]:
    """All that a copy makes: it comes back at once, when who would receive it has made the rest and is free to."""
    return _at_hand[0]()


ALONE = Crew(1)
"""This process, and no other."""
