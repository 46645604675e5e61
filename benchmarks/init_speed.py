"""`init` on a large repository: what it takes beyond parsing the files that it reads."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import corpus
from benchmarks.commands import config_lint, parse_only
from benchmarks.effort import Effort
from benchmarks.pairs import compare
from benchmarks.result import Result

size = 4_000


def results(effort: Effort) -> Iterator[Result]:
    """The one figure, in seconds."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        corpus.write(root, effort.files(size))
        (root / "config-lint.toml").unlink()
        found = compare(config_lint(root, "init", "--dry-run"), parse_only(root), effort)
        beyond = found.left.seconds - found.right.seconds
        detail = f"{found.left.seconds:.2f} s against {found.right.seconds:.2f} s; peak {found.left.peak / 1e6:.0f} MB"
        yield Result(f"`init` of {size:,} files, beyond parsing them", beyond, 3, "s", detail)
