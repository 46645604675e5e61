"""How much sooner a cold `check` ends on two processes than on one."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import corpus
from benchmarks.commands import check, has_jobs
from benchmarks.effort import Effort
from benchmarks.pairs import compare
from benchmarks.result import Result, ratio

files = 10_000


def results(effort: Effort) -> Iterator[Result]:
    """The one figure: the time of one process over that of two."""
    what = f"`check` of {files:,} files on one process against two"
    if not has_jobs():
        yield Result(what, None, 1.4, "×", "this version has no `--jobs`", more=True)
        return
    with TemporaryDirectory() as folder:
        root = Path(folder)
        corpus.write(root, effort.files(files))
        one, two = (check(root, "--no-cache", jobs=jobs) for jobs in (1, 2))
        yield ratio(what, 1.4, compare(one, two, effort), more=True)
