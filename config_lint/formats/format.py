"""What a file format is."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import ClassVar

from config_lint.domain.document import Document
from config_lint.formats.sops import without_sops


class Format(ABC):
    """A reader of one notation. To add one: a file here with one concrete subclass; nothing else changes.

    Its name, which `format = "…"` takes, is the class's name in kebab-case (`Toml` is `toml`).
    """

    patterns: ClassVar[tuple[str, ...]]
    """File names (not paths) that mean this format, as `fnmatch` patterns, lower case. The longest that matches wins."""

    fallback_encoding: ClassVar[str] = ""
    """The encoding of bytes that are not UTF-8, where the notation has one of its own."""

    in_common: ClassVar[tuple[Callable[[], None], ...]] = ()
    """What lets go of that which files have in common, and which is of use only while many are read."""

    def said(self, text: str, path: str) -> tuple[Document, ...]:
        """What those who wrote `text` say in it: as `read`, without what encryption adds."""
        return tuple(map(without_sops, self.read(text, path)))

    @abstractmethod
    def read(self, text: str, path: str) -> tuple[Document, ...]:
        """The documents of `text`, with positions in it and `path` in every location.

        Never raises for what the text says: what cannot be read is a problem on the document (`unreadable-file`, with the facts
        `reason` and `remedy`), and what could be read before the fault is kept only where it is certain.
        """
