"""A pack of the folder as it is used: read when it is first asked, and written once if there is anything new in it."""

from collections.abc import Mapping
from functools import cached_property

import msgspec

from config_lint.cache.folder import Folder
from config_lint.cache.pack import packed, unpacked


class Shelf:
    """The parts of one pack, by name. Without a key, there is none, and nothing is kept."""

    def __init__(self, folder: Folder, file: str, stamp: bytes, key: bytes) -> None:
        self._folder = folder
        self._file = file
        self._stamp = stamp
        self._key = key
        self._used: dict[bytes, msgspec.Raw] = {}
        self._is_new = False

    @cached_property
    def _known(self) -> Mapping[bytes, msgspec.Raw]:
        content = self._folder.read(self._file) if self._key else b""
        return unpacked(content, self._stamp, self._key) if content else {}

    def get(self, name: bytes) -> msgspec.Raw | None:
        """What is kept under a name."""
        return self._known.get(name)

    def __contains__(self, name: bytes) -> bool:
        return name in self._known

    def use(self, name: bytes, part: msgspec.Raw) -> None:
        """Notes that a part is of use."""
        self._used[name] = part

    def put(self, name: bytes, part: msgspec.Raw) -> None:
        """Keeps a part under a name."""
        if self._key:
            self._used[name] = part
            self._is_new = True

    def save(self, *, whole: bool) -> None:
        """Writes what is new, beside what was used, and as much again of what was not: another branch may want it.

        All of it where the run did not look at the `whole` of what it is about.
        """
        if not self._key:
            return
        if not self._is_new:
            self._folder.used(self._file)
            return
        rest = [name for name in self._known if name not in self._used]
        kept = rest[: len(self._used)] if whole else rest
        parts = self._used | {name: self._known[name] for name in kept}
        self._folder.write(self._file, packed(self._stamp, parts, self._key))
        self._folder.make_room()
        self._is_new = False
