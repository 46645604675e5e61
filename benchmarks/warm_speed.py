"""A `check` that finds in the cache what it read before, with and without a change of one file."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import corpus, fleets
from benchmarks.commands import config_lint, importing, parse_only
from benchmarks.pairs import compare
from benchmarks.result import Result, ratio

files = 1_000
hook = 50
"""Services of the fleet that a hook is measured with."""


def results(pairs: int) -> Iterator[Result]:
    """The figures of a fleet that was checked before; `pairs` is the number of pairs of each comparison."""
    with TemporaryDirectory() as folder:
        root, small = Path(folder) / "large", Path(folder) / "small"
        for place, size in ((root, files), (small, hook * len(corpus.environments))):
            place.mkdir()
            corpus.write(place, size)
        warm = config_lint(root, "check", "--cache-dir", str(Path(folder) / "cache"))
        floor = parse_only(root)
        yield ratio(f"warm `check` of {files:,} files against parsing them", 0.5, compare(warm, floor, pairs))
        changed = warm._replace(before=partial(fleets.edit, root))
        yield ratio("the same, one file changed", 0.55, compare(changed, floor, pairs))
        few = config_lint(small, "check", "--cache-dir", str(Path(folder) / "cache"))
        imports = importing("typer, yaml, pydantic", small)
        yield ratio(
            f"warm `check` of {hook} services in 4 environments against `import typer, yaml, pydantic`",
            2.5,
            compare(few, imports, pairs),
        )
