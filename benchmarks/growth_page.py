"""The published page about growth: a table, the fitted exponents and a plot, all drawn from the figures kept beside them."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from benchmarks.growth import Point, lines_of, power
from benchmarks.others import is_quiet
from benchmarks.page import beside, facts, star, today

_folder = Path(__file__).parent

_page = """\
# Growth

Written by `python -m benchmarks growth` from the figures in [growth.json](growth.json); a run for some sizes or fleets
replaces its own. The fleets are generated (`benchmarks/fleets.py`) in three notations: nested YAML, env files, and a chart's
values with a list of variables; each has a file for every service in each of four environments. *With faults*, every fault of
`benchmarks/faults.py` is in one service of twenty-four. *Cold* is without the cache, *warm* with all of it. The *floors* do one
thing with the same files in one process: read the bytes; digest them; take libyaml's events; load them with `CSafeLoader`.

Times are medians of three runs after a warm-up; of runs over ten seconds there is one. Memory is that of the largest process.
The exponent is the power of the number of services with which CPU time grows, by least squares over all sizes; 1 is in
proportion.

{facts}
{beside}
![Time, memory and speed over the size of the fleet](growth.svg)

{table}"""

_heading = """\
| fleet | work | services | settings | time | CPU | peak memory | settings a second | runs | date |
|---|---|---|---|---|---|---|---|---|---|
"""


def row(point: Point) -> str:
    """The line of a point, in Markdown."""
    run = point.run
    return (
        f"| {point.fleet} | {point.work} | {point.services:,} × 4 | {point.settings:,} | {run.seconds:.2f} s{star(run)} "
        f"| {run.cpu:.2f} s | {run.peak / 1e6:.0f} MB | {point.settings / run.seconds:,.0f} | {point.runs} | {point.date} |"
    )


def table(points: Sequence[Point]) -> str:
    """All points, and for each fleet and work the exponent of its CPU time over the number of services."""
    rows = "\n".join(map(row, points))
    return f"{_heading}{rows}\n\n| fleet | work | exponent |\n|---|---|---|\n{''.join(_powers(points))}"


def _powers(points: Sequence[Point]) -> Iterator[str]:
    for (fleet, work), line in lines_of(points).items():
        found = power(line)
        if found is not None:
            yield f"| {fleet} | {work} | {found:.2f} |\n"


def page(points: Sequence[Point], facts: str) -> str:
    """The page that is published."""
    return _page.format(facts=facts, beside=beside([point.run for point in points]), table=table(points))


def merged(before: Iterable[Point], found: Iterable[Point]) -> list[Point]:
    """The points, those that were found anew in place of the earlier ones; the order is that of fleets, works and sizes."""
    every = {point.key: point for point in (*before, *found)}
    order = {line: place for place, line in enumerate(dict.fromkeys((fleet, work) for fleet, work, _ in every))}
    return [every[key] for key in sorted(every, key=lambda key: (order[key[:2]], key[2]))]


def settled(folder: Path = _folder) -> set[tuple[str, str, int]]:
    """Which points were published and taken while the machine did little else: nothing is gained by taking them again."""
    return {point.key for point in read(folder) if is_quiet(point.run.others)}


def read(folder: Path) -> list[Point]:
    """The points that were published."""
    kept = folder / "growth.json"
    return msgspec.json.decode(kept.read_bytes(), type=list[Point]) if kept.is_file() else []


def publish(found: Iterable[Point], folder: Path = _folder) -> None:
    """Writes the figures, the page and the plot anew."""
    from benchmarks.growth_plot import plot

    dated = [msgspec.structs.replace(point, date=today()) for point in found]
    points = merged(read(folder), dated)
    kept = b",\n".join(msgspec.json.encode(point) for point in points)
    (folder / "growth.json").write_bytes(b"[\n" + kept + b"\n]\n")
    (folder / "GROWTH.md").write_text(page(points, facts()), encoding="utf-8")
    plot(points, folder / "growth.svg")
