"""A fleet on a Dask cluster of two workers on this machine, against one process: time, memory, and what is sent."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from benchmarks import fleets
from benchmarks.commands import check
from benchmarks.dask_processes import Taken, cluster, taken
from benchmarks.others import Watch
from benchmarks.pairs import Command, Run, measure
from benchmarks.relay import relay

sizes = (1_000, 10_000)
quick_sizes = (24,)
workers = 2


class Shared(msgspec.Struct, frozen=True):
    """What it takes when the work is shared: here, at each worker, and between them.

    `there` are the bytes that went to the scheduler, `back` those that came from it.
    """

    here: Run
    scheduler: Taken
    workers: list[Taken]
    there: int
    back: int


class Trial(msgspec.Struct, frozen=True):
    """One fleet, checked by one process and by a cluster; and whether both reports have the same bytes."""

    services: int
    settings: int
    alone: Run
    shared: Shared
    is_same: bool
    date: str = ""


def measured(services: Sequence[int]) -> Iterator[Trial]:
    """Each size once, with faults: a run of that length needs no warm-up."""
    for count in services:
        with TemporaryDirectory() as folder:
            root = Path(folder) / "fleet"
            root.mkdir()
            settings = fleets.write_faulty(root, count)
            watch = Watch()
            alone = measure(_writing(root, Path(folder) / "alone.json"))._replace(others=watch.others())
            shared = _shared(root, Path(folder) / "shared.json")
            is_same = (Path(folder) / "alone.json").read_bytes() == (Path(folder) / "shared.json").read_bytes()
            yield Trial(count, settings, alone, shared, is_same)


def _shared(root: Path, report: Path) -> Shared:
    """The same on a cluster that is there already, by way of a relay that counts."""
    watch = Watch()
    with cluster(workers) as running:
        before = [taken(process) for process in (running.scheduler, *running.workers)]
        with relay(running.host, running.port) as between:
            here = measure(_writing(root, report, "--scheduler", f"tcp://127.0.0.1:{between.port}"))
        after = [taken(process) for process in (running.scheduler, *running.workers)]
    scheduler, *working = (Taken(late.cpu - early.cpu, late.peak) for early, late in zip(before, after, strict=True))
    # They count as what was started here only when they have ended.
    return Shared(here._replace(others=watch.others()), scheduler, working, between.there, between.back)


def _writing(root: Path, report: Path, *arguments: str) -> Command:
    return check(root, "--no-cache", "--quiet", "--output-format", f"json={report}", *arguments, jobs=1)
