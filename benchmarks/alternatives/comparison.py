"""All tools side by side: `python -m benchmarks alternatives`."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import corpus
from benchmarks.alternatives import kept
from benchmarks.alternatives.installed import NotInstalled, programs_of
from benchmarks.alternatives.page import page
from benchmarks.alternatives.tools import Tool, config_lint, others
from benchmarks.alternatives.trial import Trial, findings, timed
from benchmarks.effort import Effort
from benchmarks.page import facts, today

files = 200

tools = {tool.rules or tool.name: tool for tool in (config_lint, *others)}
"""All of them by the names by which one asks for them, config-lint first."""


def trials(effort: Effort, asked: Sequence[Tool] = tuple(tools.values())) -> Iterator[Trial]:
    """Each tool as it is through; one that cannot be installed says so."""
    for tool in asked:
        try:
            programs = programs_of(tool)
        except NotInstalled as reason:
            yield Trial(tool, missing=str(reason), date=today())
            continue
        trial = findings(tool, programs)
        timed(trial, programs, files, effort)
        trial.date = today()
        yield trial


def publish(found: Sequence[Trial], folder: Path) -> None:
    """Writes the figures and the page, with those found in the place of earlier ones, and the others as they were."""
    place = folder / "alternatives.json"
    latest = {trial.tool.name: trial for trial in (*kept.read(place, tools.values()), *found)}
    every = [latest[tool.name] for tool in tools.values() if tool.name in latest]
    kept.write(place, every)
    with TemporaryDirectory() as fleet:
        corpus.write(Path(fleet), 4)
        options = (Path(fleet) / "config-lint.toml").read_text(encoding="utf-8")
    (folder / "ALTERNATIVES.md").write_text(page(every, files, facts(), options), encoding="utf-8")
