"""Timing a command against another: pairs, taken in turns, so that what else the machine does strikes both alike."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from math import log
from pathlib import Path
from statistics import linear_regression, median, quantiles
from tempfile import TemporaryFile
from typing import NamedTuple

from benchmarks.effort import Effort
from benchmarks.others import Watch

_launch = Path(__file__).with_name("launch.py")

_long = 10.0
"""Seconds, from which on a run is not repeated."""


class Failure(Exception):
    """A command did not do its work."""


class Command(NamedTuple):
    """What to run, in which folder, which exit codes mean that it did its work, and what to do before each run."""

    arguments: Sequence[str]
    folder: Path
    good: frozenset[int] = frozenset({0})
    before: Callable[[], None] | None = None


class Run(NamedTuple):
    """One run of a command: wall-clock and CPU time in seconds, and the most memory it held at once, in bytes.

    `others` is how many processors other work kept busy meanwhile, where that was looked at and the system says so.
    """

    seconds: float
    cpu: float
    peak: int
    others: float | None = None


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
    pairs: int
    others: float | None = None


def measure(command: Command) -> Run:
    """Runs the command once, its output thrown away.

    Raises `Failure` with what it said on standard error where its exit code is none of the good ones.
    """
    if command.before is not None:
        command.before()
    told, telling = os.pipe()
    with TemporaryFile() as complaints, os.fdopen(told, encoding="ascii") as report:
        subprocess.run(
            [sys.executable, "-I", "-S", str(_launch), str(telling), *command.arguments],
            cwd=command.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=complaints,
            pass_fds=(telling,),
            check=False,
        )
        os.close(telling)
        code, seconds, cpu, peak = report.read().split() or ("127", "0", "0", "0")
        if int(code) not in command.good:
            complaints.seek(0)
            said = complaints.read().decode(errors="replace").strip()
            message = f"{' '.join(command.arguments)} ended with {code}: {said}"
            raise Failure(message)
    # Kilobytes everywhere but on macOS: https://man7.org/linux/man-pages/man2/getrusage.2.html, "ru_maxrss".
    return Run(float(seconds), float(cpu), int(peak) * (1 if sys.platform == "darwin" else 1024))


def compare(left: Command, right: Command, effort: Effort) -> Comparison:
    """Times `left` against `right`, after one warm-up of each, and gives the ratios left / right."""
    warm_up = measure(left).seconds + measure(right).seconds
    watch = Watch()
    runs = [(measure(left), measure(right)) for _ in range(effort.pairs_of(warm_up))]
    return Comparison(
        spread([one.seconds / other.seconds for one, other in runs]),
        typical([one for one, _ in runs]),
        typical([other for _, other in runs]),
        len(runs),
        watch.others(),
    )


def repeat(command: Command, effort: Effort) -> tuple[Run, int]:
    """The typical run of some after a warm-up, or the only one where it is long; and how many there were."""
    watch = Watch()
    first = measure(command)
    runs = [measure(command) for _ in range(effort.rounds)] if first.seconds < _long else [first]
    return typical(runs)._replace(others=watch.others()), len(runs)


def spread(numbers: Sequence[float]) -> Spread:
    """The quartiles of two numbers or more."""
    return Spread(*quantiles(numbers, n=4, method="inclusive"))


def typical(runs: Sequence[Run]) -> Run:
    """The middle time, the middle CPU time, and the highest peak."""
    return Run(median(run.seconds for run in runs), median(run.cpu for run in runs), max(run.peak for run in runs))


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """The power of the size with which the cost grows: the slope, by least squares, of one logarithm over the other."""
    return linear_regression([log(size) for size in sizes], [log(cost) for cost in costs]).slope
