"""How time and memory grow with the fleet: a table and a plot."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks import corpus, fleets, floors
from benchmarks.commands import config_lint
from benchmarks.pairs import Command, Run, exponent, measure, typical

sizes = (100, 1_000, 10_000)
quick_sizes = (25, 100)
rounds = 3


class Point(NamedTuple):
    """One size of one fleet: what was run, how many settings there are, and the typical run."""

    fleet: str
    work: str
    services: int
    settings: int
    run: Run

    def row(self) -> str:
        """The line, in Markdown."""
        speed = self.settings / self.run.cpu
        return (
            f"| {self.fleet} | {self.work} | {self.services:,} × 4 | {self.run.seconds:.2f} s | {self.run.cpu:.2f} s "
            f"| {self.run.peak / 1e6:.0f} MB | {speed:,.0f} |"
        )


def points(services: Sequence[int], *, of_kinds: Sequence[str] = fleets.kinds) -> Iterator[Point]:
    """Each fleet at each size: cold, warm, with one file changed, and the floors beside them."""
    for kind in of_kinds:
        for faulty in (False, True):
            for count in services:
                with TemporaryDirectory() as folder:
                    yield from _measured(Path(folder), count, kind, faulty=faulty)


def _measured(folder: Path, count: int, kind: str, *, faulty: bool) -> Iterator[Point]:
    root = folder / "fleet"
    root.mkdir()
    fleets.write(root, count, kind, faulty=faulty)
    fleet = f"{kind}, with faults" if faulty else kind
    settings = count * len(corpus.environments) * (corpus.settings_per_file + 17)
    warm = config_lint(root, "check", "--cache-dir", str(folder / "cache"))
    works: dict[str, Command] = {
        "cold": config_lint(root, "check", "--no-cache"),
        "warm": warm,
        "one file changed": warm._replace(before=partial(fleets.edit, root)),
    }
    if not faulty:
        names = [name for name in floors.works if kind != "env" or name in ("reading", "hashing")]
        works |= {f"floor: {name}": floors.floor(name, root) for name in names}
    for work, command in works.items():
        measure(command)
        yield Point(fleet, work, count, settings, typical([measure(command) for _ in range(rounds)]))


def table(found: Sequence[Point]) -> str:
    """All points, and for each fleet and work the exponent of its CPU time over the number of services."""
    rows = "\n".join(point.row() for point in found)
    lines: dict[tuple[str, str], list[Point]] = {}
    for point in found:
        lines.setdefault((point.fleet, point.work), []).append(point)
    powers = "\n".join(
        f"| {fleet} | {work} | {exponent([each.services for each in group], [each.run.cpu for each in group]):.2f} |"
        for (fleet, work), group in lines.items()
        if len(group) > 1
    )
    return (
        "| fleet | work | services | time | CPU | peak memory | settings a second of CPU |\n|---|---|---|---|---|---|---|\n"
        f"{rows}\n\n| fleet | work | exponent |\n|---|---|---|\n{powers}\n"
    )


def plot(found: Sequence[Point], path: Path) -> None:
    """Draws time and memory of the fleet in nested YAML over its size, both on logarithmic scales."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(10, 4.5), layout="constrained")
    left, right = figure.subplots(1, 2)
    works = dict.fromkeys(point.work for point in found if point.fleet == "yaml")
    for work in works:
        line = [point for point in found if (point.fleet, point.work) == ("yaml", work)]
        style = ":" if work.startswith("floor") else "-"
        left.loglog([point.services for point in line], [point.run.cpu for point in line], style, marker="o", label=work)
        right.loglog([point.services for point in line], [point.run.peak / 1e6 for point in line], style, marker="o")
    left.set(xlabel="services in 4 environments", ylabel="CPU seconds")
    right.set(xlabel="services in 4 environments", ylabel="peak memory, MB")
    left.legend()
    figure.savefig(path, metadata={"Date": None})
