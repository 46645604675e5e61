"""Workers for tests, and what they are given to do: functions of a module, which those of a cluster import."""

import os
import pickle
import signal
from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from typing import Any, NoReturn


def squared(number: int) -> int:
    return number * number


def lost_once(marker: str) -> str:
    """The process that does it the second time: the first one ends."""
    if not Path(marker).exists():
        Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return marker


def raised(text: str) -> NoReturn:
    raise ValueError(text)


class Nearby:
    """Workers in this process, to which everything travels all the same. What comes last is given back first."""

    count = 2

    def __init__(self) -> None:
        self.sent: list[bytes] = []
        self.received: list[Any] = []

    def each(self, work: Callable[[Any], Any], given: Iterable[Any]) -> Generator[tuple[int, Any], None, None]:
        for one in given:
            self.sent.append(pickle.dumps(one))
            self.received.append(work(pickle.loads(self.sent[-1])))
        yield from reversed([*enumerate(self.received)])
