"""A `check` on one process that finds in the cache what it read before, with and without a change of one file."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import corpus, fleets
from benchmarks.commands import check, parse_only
from benchmarks.effort import Effort
from benchmarks.pairs import compare
from benchmarks.result import Result, ratio

files = 1_000

_edits = {
    "another number": fleets.edit,
    "another text": fleets.edit_text,
    "a comment more": fleets.add_comment,
    "a key more": fleets.add_key,
    "another timeout of a call": fleets.edit_timeout,
    "another port of a database": fleets.edit_port,
    "a well-known key less, or more": fleets.turn_key,
}


def results(effort: Effort) -> Iterator[Result]:
    """The figures of a fleet that was checked before."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "fleet"
        root.mkdir()
        corpus.write(root, effort.files(files))
        warm = check(root, "--cache-dir", str(Path(folder) / "cache"), jobs=1)
        floor = parse_only(root)
        yield ratio(f"warm `check` of {files:,} files against parsing them", 0.5, compare(warm, floor, effort))
        for what, edit in _edits.items():
            changed = warm._replace(before=partial(edit, root))
            yield ratio(f"the same, one file changed: {what}", 0.55, compare(changed, floor, effort))
