"""All tools side by side: `python -m benchmarks alternatives`."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import corpus
from benchmarks.alternatives.installed import NotInstalled, programs_of
from benchmarks.alternatives.page import page
from benchmarks.alternatives.tools import config_lint, others
from benchmarks.alternatives.trial import Trial, findings, timed
from benchmarks.effort import Effort
from benchmarks.page import facts

files = 200


def trials(effort: Effort) -> Iterator[Trial]:
    """Each tool, config-lint first, as it is through; one that cannot be installed says so."""
    for tool in (config_lint, *others):
        try:
            programs = programs_of(tool)
        except NotInstalled as reason:
            yield Trial(tool, missing=str(reason))
            continue
        trial = findings(tool, programs)
        timed(trial, programs, files, effort)
        yield trial


def publish(found: Sequence[Trial], place: Path) -> None:
    """Writes the page."""
    with TemporaryDirectory() as folder:
        corpus.write(Path(folder), 4)
        options = (Path(folder) / "config-lint.toml").read_text(encoding="utf-8")
    place.write_text(page(found, files, facts(), options), encoding="utf-8")
