"""Work on several processors of this machine: the only file that knows how processes are copied."""

import os
import sys
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

ResultT = TypeVar("ResultT")


class Crew:
    """As many processes as there are `jobs`, made anew for each piece of work.

    They are copies of this one as it is at that moment: they have all that it has, secrets included, and nothing of it is sent to
    them. Only what they make comes back.
    """

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs if can_copy() else 1

    def each(self, work: Callable[[int], ResultT], count: int) -> Iterator[ResultT]:
        """What `work` makes of each number from 0 to `count` - 1, in that order, whoever makes it, as soon as it is made.

        That, and what it raises, must be able to travel; what is raised there is raised here. Where a process is lost (to a
        system without memory, for instance), this one does the rest of the work itself.
        """
        made = 0
        if self.jobs > 1 and count > 1:
            from concurrent.futures import ProcessPoolExecutor  # most runs are too small for this
            from concurrent.futures.process import BrokenProcessPool
            from multiprocessing import get_context

            pool = ProcessPoolExecutor(min(self.jobs, count), get_context("fork"), _settle_in, (work,))
            try:
                for result in pool.map(_part, range(count)):
                    yield result
                    made += 1
            except (BrokenProcessPool, BlockingIOError):
                pass
            finally:
                pool.shutdown(cancel_futures=True)  # whoever stops listening wants no more
        for number in range(made, count):
            yield work(number)


def processors() -> int:
    """How many processors this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def can_copy() -> bool:
    """Whether a process can be copied as it is: not on Windows, and macOS's own libraries do not survive it.

    https://docs.python.org/3/library/multiprocessing.html#contexts-and-start-methods
    """
    return sys.platform == "linux"


_at_hand: list[Callable[[int], Any]] = []
"""What a copy does: nobody puts anything here in the process that it is a copy of."""


def _settle_in(work: Callable[[int], Any]) -> None:
    """A copy begins. Whoever interrupts the run interrupts it, too, and reads one message, not one from each."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _at_hand[:] = [work]


def _part(number: int) -> Any:
    return _at_hand[0](number)


ALONE = Crew(1)
"""This process, and no other."""
