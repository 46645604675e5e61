"""Where the time of a run goes: `python -m benchmarks profile` writes PROFILE.md."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks import corpus, fleets
from benchmarks.effort import Effort
from benchmarks.page import facts
from benchmarks.pairs import Failure

published = Path(__file__).with_name("PROFILE.md")

_sampler = Path(__file__).with_name("sampler.py")

_small, _large = 1_000, 10_000
"""Files of the fleets."""

_repeated = 10
"""Runs of the short work, so that it is looked at as often as the long one."""

_least = 0.005
"""Share of a run from which on a function is named."""

_page = """\
# Where the time goes

Written by `python -m benchmarks profile`, on generated fleets (`benchmarks/corpus.py`) and one process: what the program is
doing, looked up at the ticks of the processor's clock (`benchmarks/sampler.py`). *Cold* is without a cache; *one text changed* is
with all of it but for one line of one file. What the domain or the values do counts for the room that asked for it. The figures
themselves are in [RESULTS.md](RESULTS.md).

{facts}

{rooms}

Functions that the cold run of {files} was seen in for {least} or more of its time, without what they call of our own:

{functions}
"""

_reading = "## What stands in the way"
"""What follows is written by hand, and kept."""


class Seen(NamedTuple):
    """How often some runs were seen in each room, and in each function."""

    rooms: Counter[str]
    functions: Counter[str]


def publish(seen: Mapping[str, Seen]) -> None:
    """Writes the page, above what is written by hand below it."""
    known = published.read_text(encoding="utf-8") if published.is_file() else ""
    reading = known[known.index(_reading) :] if _reading in known else ""
    published.write_text("\n".join(filter(None, (page(seen), reading))), encoding="utf-8")


def measured(effort: Effort) -> dict[str, Seen]:
    """Three kinds of work, by name."""
    seen: dict[str, Seen] = {}
    with TemporaryDirectory() as folder:
        small, large, cache = (Path(folder) / name for name in ("small", "large", "cache"))
        for root, files in ((small, _small), (large, _large)):
            root.mkdir()
            corpus.write(root, effort.files(files))
            seen[f"cold, {files:,} files"] = looked_at(root, ("--no-cache",), effort.rounds if root == small else 1)
        kept = ("--cache-dir", str(cache))
        looked_at(small, kept)
        changed = looked_at(small, kept, _repeated // effort.shrink or 1, partial(fleets.edit_text, small))
        seen[f"one text changed, {_small:,} files"] = changed
    return seen


def looked_at(folder: Path, arguments: tuple[str, ...], runs: int = 1, before: Callable[[], None] | None = None) -> Seen:
    """Checks the folder on one process that often, and adds up where the runs were seen.

    Raises `Failure` where the program does not do its work; that there are findings (exit code 1) is no failure here.
    """
    seen = Seen(Counter(), Counter())
    with TemporaryDirectory() as place:
        told = Path(place) / "seen.json"
        command = (sys.executable, str(_sampler), str(told), "check", "--jobs", "1", *arguments)
        for _ in range(runs):
            if before is not None:
                before()
            done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False)
            if done.returncode not in (0, 1):
                said = done.stderr.decode(errors="replace").strip()
                message = f"config-lint check {' '.join(arguments)} ended with {done.returncode}: {said}"
                raise Failure(message)
            found = json.loads(told.read_text(encoding="utf-8"))
            seen.rooms.update(found["rooms"])
            seen.functions.update(found["functions"])
    return seen


def page(seen: Mapping[str, Seen]) -> str:
    """The page that is published, of the kinds of work by their names, the one whose functions are named first."""
    first = next(iter(seen))
    return _page.format(
        facts=facts(),
        rooms="\n".join(_room_rows(seen)),
        files=first.rpartition(", ")[2],
        least=f"{_least:.1%}",
        functions="\n".join(_function_rows(seen[first].functions)),
    )


def _room_rows(seen: Mapping[str, Seen]) -> Iterator[str]:
    yield f"| what | {' | '.join(seen)} |"
    yield f"|---|{'---|' * len(seen)}"
    first = next(iter(seen.values())).rooms
    rooms = dict.fromkeys(room for each in seen.values() for room in each.rooms)
    for room in sorted(rooms, key=lambda room: (-first[room], room)):
        yield f"| {room} | {' | '.join(_share(each.rooms, room) for each in seen.values())} |"
    yield f"| looks | {' | '.join(f'{each.rooms.total():,}' for each in seen.values())} |"


def _function_rows(functions: Counter[str]) -> Iterator[str]:
    yield "| function | share |"
    yield "|---|---|"
    for function, looks in sorted(functions.items(), key=lambda item: (-item[1], item[0])):
        if looks >= _least * functions.total():
            yield f"| `{function}` | {_share(functions, function)} |"


def _share(looks: Counter[str], what: str) -> str:
    return f"{looks[what] / looks.total():.1%}" if looks[what] else "–"
