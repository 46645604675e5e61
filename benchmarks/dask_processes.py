"""A Dask scheduler and workers on this machine, and what each of them takes."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import urlsplit

from config_lint.executor.cluster import connected

_most = re.compile(r"^VmHWM:\s+(\d+) kB", re.MULTILINE)
_patience = 60.0


class Taken(NamedTuple):
    """CPU seconds, and the most bytes that a process has held so far."""

    cpu: float
    peak: int


class Running(NamedTuple):
    """Where the scheduler listens, and the numbers of the processes."""

    host: str
    port: int
    scheduler: int
    workers: tuple[int, ...]


@contextmanager
def cluster(workers: int) -> Iterator[Running]:
    """Processes of one thread each, which are there when this gives them, and gone when it is left."""
    with TemporaryDirectory() as folder:
        told = Path(folder) / "scheduler.json"
        processes = [_process("scheduler", "--port", "0", "--host", "127.0.0.1", "--scheduler-file", str(told))]
        try:
            address = _address(told)
            asked = ("worker", address, "--nthreads", "1", "--no-nanny", "--local-directory", folder)
            processes += [_process(*asked) for _ in range(workers)]
            _wait_for(address, workers)
            place = urlsplit(address)
            first, *others = (each.pid for each in processes)
            yield Running(place.hostname or "", place.port or 0, first, tuple(others))
        finally:
            for each in reversed(processes):
                each.terminate()
                each.wait()


def _process(command: str, *arguments: str) -> subprocess.Popen[bytes]:
    program = (sys.executable, "-m", f"distributed.cli.dask_{command}", *arguments, "--no-dashboard")
    return subprocess.Popen(program, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _address(told: Path) -> str:
    """Raises `TimeoutError` where the scheduler does not come."""
    until = time.monotonic() + _patience
    while time.monotonic() < until:
        text = told.read_text(encoding="utf-8") if told.is_file() else ""
        if text.endswith("}"):
            return str(json.loads(text)["address"])
        time.sleep(0.1)
    message = "the scheduler did not start"
    raise TimeoutError(message)


def _wait_for(address: str, workers: int) -> None:
    client = connected(address)
    try:
        client.wait_for_workers(workers, timeout=_patience)
    finally:
        client.close()


def taken(process: int) -> Taken:
    """What a process that still runs has taken; nothing where the system does not say (it is Linux that does)."""
    folder = Path(f"/proc/{process}")
    if not folder.is_dir():
        return Taken(0.0, 0)
    held = _most.search((folder / "status").read_text(encoding="utf-8"))
    # Its name, in parentheses, may hold spaces: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    columns = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    ticks = int(columns[11]) + int(columns[12])
    return Taken(ticks / os.sysconf("SC_CLK_TCK"), int(held[1]) * 1024 if held else 0)
