"""A cold `check` of a large fleet: time against parsing alone, memory, and growth with the number of files."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import corpus
from benchmarks.commands import check, parse_only
from benchmarks.effort import Effort
from benchmarks.pairs import compare, exponent, repeat
from benchmarks.result import Result, ratio

sizes = (1_000, 3_000, 10_000)


def results(effort: Effort) -> Iterator[Result]:
    """The four figures."""
    with TemporaryDirectory() as folder:
        fleets = {size: Path(folder) / str(size) for size in sizes}
        for size, root in fleets.items():
            root.mkdir()
            corpus.write(root, effort.files(size))
        yield from _against_parsing(fleets[sizes[0]], effort)
        yield _growth(fleets, effort)


def _against_parsing(root: Path, effort: Effort) -> Iterator[Result]:
    as_it_comes = compare(check(root, "--no-cache"), parse_only(root), effort)
    yield ratio(f"`check` of {sizes[0]:,} files, with all processors, against parsing them on one", 3, as_it_comes)
    comparison = compare(check(root, "--no-cache", jobs=1), parse_only(root), effort)
    yield ratio(f"`check` of {sizes[0]:,} files on one process against parsing them", 2, comparison)
    yield Result("its peak memory", comparison.left.peak / 1e6, 400, "MB", f"parsing alone {comparison.right.peak / 1e6:.0f} MB")


def _growth(fleets: dict[int, Path], effort: Effort) -> Result:
    costs = {size: repeat(check(root, "--no-cache", jobs=1), effort)[0].cpu for size, root in fleets.items()}
    detail = "; ".join(f"{cost:.2f} s for {size:,} files" for size, cost in costs.items())
    return Result(
        "exponent of its CPU time over the number of files", exponent(list(costs), list(costs.values())), 1.1, "", detail
    )
