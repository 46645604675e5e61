"""What was said in the runs so far, so that a replay can be broken off, and its page be written anew."""

from pathlib import Path

import msgspec

import config_lint
from benchmarks.replay.runs import Job, Outcome
from config_lint.cache.stamp import stamp
from config_lint.rulebook import builtin_rules_folder


class _Content(msgspec.Struct):
    stamp: bytes
    outcomes: list[tuple[Job, Outcome]]


class Kept:
    """The outcomes of runs by the program as it is now; those of any other state of it are left aside."""

    def __init__(self, file: Path | None) -> None:
        """`file` need not be there yet; without one, nothing is kept."""
        self._file = file
        self._stamp = stamp(Path(config_lint.__file__).parent, builtin_rules_folder())
        self.outcomes: dict[Job, Outcome] = {}
        if file is not None and file.exists():
            known = msgspec.msgpack.decode(file.read_bytes(), type=_Content)
            self.outcomes = dict(known.outcomes) if known.stamp == self._stamp else {}

    def save(self) -> None:
        """Writes the file."""
        if self._file is not None:
            self._file.write_bytes(msgspec.msgpack.encode(_Content(self._stamp, list(self.outcomes.items()))))
