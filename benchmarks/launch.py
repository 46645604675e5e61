"""Runs one command, and tells what it took: `python launch.py FILE_DESCRIPTOR PROGRAM [ARGUMENT ...]`.

Linux counts the memory of whoever starts a process into the peak of that process: what it held before it became another program
(https://github.com/torvalds/linux/blob/master/fs/exec.c, `setmax_mm_hiwater_rss`). So it is started by this small one, and not by
the one that generates fleets and draws plots.
"""

import os
import sys
import time


def main() -> None:
    """Writes the exit code, wall-clock and CPU seconds, and the system's figure for the peak, on one line."""
    told, *arguments = sys.argv[1:]
    started = time.perf_counter()
    process = os.posix_spawnp(arguments[0], arguments, os.environ)
    _, status, used = os.wait4(process, 0)
    seconds = time.perf_counter() - started
    line = f"{os.waitstatus_to_exitcode(status)} {seconds!r} {used.ru_utime + used.ru_stime!r} {used.ru_maxrss}"
    os.write(int(told), line.encode())


if __name__ == "__main__":
    main()
