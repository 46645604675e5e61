"""What a hook takes: a `check` of a fleet of middle size that was checked before, on as many processes as it likes."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import corpus
from benchmarks.commands import check, importing
from benchmarks.effort import Effort
from benchmarks.pairs import compare
from benchmarks.result import Result, ratio

services = 50


def results(effort: Effort) -> Iterator[Result]:
    """The one figure."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "fleet"
        root.mkdir()
        corpus.write(root, effort.files(services * len(corpus.environments)))
        warm = check(root, "--cache-dir", str(Path(folder) / "cache"))
        what = f"warm `check` of {services} services in 4 environments against `import typer, yaml, pydantic`"
        yield ratio(what, 2.5, compare(warm, importing("typer, yaml, pydantic", root), effort))
