"""Documents by the content of their files, as an earlier run read them."""

from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import msgspec

from config_lint.cache import book
from config_lint.cache.folder import ENDING, Folder
from config_lint.cache.pack import packed, unpacked
from config_lint.cache.stamp import stamp
from config_lint.domain.document import Document

KeptT = TypeVar("KeptT")

_package = Path(__file__).parent.parent
_name_length = 20
_encoder = msgspec.msgpack.Encoder()


class Cache:
    """What is kept of one repository: a pack that is read once, and written once if there is anything new in it.

    A file is known by its path, its format and its bytes, told apart by a digest with the folder's own key: who has the cache and
    not the file learns nothing about a secret that is in it. Whatever goes wrong, the files themselves are read.
    """

    def __init__(self, folder: Folder, root: Path, *sources: Path) -> None:
        """`root` is the repository's; `sources` are folders of ours, beside the package, whose data is kept too."""
        self._folder = folder
        self._stamp = stamp(_package, *sources)
        self._key = folder.key()
        self._file = f"{self.digest(str(root).encode(errors='surrogatepass')).hex()}{ENDING}" if self._key else ""
        content = folder.read(self._file) if self._file else b""
        self._known = unpacked(content, self._stamp, self._key) if content else {}
        self._used: dict[bytes, msgspec.Raw] = {}
        self._is_new = False
        self._is_partial = False

    def documents(self, path: str, format: str, data: bytes, text: Callable[[], str]) -> tuple[Document, ...] | None:
        """What was read from a file of these bytes before; None if that is not known. `text` gives their text."""
        if not self._file:
            return None
        name = self._name(path, format, data)
        kept = self._known.get(name)
        if kept is None:
            return None
        documents = book.unpacked(kept, path, text)
        if documents is not None:
            self._used[name] = kept
        return documents

    def knows(self, path: str, format: str, data: bytes) -> bool:
        """Whether something was kept of a file of these bytes."""
        return bool(self._file) and self._name(path, format, data) in self._known

    def keep(self, path: str, format: str, data: bytes, packed: bytes | None) -> None:
        """Keeps what was read from a file, packed; None is what cannot be."""
        if self._file and packed is not None:
            self._used[self._name(path, format, data)] = msgspec.Raw(packed)
            self._is_new = True

    def made(self, name: str, kind: type[KeptT], make: Callable[[], KeptT]) -> KeptT:
        """Data of our own of that kind: as it was made before, otherwise made now and kept."""
        known = self.recalled(name.encode(), kind)
        if known is not None:
            return known
        made = make()
        self.note(name.encode(), made)
        return made

    def recalled(self, name: bytes, kind: type[KeptT]) -> KeptT | None:
        """What is kept under a name, if it is of that kind."""
        known = self._known.get(name)
        if known is None:
            return None
        try:
            found = msgspec.msgpack.decode(known, type=kind)
        except msgspec.MsgspecError:
            return None
        self._used[name] = known
        return found

    def note(self, name: bytes, what: object) -> None:
        """Keeps something under a name; what cannot be written down is not kept."""
        try:
            self._used[name] = msgspec.Raw(_encoder.encode(what))
        except (OverflowError, UnicodeEncodeError):
            return
        self._is_new = True

    def hold(self) -> None:
        """Notes that not everything that is kept was looked at: what was not used is of use all the same."""
        self._is_partial = True

    def save(self) -> None:
        """Writes what is new, beside what was used, and as much again of what was not: another branch may want it."""
        if not self._is_new:
            if self._used:
                self._folder.used(self._file)
            return
        rest = [name for name in self._known if name not in self._used]
        rest = rest if self._is_partial else rest[: len(self._used)]
        parts = self._used | {name: self._known[name] for name in rest}
        self._folder.write(self._file, packed(self._stamp, parts, self._key))
        self._folder.make_room()
        self._is_new = False

    def digest(self, data: bytes) -> bytes:
        """What tells data apart from other data, to whoever has the key of the folder."""
        return blake2b(data, key=self._key, digest_size=_name_length).digest()

    def _name(self, path: str, format: str, data: bytes) -> bytes:
        return self.digest(b"\0".join((path.encode(errors="surrogatepass"), format.encode(), data)))
