"""Files that lie in git's own store: those of a commit, or those of the index."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from config_lint.domain.tree import TooLarge, Unreadable
from config_lint.git import GitUnavailable, Objects, Stored, generated_in
from config_lint.text.limits import FILE_BYTES, file_exceeded
from config_lint.trees.links import Links

LINK, MODULE = b"120000", b"160000"
"""Modes of what is no file. Source: https://git-scm.com/docs/git-fast-import#_filemodify."""

OURS = 2
"""The stage of our side of a conflict."""


class ObjectTree:
    """The regular files among what is stored, and the paths passed over with the reason; the work tree is never looked at.

    Links are followed inside the tree only. `commit` is the one that all of it is of, empty for the index.
    """

    def __init__(self, root: Path, stored: Iterable[Stored], commit: str = "") -> None:
        self._root = root
        self._stored = tuple(stored)
        self._commit = commit
        self._objects = Objects(root)

    def files(self) -> tuple[str, ...]:
        """The paths, relative to the top of the repository, with `/`, sorted."""
        return self._sorted

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises `Unreadable`, and `TooLarge` for a file above the limit, of which nothing is kept."""
        files, astray, _ = self._laid_out
        if path in astray:
            raise astray[path]
        if path not in files:
            reason = "there is no such file"
            raise Unreadable(reason)
        content = self._content(files[path])
        if len(content) > FILE_BYTES:
            raise TooLarge(file_exceeded(), "exclude it from its source, or split it")
        return content

    def generated(self) -> frozenset[str]:
        """What a `.gitattributes` of the tree calls so; git is only asked where one does."""
        attributes = (path for path in self._sorted if path.rpartition("/")[2] == ".gitattributes")
        try:
            if not any(b"linguist-generated" in self.read(path) for path in attributes):
                return frozenset()
            found = generated_in(self._root, [stored.path for stored in self._stored], self._commit)
        except (GitUnavailable, Unreadable):
            return frozenset()
        return frozenset(path.decode(errors="replace") for path in found)

    def notes(self) -> tuple[tuple[str, str], ...]:
        """Paths that were passed over, each with the reason, sorted."""
        return tuple(sorted(self._laid_out[2].items()))

    @cached_property
    def _sorted(self) -> tuple[str, ...]:
        files, astray, _ = self._laid_out
        return tuple(sorted({*files, *astray}))

    @cached_property
    def _laid_out(self) -> tuple[dict[str, bytes], dict[str, Unreadable], dict[str, str]]:
        """Object names by path, links that lead to no file, and paths passed over."""
        files: dict[str, bytes] = {}
        links: dict[str, str] = {}
        passed_over: dict[str, str] = {}
        for stored in self._stored:
            try:
                path = stored.path.decode()
            except UnicodeDecodeError:
                passed_over[stored.path.decode(errors="backslashreplace")] = "a name that is not UTF-8"
                continue
            if stored.mode == MODULE:
                passed_over[path] = "another repository inside this one"
            elif stored.stage not in (0, OURS):
                continue
            elif stored.mode == LINK:
                links[path] = self._content(stored.name).decode(errors="replace")
            else:
                files[path] = stored.name
        astray: dict[str, Unreadable] = {}
        follow = Links(links, sorted(files), str(self._root))
        for link in links:
            try:
                behind = follow.behind(link)
                files |= {path: files[target] for path, target in behind.items()}
                if not behind:
                    passed_over[link] = "a link to a folder that it stands in"
            except Unreadable as unreadable:
                astray[link] = unreadable
        return files, astray, passed_over

    def _content(self, name: bytes) -> bytes:
        try:
            return self._objects.read(name, FILE_BYTES + 1)
        except GitUnavailable as unavailable:
            raise Unreadable(unavailable.reason) from unavailable
