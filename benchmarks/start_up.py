"""How long config-lint takes before it has done anything, and for a small fleet."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.commands import config_lint, importing
from benchmarks.effort import Effort
from benchmarks.pairs import compare
from benchmarks.result import Result, ratio

_project = Path(__file__).resolve().parent.parent


def results(effort: Effort) -> Iterator[Result]:
    """The three figures."""
    yield ratio(
        "`--version` against `import typer`",
        1.3,
        compare(config_lint(_project, "--version"), importing("typer", _project), effort),
    )
    yield ratio(
        "`check` of the demo fleet against `import typer, yaml, pydantic`",
        4,
        compare(config_lint(_project, "check", "--no-cache"), importing("typer, yaml, pydantic", _project), effort),
    )
    with TemporaryDirectory() as cache:
        yield ratio(
            "the same fleet, with rules, vocabulary and files in the cache, against the same imports",
            2,
            compare(config_lint(_project, "check", "--cache-dir", cache), importing("typer, yaml, pydantic", _project), effort),
        )
