"""What came of each tool, kept beside the page, so that one can be tried again without the others."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from benchmarks.alternatives.tools import Tool
from benchmarks.alternatives.trial import Trial
from benchmarks.pairs import Run


class Kept(msgspec.Struct, frozen=True):
    """A trial without what the tool itself says."""

    tool: str
    said: dict[str, str]
    otherwise: int
    run: Run | None
    runs: int
    missing: str
    date: str


def read(place: Path, tools: Iterable[Tool]) -> list[Trial]:
    """The trials that were kept, of those tools that there are still, in their order."""
    kept = msgspec.json.decode(place.read_bytes(), type=list[Kept]) if place.is_file() else []
    named = {each.tool: each for each in kept}
    return [_trial(tool, named[tool.name]) for tool in tools if tool.name in named]


def _trial(tool: Tool, kept: Kept) -> Trial:
    return Trial(tool, kept.said, kept.otherwise, kept.run, kept.runs, kept.missing, kept.date)


def write(place: Path, trials: Iterable[Trial]) -> None:
    """Keeps the trials: a line each."""
    lines = [
        msgspec.json.encode(Kept(each.tool.name, each.said, each.otherwise, each.run, each.runs, each.missing, each.date))
        for each in trials
    ]
    place.write_bytes(b"[\n" + b",\n".join(lines) + b"\n]\n")
