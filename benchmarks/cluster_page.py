"""The published page about clusters, drawn from the figures kept beside it."""

from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

import msgspec

from benchmarks.cluster import Trial
from benchmarks.page import beside, facts, star, today
from benchmarks.pairs import Run

_folder = Path(__file__).parent

_page = """\
# On a cluster

Written by `python -m benchmarks cluster` from the figures in [cluster.json](cluster.json); a run for some sizes (`--sizes`)
replaces its own. The fleets are generated (`benchmarks/fleets.py`), in nested YAML, with every fault of `benchmarks/faults.py` in
one service of twenty-four. Each is checked without the cache by one process, and by a Dask cluster on the same machine: a
scheduler and two workers of one thread, which are there already when the clock starts. *Sent* is what went to the scheduler and
what came back, counted on the way. Both reports are written as JSON and compared byte for byte. One run each;
[when it pays](../docs/clusters.md).

{facts} Dask {dask}.
{beside}
| services | settings | who | time | CPU | peak memory | sent there | sent back | same report | date |
|---|---|---|---|---|---|---|---|---|---|
{rows}
"""


def rows(trial: Trial) -> Iterator[str]:
    """The lines of a trial, in Markdown: one process, and each process of those that share the work."""
    start = f"| {trial.services:,} × 4 | {trial.settings:,} |"
    yield f"{start} one process | {_run(trial.alone)} | – | – | – | {trial.date} |"
    shared = trial.shared
    sent = f"{shared.there / 1e6:.1f} MB | {shared.back / 1e6:.1f} MB | {'yes' if trial.is_same else '**no**'}"
    yield f"{start} cluster: where it started | {_run(shared.here)} | {sent} | {trial.date} |"
    others = {"scheduler": shared.scheduler} | {f"worker {place}": each for place, each in enumerate(shared.workers, 1)}
    for name, each in others.items():
        yield f"{start} cluster: {name} | | {each.cpu:.1f} s | {each.peak / 1e6:.0f} MB | | | | {trial.date} |"


def _run(run: Run) -> str:
    return f"{run.seconds:.1f} s{star(run)} | {run.cpu:.1f} s | {run.peak / 1e6:.0f} MB"


def page(trials: Sequence[Trial], facts: str) -> str:
    """The page that is published."""
    return _page.format(
        facts=facts,
        dask=version("distributed"),
        beside=beside([run for trial in trials for run in (trial.alone, trial.shared.here)]),
        rows="\n".join(row for trial in trials for row in rows(trial)),
    )


def read(folder: Path) -> list[Trial]:
    """The trials that were published, smallest first."""
    kept = folder / "cluster.json"
    return msgspec.json.decode(kept.read_bytes(), type=list[Trial]) if kept.is_file() else []


def publish(found: Iterable[Trial], folder: Path = _folder) -> None:
    """Writes the figures and the page anew, those found in the place of earlier ones of their size."""
    dated = [msgspec.structs.replace(trial, date=today()) for trial in found]
    latest = {trial.services: trial for trial in (*read(folder), *dated)}
    trials = [latest[size] for size in sorted(latest)]
    kept = b",\n".join(msgspec.json.encode(trial) for trial in trials)
    (folder / "cluster.json").write_bytes(b"[\n" + kept + b"\n]\n")
    (folder / "CLUSTER.md").write_text(page(trials, facts()), encoding="utf-8")
