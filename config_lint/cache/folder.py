"""The folder that the cache is in: where it is, its key, and how much may be in it."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

TAG = "CACHEDIR.TAG"
SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55"
"""Tells programs that make backups to leave the folder out: https://bford.info/cachedir/"""

ENDING = ".pack"
LARGEST = 512_000_000
"""Bytes that all packs may take together; the one that was used longest ago goes first."""

_key_length = 32
_of_ours = frozenset((TAG, ".gitignore", "key"))


def usual_folder() -> Path:
    """Where the platform keeps what programs can make again.

    https://specifications.freedesktop.org/basedir-spec/latest/ , and `~/Library/Caches` and `%LOCALAPPDATA%` elsewhere.
    """
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or _home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = _home() / "Library" / "Caches"
    else:
        given = os.environ.get("XDG_CACHE_HOME", "")
        base = Path(given) if given.startswith("/") else _home() / ".cache"
    return base / "config-lint"


def _home() -> Path:
    """The user's folder; for a user who has none, a path below which nothing can be made."""
    try:
        return Path.home()
    except RuntimeError:
        return Path(os.devnull)


class Folder:
    """A folder of packs. What cannot be read is not there, and what cannot be written is not kept: neither is an error."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def key(self) -> bytes:
        """The secret that contents are told apart by, made with the folder; empty where there can be none."""
        if not self._is_own():
            return b""
        key = self.read("key")
        if len(key) != _key_length and self._prepare():
            self.write("key", os.urandom(_key_length))
            key = self.read("key")
        return key if len(key) == _key_length else b""

    def read(self, name: str) -> bytes:
        """The content of a file; empty where there is none to be had."""
        try:
            return (self.path / name).read_bytes()
        except OSError:
            return b""

    def write(self, name: str, content: bytes) -> None:
        """Puts a file in place, whole or not at all, for nobody else to read."""
        from tempfile import NamedTemporaryFile  # nothing is new in most runs

        written = ""
        try:
            with NamedTemporaryFile(dir=self.path, prefix="new-", delete=False) as file:  # its mode is 0600
                written = file.name
                file.write(content)
            Path(written).replace(self.path / name)
        except OSError:
            if written:
                Path(written).unlink(missing_ok=True)

    def used(self, name: str) -> None:
        """Notes that a pack is still of use."""
        try:
            os.utime(self.path / name)
        except OSError:
            return

    def make_room(self) -> None:
        """Takes the packs away that were used longest ago, until what is left is no more than is kept."""
        sizes = sorted(self._packs(), reverse=True)
        total = 0
        for _, size, path in sizes:
            total += size
            if total > LARGEST:
                _take_away(path)

    def clean(self) -> int:
        """Takes everything away that is ours, and the folder if nothing else is in it; the number of repositories it was of.

        Raises `OSError` where that is not permitted.
        """
        if not (self.path / TAG).is_file():
            return 0
        names: set[str] = set()
        for path in sorted(self.path.iterdir()):
            if path.name in _of_ours or path.suffix == ENDING or path.name.startswith("new-"):
                names.update({path.name.partition(".")[0]} if path.suffix == ENDING else ())
                path.unlink(missing_ok=True)
        if not any(self.path.iterdir()):
            self.path.rmdir()
        return len(names)

    def _is_own(self) -> bool:
        """Whether nobody else can have put something there: the folder is not there yet, or ours."""
        try:
            return sys.platform == "win32" or self.path.stat().st_uid == os.getuid()
        except OSError:
            return True

    def _prepare(self) -> bool:
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            return False
        for name, text in (
            (TAG, f"{SIGNATURE}\n# What config-lint can read again. It may be deleted at any time.\n"),
            (".gitignore", "*\n"),
        ):
            if not self.read(name):
                self.write(name, text.encode())
        return True

    def _packs(self) -> Iterator[tuple[float, int, Path]]:
        try:
            for entry in os.scandir(self.path):
                if entry.name.endswith(ENDING):
                    found = entry.stat()
                    yield found.st_mtime, found.st_size, Path(entry.path)
        except OSError:
            return


def _take_away(path: Path) -> None:
    try:
        path.unlink()
    except OSError:
        return
