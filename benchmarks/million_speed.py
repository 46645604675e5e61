"""A cold `check` of a million lines on two processes: time against parsing alone, memory, and growth towards it."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import corpus
from benchmarks.commands import check, has_jobs, parse_only
from benchmarks.effort import Effort
from benchmarks.memory import peak
from benchmarks.pairs import compare, exponent, repeat
from benchmarks.result import Result, ratio

files = 14_000

services = (1_000, 2_000)
"""Smaller fleets, in four environments, which show the growth up to the large one."""

_what = "`check` of 14,000 files, over 1,000,000 lines, on two processes against parsing them on one"
_memory = "its peak memory, in all processes"
_growth = "exponent of its CPU time from 1,000 services"


def results(effort: Effort) -> Iterator[Result]:
    """The three figures."""
    if not has_jobs():
        for what, limit, unit in ((_what, 1.5, "×"), (_memory, 1_500, "MB"), (_growth, 1.05, "")):
            yield Result(what, None, limit, unit, "this version has no `--jobs`")
        return
    with TemporaryDirectory() as folder:
        root = Path(folder)
        fleets = {count: root / str(count) for count in (*(number * len(corpus.environments) for number in services), files)}
        for count, place in fleets.items():
            place.mkdir()
            corpus.write(place, effort.files(count))
        commands = {count: check(place, "--no-cache", jobs=2) for count, place in fleets.items()}
        comparison = compare(commands[files], parse_only(fleets[files]), effort)
        size = f"{corpus.lines(fleets[files]):,} lines in {effort.files(files):,} files"
        found = ratio(_what, 1.5, comparison)
        yield found._replace(detail=f"{size}; {found.detail}")
        largest = comparison.left.peak
        together = max(peak(commands[files]), largest)
        yield Result(_memory, together / 1e6, 1_500, "MB", f"the largest process {largest / 1e6:.0f} MB")
        costs = {effort.files(count): repeat(command, effort)[0].cpu for count, command in commands.items() if count != files}
        costs[effort.files(files)] = comparison.left.cpu
        detail = "; ".join(f"{cost:.2f} s for {count:,} files" for count, cost in costs.items())
        yield Result(_growth, exponent(list(costs), list(costs.values())), 1.05, "", detail)
