"""Where files come from, and how a dialect asks for one."""

from typing import Protocol

from config_lint.domain.document import Document
from config_lint.values.location import Location


class Unreadable(Exception):
    """A file that cannot be read; `reason` says why in words a user understands, `remedy` what to do about it."""

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


class TooLarge(Unreadable):
    """A file that is larger than what is read; `reason` names the limit."""


class Tree(Protocol):
    """A set of files: the work tree, the index, a git ref, memory. Nothing outside its root can be reached through it."""

    def files(self) -> tuple[str, ...]:
        """The paths of all files, relative to the root, with `/`, sorted."""
        ...

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises `Unreadable` where there are none to be had."""
        ...

    def generated(self) -> frozenset[str]:
        """The paths of files that a tool wrote from others of this tree, as far as the tree itself says so."""
        ...

    def notes(self) -> tuple[tuple[str, str], ...]:
        """Paths that were passed over, each with the reason (a link out of the root, a device)."""
        ...


class Reader(Protocol):
    """What a dialect may ask for: another file's documents, or the documents of a text that stands inside a value."""

    def files(self) -> tuple[str, ...]:
        """The paths of all files there are, relative to the root, with `/`, sorted."""
        ...

    def has(self, path: str) -> bool:
        """Whether there is a file with that path."""
        ...

    def inside(self, folder: str) -> tuple[str, ...]:
        """The paths of the files that stand right in a folder, sorted; the root is the empty text."""
        ...

    def asking(self, path: str) -> "Reader":
        """The same, on behalf of the file at `path`: what is read through it is noted as that file's wish."""
        ...

    def read(self, path: str, format: str = "") -> tuple[Document, ...]:
        """The documents of a file. A file that cannot be read or parsed gives one document with no entries and a problem."""
        ...

    def parse(self, text: str, format: str, origin: Location) -> tuple[Document, ...]:
        """The documents of a text found at `origin`; positions are those of the outer file."""
        ...
