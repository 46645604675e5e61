"""What else the machine does: a figure that was taken beside other work says so by itself."""

import os
import time
from pathlib import Path

_told = Path("/proc/stat")
_resting = slice(3, 5)
"""Idle, and waiting for a disk; all columns are in https://man7.org/linux/man-pages/man5/proc_stat.5.html."""

_guests = slice(8, None)
"""Which the first columns count already."""

tolerable = 0.25
"""Processors that may be busy with something else: a machine with nobody on it has some tasks of its own."""

shortest = 0.5
"""Seconds to look at, at the least: the system counts in hundredths."""


class Watch:
    """Looks on from now."""

    def __init__(self) -> None:
        self._since = time.perf_counter()
        self._busy = busy()
        self._own = own()

    def others(self) -> float | None:
        """How many processors were busy, on average, with what this process did not start; none where the system does not say."""
        time.sleep(max(0.0, self._since + shortest - time.perf_counter()))
        working, used, elapsed = busy(), own(), time.perf_counter() - self._since
        if working is None or self._busy is None:
            return None
        return max(0.0, round((working - self._busy - used + self._own) / elapsed, 2))


def is_quiet(others: float | None) -> bool:
    """Whether the machine did little else; not where it is not known."""
    return others is not None and others <= tolerable


def busy() -> float | None:
    """Seconds that all processors have worked since the machine was started."""
    if not _told.is_file():
        return None
    columns = [int(column) for column in _told.read_text(encoding="ascii").partition("\n")[0].split()[1:]]
    ticks = sum(columns) - sum(columns[_resting]) - sum(columns[_guests])
    return ticks / os.sysconf("SC_CLK_TCK")


def own() -> float:
    """Seconds that this process and those that it started and that have ended have worked."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system
