"""The files of a folder on disk, as they are now."""

import os
import stat
from functools import cached_property
from pathlib import Path

from config_lint.domain.tree import TooLarge, Unreadable
from config_lint.git import GitUnavailable, generated
from config_lint.text.limits import FILE_BYTES, file_exceeded
from config_lint.trees.listing import Listing

_without_waiting = getattr(os, "O_NONBLOCK", 0)
"""Opening a pipe would otherwise wait for somebody to write into it. Windows has no such pipes, and no such flag."""


AT_ONCE = 65_536
"""Bytes that are read beyond what a file said that it has: it may grow, or not know."""

GENERATED = b"linguist-generated"


def _content(path: str) -> bytes:
    """At most one byte more than is permitted, by reads of its own size: a buffer for the limit costs more than all else."""
    file = os.open(path, os.O_RDONLY | _without_waiting)
    try:
        facts = os.fstat(file)
        if not stat.S_ISREG(facts.st_mode):
            reason = "it is no regular file"
            raise Unreadable(reason)
        content = os.read(file, min(facts.st_size, FILE_BYTES) + 1)
        while len(content) <= FILE_BYTES and (more := os.read(file, AT_ONCE)):
            content += more
        return content[: FILE_BYTES + 1]
    finally:
        os.close(file)


class WorkTree:
    """The regular files below `root`; see `Listing` for which they are. The folder is looked through once, when first asked."""

    def __init__(self, root: Path, *, tracked: bool = False) -> None:
        self.root = root
        self.tracked = tracked

    @cached_property
    def _listing(self) -> Listing:
        return Listing(self.root, tracked=self.tracked)

    @cached_property
    def _paths(self) -> frozenset[str]:
        return frozenset(self._listing.files)

    def files(self) -> tuple[str, ...]:
        """The paths, relative to the root, with `/`, sorted."""
        return self._listing.files

    def generated(self) -> frozenset[str]:
        """What a `.gitattributes` calls so; git is only asked where one does."""
        attributes = (path for path in self._listing.files if path.rpartition("/")[2] == ".gitattributes")
        try:
            if not any(GENERATED in self.read(path) for path in attributes):
                return frozenset()
            return frozenset(path.decode(errors="replace") for path in generated(self.root))
        except (GitUnavailable, Unreadable):
            return frozenset()

    def notes(self) -> tuple[tuple[str, str], ...]:
        """Paths that were passed over, each with the reason, sorted."""
        return tuple(sorted(self._listing.passed_over.items()))

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises `Unreadable`, and `TooLarge` for a file above the limit, of which nothing is kept."""
        if path not in self._paths:
            raise self._absent(path)
        if path in self._listing.unreadable:
            raise Unreadable(self._listing.unreadable[path], "put the file itself there, or leave it out with `exclude`")
        try:
            content = _content(f"{self._listing.root}{os.sep}{path}")
        except OSError as error:
            reason = f"it cannot be opened: {error.strerror}"
            raise Unreadable(reason, "give whoever runs this check the right to read it") from error
        if len(content) > FILE_BYTES:
            raise TooLarge(file_exceeded(), "exclude it from its source, or split it")
        return content

    def _absent(self, path: str) -> Unreadable:
        if ".." not in path.split("/") and not path.startswith("/") and (self._listing.root / path).is_file():
            return Unreadable("git ignores it, so others do not have it", "track it, or list what it sets as `provided`")
        return Unreadable("there is no such file")
