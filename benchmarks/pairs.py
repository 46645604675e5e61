"""Timing a command against another: pairs, taken in turns, so that what else the machine does strikes both alike."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from math import log
from pathlib import Path
from statistics import linear_regression, median, quantiles
from tempfile import TemporaryFile
from time import perf_counter
from typing import NamedTuple

fewest_pairs = 11


class Command(NamedTuple):
    """What to run, in which folder, which exit codes mean that it did its work, and what to do before each run."""

    arguments: Sequence[str]
    folder: Path
    good: frozenset[int] = frozenset({0})
    before: Callable[[], None] | None = None


class Run(NamedTuple):
    """One run of a command: wall-clock and CPU time in seconds, and the most memory it held at once, in bytes."""

    seconds: float
    cpu: float
    peak: int


class Spread(NamedTuple):
    """The middle of some numbers, between their quartiles."""

    lower: float
    middle: float
    upper: float


class Comparison(NamedTuple):
    """How two commands compare: the spread of the ratios of all pairs, and the middle of each one's runs."""

    ratio: Spread
    left: Run
    right: Run


def measure(command: Command) -> Run:
    """Runs the command once, its output thrown away.

    Raises `RuntimeError` with what it said on standard error where its exit code is none of the good ones.
    """
    if command.before is not None:
        command.before()
    with TemporaryFile() as complaints:
        started = perf_counter()
        process = subprocess.Popen(
            command.arguments, cwd=command.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=complaints
        )
        _, status, used = os.wait4(process.pid, 0)
        seconds = perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in command.good:
            complaints.seek(0)
            said = complaints.read().decode(errors="replace").strip()
            message = f"{' '.join(command.arguments)} ended with {process.returncode}: {said}"
            raise RuntimeError(message)
    # Kilobytes everywhere but on macOS: https://man7.org/linux/man-pages/man2/getrusage.2.html, "ru_maxrss".
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def compare(left: Command, right: Command, pairs: int = fewest_pairs) -> Comparison:
    """Times `left` against `right`, after one warm-up of each, and gives the ratios left / right."""
    if pairs < fewest_pairs:
        message = f"{pairs} pairs say too little: take {fewest_pairs} or more"
        raise ValueError(message)
    measure(left)
    measure(right)
    runs = [(measure(left), measure(right)) for _ in range(pairs)]
    return Comparison(
        spread([one.seconds / other.seconds for one, other in runs]),
        typical([one for one, _ in runs]),
        typical([other for _, other in runs]),
    )


def spread(numbers: Sequence[float]) -> Spread:
    """The quartiles of two numbers or more."""
    return Spread(*quantiles(numbers, n=4, method="inclusive"))


def typical(runs: Sequence[Run]) -> Run:
    """The middle time, the middle CPU time, and the highest peak."""
    return Run(median(run.seconds for run in runs), median(run.cpu for run in runs), max(run.peak for run in runs))


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """The power of the size with which the cost grows: the slope, by least squares, of one logarithm over the other."""
    return linear_regression([log(size) for size in sizes], [log(cost) for cost in costs]).slope
