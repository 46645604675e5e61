"""Dask clusters for tests: one of two worker processes that all tests of a session share, and ones to be broken."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from config_lint.executor.cluster import started


@cache
def shared_cluster() -> Any:
    """It ends with the process. Nothing of it is heard."""
    return started(2)


def shared_address() -> str:
    """That of its scheduler, once both workers are there: one that was lost comes again."""
    shared_cluster().wait_for_workers(2, timeout=30)
    return str(shared_cluster().scheduler_address)


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
