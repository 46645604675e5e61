"""How time and memory grow with the fleet."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import msgspec

from benchmarks import fleets, floors
from benchmarks.commands import check, has_jobs
from benchmarks.effort import Effort
from benchmarks.pairs import Command, Run, exponent, measure, repeat

sizes = (100, 1_000, 10_000)
quick_sizes = (8, 24)


class Fleet(NamedTuple):
    """A notation, and whether there are faults."""

    kind: str
    faulty: bool

    def __str__(self) -> str:
        """As it is published."""
        return f"{self.kind}, with faults" if self.faulty else self.kind

    def write(self, root: Path, services: int) -> int:
        """Writes it, and gives the number of settings."""
        return (fleets.write_faulty if self.faulty else fleets.write)(root, services, self.kind)


every_fleet = {
    f"{kind}-with-faults" if faulty else kind: Fleet(kind, faulty) for kind, faulty in product(fleets.kinds, (False, True))
}
"""All fleets, by the names by which one asks for them."""

thorough = every_fleet["yaml"]
"""The fleet that has the floors beside it, and is checked on two processes, too."""


class Point(msgspec.Struct, frozen=True):
    """One size of one fleet: what was done with it, how many settings there are, and the typical run of so many."""

    fleet: str
    work: str
    services: int
    settings: int
    run: Run
    runs: int
    date: str = ""

    @property
    def key(self) -> tuple[str, str, int]:
        """What a figure taken anew has in common with the one whose place it takes."""
        return self.fleet, self.work, self.services


def measured(
    services: Sequence[int],
    effort: Effort,
    asked: Iterable[Fleet] = tuple(every_fleet.values()),
    done: Collection[tuple[str, str, int]] = (),
) -> Iterator[Point]:
    """The points of each fleet at each size, each as it is found, but for those that are `done`: where all are, none is made."""
    for count, fleet in product(services, asked):
        left = [work for work in works(fleet) if (str(fleet), work, count) not in done]
        if left:
            with TemporaryDirectory() as folder:
                yield from _points(Path(folder), count, fleet, effort, left)


def works(fleet: Fleet) -> list[str]:
    """What is done with a fleet."""
    return list(_works(fleet, Path(), Path()))


def _points(folder: Path, count: int, fleet: Fleet, effort: Effort, left: Iterable[str]) -> Iterator[Point]:
    root = folder / "fleet"
    root.mkdir()
    settings = fleet.write(root, count)
    todo = _works(fleet, root, folder)
    for work in left:
        run, runs = todo[work](effort)
        yield Point(str(fleet), work, count, settings, run, runs)


def _works(fleet: Fleet, root: Path, kept: Path) -> dict[str, Callable[[Effort], tuple[Run, int]]]:
    """Each work by its name; caches are kept in a folder for each number of jobs."""
    found: dict[str, Callable[[Effort], tuple[Run, int]]] = {}
    if fleet == thorough:
        found |= {f"floor: {name}": partial(repeat, floors.floor(name, root)) for name in floors.works}
    for jobs, suffix in ((1, ""), (2, ", two jobs")) if fleet == thorough and has_jobs() else ((1, ""),):
        cache = kept / f"cache-{jobs}"
        warm = check(root, "--cache-dir", str(cache), jobs=jobs)
        changed = warm._replace(before=partial(fleets.edit, root))
        found[f"cold{suffix}"] = partial(repeat, check(root, "--no-cache", jobs=jobs))
        found[f"warm{suffix}"] = partial(_after_filling, cache, warm, warm)
        found[f"one file changed{suffix}"] = partial(_after_filling, cache, warm, changed)
    return found


def _after_filling(cache: Path, filling: Command, command: Command, effort: Effort) -> tuple[Run, int]:
    """The run that fills the cache is none of those that are measured."""
    if not cache.exists():
        measure(filling)
    return repeat(command, effort)


def lines_of(points: Iterable[Point]) -> dict[tuple[str, str], list[Point]]:
    """The points of each fleet and work, smallest first."""
    lines: dict[tuple[str, str], list[Point]] = {}
    for point in sorted(points, key=lambda point: point.services):
        lines.setdefault((point.fleet, point.work), []).append(point)
    return lines


def power(line: Sequence[Point]) -> float | None:
    """The fitted exponent; none where there is one size only."""
    return exponent([each.services for each in line], [each.run.cpu for each in line]) if len(line) > 1 else None
