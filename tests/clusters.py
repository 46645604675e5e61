"""Dask clusters for tests: one of two worker processes that all tests of a session share, and ones to be broken.

None of them is in this process: their threads draw random numbers, which hypothesis takes for those of its tests.
"""

import atexit
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from config_lint.executor.cluster import connected

PROGRAM = """
from config_lint.executor.cluster import started
cluster = started(2)
print(cluster.scheduler_address, flush=True)
input()
"""
"""A cluster that ends with whoever writes to it."""

CALM = {
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",
    "DASK_DISTRIBUTED__WORKER__MEMORY__MONITOR_INTERVAL": "1s",
    "DASK_DISTRIBUTED__ADMIN__SYSTEM_MONITOR__INTERVAL": "5s",
    "DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL": "1s",
}
"""One that nobody asks for anything takes an eighth of a processor to look at itself; so, next to nothing."""


@cache
def _shared() -> str:
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, **CALM},
    )
    atexit.register(process.communicate, "\n")
    assert process.stdout is not None
    return process.stdout.readline().strip()


def shared_address() -> str:
    """That of the scheduler of the shared one, once both workers are there: one that was lost comes again.

    Where it does not, on a busy machine, there is another cluster for whoever comes next.
    """
    try:
        _shared_workers()
    except TimeoutError:
        _shared.cache_clear()
        _shared_workers()
    return _shared()


def _shared_workers() -> list[int]:
    client = connected(_shared())
    try:
        client.wait_for_workers(2, timeout=30)
        return list(client.run(os.getpid).values())
    finally:
        client.close()


def shared_worker() -> int:
    """The process of one of the workers of the shared one."""
    return min(_shared_workers())


@contextmanager
def scheduler(*workers: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address of a scheduler in a process of its own, and the process; with `workers` it has one, too."""
    with _process("scheduler", "--port", "0", "--host", "127.0.0.1", "--no-dashboard") as process:
        address = _address(process)
        if not workers:
            yield address, process
            return
        with _process("worker", address, "--nthreads", "1", "--no-dashboard", "--no-nanny", *workers):
            yield address, process


@contextmanager
def _process(command: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_" + command, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _address(process: subprocess.Popen[bytes]) -> str:
    assert process.stderr is not None
    until = time.monotonic() + 30
    while time.monotonic() < until:
        _, found, address = process.stderr.readline().decode().partition("Scheduler at:")
        if found:
            return address.strip()
    message = "the scheduler did not say where it is"
    raise TimeoutError(message)
