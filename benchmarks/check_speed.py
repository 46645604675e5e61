"""A cold `check` of a large fleet: time against parsing alone, memory, and growth with the number of files."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import corpus
from benchmarks.commands import config_lint, parse_only
from benchmarks.pairs import compare, exponent, measure, typical
from benchmarks.result import Result, ratio

sizes = (1_000, 3_000, 10_000)
_rounds = 3


def results(pairs: int) -> Iterator[Result]:
    """The three figures; `pairs` is the number of pairs of the comparison."""
    with TemporaryDirectory() as folder:
        fleets = {size: Path(folder) / str(size) for size in sizes}
        for size, root in fleets.items():
            root.mkdir()
            corpus.write(root, size)
        yield from _against_parsing(fleets[sizes[0]], pairs)
        yield _growth(fleets)


def _against_parsing(root: Path, pairs: int) -> Iterator[Result]:
    comparison = compare(config_lint(root, "check", "--no-cache"), parse_only(root), pairs)
    yield ratio(f"`check` of {sizes[0]:,} files against parsing them", 2, comparison)
    yield Result("its peak memory", comparison.left.peak / 1e6, 400, "MB", f"parsing alone {comparison.right.peak / 1e6:.0f} MB")


def _growth(fleets: dict[int, Path]) -> Result:
    costs = {}
    for size, root in fleets.items():
        command = config_lint(root, "check", "--no-cache")
        measure(command)
        costs[size] = typical([measure(command) for _ in range(_rounds)]).cpu
    detail = "; ".join(f"{cost:.2f} s for {size:,} files" for size, cost in costs.items())
    return Result(
        "exponent of its CPU time over the number of files", exponent(list(costs), list(costs.values())), 1.1, "", detail
    )
