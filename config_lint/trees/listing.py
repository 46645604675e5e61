"""What a folder on disk holds: the regular files below it, and what had to be passed over."""

import os
import stat
from bisect import bisect_left
from pathlib import Path

from config_lint.domain.usage import UsageError
from config_lint.git import GitUnavailable, listed, root_of

never_entered = frozenset(
    {".git", ".hg", ".svn", "node_modules", ".venv", "venv", "__pycache__", ".tox", ".nox", ".mypy_cache", ".pytest_cache"}
    | {".ruff_cache", ".terraform", ".gradle", ".idea", "site-packages"}
)
"""Folders of tools: what version control, package managers and build tools keep there is nobody's configuration."""

most_files = 200_000
"""How many files a folder outside git may hold: more is a whole disk, named by mistake."""

kinds = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class Listing:
    """The regular files below `root`, sorted, and the paths passed over with the reason. Links are followed inside it only.

    A link that stands where a file should, and leads to none inside the root, is among the files: whoever wants it learns from
    `unreadable` why it cannot be read.

    In a git work tree these are the files that git tracks or would track; outside of one, or where git cannot say, all there are.
    With `tracked` they are those that git tracks. Raises `UsageError` where git cannot say which these are, and for a folder that
    holds more files than any repository.
    """

    def __init__(self, root: Path, *, tracked: bool = False) -> None:
        self.tracked = tracked
        self.root = Path(os.path.realpath(root))
        self.passed_over: dict[str, str] = {}
        self.unreadable: dict[str, str] = {}
        found: set[str] = set()
        links: list[str] = []
        for path in self._named():
            kind = self._kind(path)
            if kind == stat.S_IFREG:
                found.add(path)
            elif kind == stat.S_IFLNK:
                links.append(path)
            elif kind:
                self.passed_over[path] = f"{kinds.get(kind, 'something')}, and no file"
        real = sorted(found)
        for link in links:
            found.update(self._behind(link, real))
        self.files = tuple(sorted(found))

    def _named(self) -> list[str]:
        if root_of(self.root) is None:
            if self.tracked:
                message = f"{self.root} is no git work tree, so that no file of it is tracked"
                raise UsageError(message)
            return self._walked()
        try:
            raw = listed(self.root, tracked=self.tracked)
        except GitUnavailable as unavailable:
            if self.tracked:
                message = f"what is tracked cannot be told: {unavailable.reason}"
                raise UsageError(message) from unavailable
            self.passed_over["."] = f"{unavailable.reason}: all files are read, ignored ones too"
            return self._walked()
        return [path for name in raw if (path := self._text(name))]

    def _text(self, name: bytes) -> str:
        try:
            path = name.decode()
        except UnicodeDecodeError:
            self.passed_over[name.decode(errors="backslashreplace")] = "a name that is not UTF-8"
            return ""
        if path.endswith("/"):
            self.passed_over[path] = "another repository inside this one"
            return ""
        return path

    def _walked(self) -> list[str]:
        paths: list[str] = []
        waiting = [""]
        while waiting:
            folder = waiting.pop()
            for entry in self._entries(folder):
                path = self._text(os.fsencode(f"{folder}{entry.name}"))
                if path and entry.is_dir(follow_symlinks=False):
                    if entry.name not in never_entered:
                        waiting.append(f"{path}/")
                elif path:
                    paths.append(path)
            if len(paths) > most_files:
                message = f"{self.root} holds more than {most_files:,} files: name the folder of the configuration with --root"
                raise UsageError(message)
        return paths

    def _entries(self, folder: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(self.root / folder) as found:
                entries = list(found)
        except OSError as error:
            self.passed_over[folder.rstrip("/") or "."] = f"a folder that cannot be opened: {error.strerror}"
            return []
        if not entries and "." in folder:
            self.passed_over[folder.rstrip("/")] = "an empty folder, and no file"
        return entries

    def _kind(self, path: str) -> int:
        """The file type bits of what stands there (a link's own); 0 for what is not there any more, or cannot be looked at."""
        try:
            return stat.S_IFMT(os.lstat(f"{self.root}/{path}").st_mode)
        except FileNotFoundError:
            return 0
        except OSError as error:
            self.passed_over[path] = f"a file that cannot be looked at: {error.strerror}"
            return 0

    def _behind(self, link: str, files: list[str]) -> list[str]:
        """The paths that a link adds: those of the files below where it leads to a folder, otherwise its own."""
        try:
            target = os.path.realpath(f"{self.root}/{link}", strict=True)
            kind = stat.S_IFMT(Path(target).stat().st_mode)
        except OSError as error:
            self.unreadable[link] = f"a link that leads nowhere ({error.strerror})"
            return [link]
        prefix = f"{self.root}/".replace("//", "/")
        if not f"{target}/".startswith(prefix):
            if kind != stat.S_IFDIR:
                self.unreadable[link] = "a link out of the root"
                return [link]
            self.passed_over[link] = "a link out of the root"
        elif kind == stat.S_IFREG:
            return [link]
        elif kind != stat.S_IFDIR:
            self.passed_over[link] = f"a link to {kinds.get(kind, 'something')}"
        elif f"{self.root}/{link}/".startswith(f"{target}/"):
            self.passed_over[link] = "a link to a folder that it stands in"
        else:
            inside = f"{target}/".removeprefix(prefix)
            first, last = bisect_left(files, inside), bisect_left(files, f"{inside[:-1]}0")
            return [f"{link}/{path.removeprefix(inside)}" for path in files[first:last]]
        return []
