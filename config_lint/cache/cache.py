"""Documents by the content of their files, as an earlier run read them."""

from collections.abc import Callable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import msgspec

from config_lint.cache import book
from config_lint.cache.folder import ENDING, Folder
from config_lint.cache.shelf import Shelf
from config_lint.cache.stamp import stamp
from config_lint.domain.document import Document

KeptT = TypeVar("KeptT")

_package = Path(__file__).parent.parent
_name_length = 20
_encoder = msgspec.msgpack.Encoder()


class _Aside(msgspec.Struct, frozen=True, array_like=True):
    """What was read from a file, packed, and the digest of its bytes."""

    noted: bytes
    packed: bytes


class Cache:
    """What is kept of one repository, in three packs: what files say, what is said of them, and details of that.

    The second has data of our own, too; the last is only read where something changed.

    A file is known by its path, its format and its bytes, told apart by a digest with the folder's own key: who has the cache and
    not the file learns nothing about a secret that is in it. Whatever goes wrong, the files themselves are read.
    """

    def __init__(self, folder: Folder, root: Path, *sources: Path) -> None:
        """`root` is the repository's; `sources` are folders of ours, beside the package, whose data is kept too."""
        self._key = folder.key()
        made_by = stamp(_package, *sources)
        name = self.digest(str(root).encode(errors="surrogatepass")).hex()
        self._notes = Shelf(folder, f"{name}{ENDING}", made_by, self._key)
        self._documents = Shelf(folder, f"{name}.documents{ENDING}", made_by, self._key)
        self._details = Shelf(folder, f"{name}.details{ENDING}", made_by, self._key)
        self._is_whole = True
        self._new: list[tuple[str, str, bytes, bytes]] = []

    def documents(self, path: str, format: str, data: bytes, text: Callable[[], str]) -> tuple[Document, ...] | None:
        """What was read from a file of these bytes before; None if that is not known. `text` gives their text."""
        name = self._name(path, format, data)
        kept = self._documents.get(name)
        if kept is None:
            return None
        documents = book.unpacked(kept, path, text)
        if documents is not None:
            self._documents.use(name, kept)
        return documents

    def documents_before(self, path: str, format: str, noted: bytes, now: Sequence[Document]) -> tuple[Document, ...] | None:
        """What was read from a file that had this digest, as far as that is kept; `now` are its documents as it is."""
        aside = self.recalled(self._place(path, format), _Aside, detail=True)
        if aside is not None and aside.noted == noted:
            return book.as_before(aside.packed, path, now)
        kept = self._documents.get(self._name_of(path, format, noted))
        return None if kept is None else book.as_before(kept, path, now)

    def knows(self, path: str, format: str, data: bytes) -> bool:
        """Whether something was kept of a file of these bytes."""
        return self._name(path, format, data) in self._documents

    def keep(self, path: str, format: str, data: bytes, packed: bytes | None) -> None:
        """Keeps what was read from a file, packed; None is what cannot be."""
        if packed is not None:
            self._documents.put(self._name(path, format, data), msgspec.Raw(packed))
            self._new.append((path, format, self.digest(data), packed))

    def made(self, name: str, kind: type[KeptT], make: Callable[[], KeptT]) -> KeptT:
        """Data of our own of that kind: as it was made before, otherwise made now and kept."""
        known = self.recalled(name.encode(), kind)
        if known is not None:
            return known
        made = make()
        self.note(name.encode(), made)
        return made

    def recalled(self, name: bytes, kind: type[KeptT], *, detail: bool = False) -> KeptT | None:
        """What is kept under a name, if it is of that kind. A `detail` is kept where few runs look."""
        shelf = self._details if detail else self._notes
        known = shelf.get(name)
        if known is None:
            return None
        try:
            found = msgspec.msgpack.decode(known, type=kind)
        except msgspec.MsgspecError:
            return None
        shelf.use(name, known)
        return found

    def note(self, name: bytes, what: object, *, detail: bool = False) -> None:
        """Keeps something under a name; what cannot be written down is not kept."""
        try:
            (self._details if detail else self._notes).put(name, msgspec.Raw(_encoder.encode(what)))
        except (OverflowError, UnicodeEncodeError):
            return

    def hold(self) -> None:
        """Notes that not everything that is kept was looked at: what was not used is of use all the same.

        The few files that were looked at are kept aside, as they are now: all others would have to be written again beside them.
        """
        self._is_whole = False
        for path, format, noted, packed in self._new:
            self.note(self._place(path, format), _Aside(noted, packed), detail=True)

    def save(self) -> None:
        """Writes what is new."""
        self._notes.save(whole=self._is_whole)
        self._details.save(whole=self._is_whole)
        if self._is_whole:
            self._documents.save(whole=True)

    def digest(self, data: bytes) -> bytes:
        """What tells data apart from other data, to whoever has the key of the folder."""
        return blake2b(data, key=self._key, digest_size=_name_length).digest()

    def _name(self, path: str, format: str, data: bytes) -> bytes:
        return self._name_of(path, format, self.digest(data))

    def _name_of(self, path: str, format: str, digest: bytes) -> bytes:
        return self.digest(b"\0".join((path.encode(errors="surrogatepass"), format.encode(), digest)))

    def _place(self, path: str, format: str) -> bytes:
        """Under which name a file is kept aside."""
        return self._name_of(path, format, b"")
