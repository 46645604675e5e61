"""How time and memory grow with the fleet."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from benchmarks import fleets, floors
from benchmarks.commands import check, has_jobs
from benchmarks.effort import Effort
from benchmarks.pairs import Command, Run, exponent, measure, repeat

sizes = (100, 1_000, 10_000)
quick_sizes = (8, 24)

_largest_of_all_kinds = 1_000
"""Services up to which the fleet is measured in every notation, with and without faults, unless notations are asked for."""


class Point(msgspec.Struct, frozen=True):
    """One size of one fleet: what was done with it, how many settings there are, and the typical run of so many."""

    fleet: str
    work: str
    services: int
    settings: int
    run: Run
    runs: int
    date: str = ""


def measured(services: Sequence[int], effort: Effort, kinds: Sequence[str] = ()) -> Iterator[list[Point]]:
    """The points of each fleet at each size, as they are found."""
    for count in services:
        for kind in kinds or fleets.kinds:
            for faulty in (False, True):
                if kinds or count <= _largest_of_all_kinds or (kind == "yaml" and not faulty):
                    with TemporaryDirectory() as folder:
                        yield list(_points(Path(folder), count, kind, effort, faulty=faulty))


def _points(folder: Path, count: int, kind: str, effort: Effort, *, faulty: bool) -> Iterator[Point]:
    root = folder / "fleet"
    root.mkdir()
    settings = fleets.write_faulty(root, count, kind) if faulty else fleets.write(root, count, kind)
    fleet = f"{kind}, with faults" if faulty else kind
    for work, found in _works(root, folder / "cache", thorough=kind == "yaml" and not faulty).items():
        run, runs = found(effort)
        yield Point(fleet, work, count, settings, run, runs)


def _works(root: Path, kept: Path, *, thorough: bool) -> dict[str, Callable[[Effort], tuple[Run, int]]]:
    """What is done with a fleet; on two processes, and with the floors beside it, where it is to be thorough."""
    commands: dict[str, Command] = {}
    if thorough:
        commands |= {f"floor: {name}": floors.floor(name, root) for name in floors.works}
    commands["cold"] = check(root, "--no-cache", jobs=1)
    warm = check(root, "--cache-dir", str(kept), jobs=1)
    changed = warm._replace(before=partial(fleets.edit, root))
    works: dict[str, Callable[[Effort], tuple[Run, int]]] = {work: partial(repeat, command) for work, command in commands.items()}
    works |= {"warm": partial(_after_filling, warm), "one file changed": partial(repeat, changed)}
    if thorough and has_jobs():
        kept_by_two = kept.with_name("kept-by-two")
        warm_by_two = check(root, "--cache-dir", str(kept_by_two), jobs=2)
        works["cold, two jobs"] = partial(repeat, check(root, "--no-cache", jobs=2))
        works["warm, two jobs"] = partial(_after_filling, warm_by_two)
        works["one file changed, two jobs"] = partial(repeat, warm_by_two._replace(before=partial(fleets.edit, root)))
    return works


def _after_filling(command: Command, effort: Effort) -> tuple[Run, int]:
    """The run that fills the cache is none of those that are measured."""
    measure(command)
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
