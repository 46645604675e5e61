"""The most memory that a command holds at once, in all the processes that it starts."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from time import sleep

from benchmarks.pairs import Command, Failure, measure

_share = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)
_pause = 0.05


def peak(command: Command) -> int:
    """Runs the command, and gives the most bytes that it and its processes held at once; shared pages count once.

    Looked up twenty times a second, in what Linux tells of each process; elsewhere the largest process is all that is known.

    Raises `Failure` as `measure` does.
    """
    if not Path("/proc/self/smaps_rollup").is_file():
        return measure(command).peak
    if command.before is not None:
        command.before()
    most = 0
    with subprocess.Popen(
        command.arguments, cwd=command.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        while process.poll() is None:
            most = max(most, sum(_held(each) for each in _with_children(process.pid)))
            sleep(_pause)
    if process.returncode not in command.good:
        message = f"{' '.join(command.arguments)} ended with {process.returncode}"
        raise Failure(message)
    return most


def _with_children(process: int) -> Iterator[int]:
    """The process and all that descend from it; those that have ended in the meantime are left out."""
    yield process
    for told in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = told.read_text(encoding="ascii").split()
        except OSError:
            continue
        for child in children:
            yield from _with_children(int(child))


def _held(process: int) -> int:
    """Bytes, with its part of what it shares with others; none for one that has ended."""
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    found = _share.search(told)
    return int(found[1]) * 1024 if found else 0
