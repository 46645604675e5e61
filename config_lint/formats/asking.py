"""A reader on behalf of a file: what is read through it is that file's wish."""

from collections.abc import Callable

from config_lint.domain.document import Document
from config_lint.domain.tree import Reader
from config_lint.values.location import Location


class Asking:
    """A reader that notes for whom it reads."""

    def __init__(self, reader: Reader, wish: Callable[[str, str, str], None], path: str) -> None:
        """`wish` is told the path that is read, `path`, and the format."""
        self._reader = reader
        self._wish = wish
        self._path = path

    def files(self) -> tuple[str, ...]:
        """As the reader behind it."""
        return self._reader.files()

    def has(self, path: str) -> bool:
        """As the reader behind it."""
        return self._reader.has(path)

    def inside(self, folder: str) -> tuple[str, ...]:
        """As the reader behind it."""
        return self._reader.inside(folder)

    def asking(self, path: str) -> Reader:
        """A reader for another file."""
        return self._reader.asking(path)

    def read(self, path: str, format: str = "") -> tuple[Document, ...]:
        """As the reader behind it."""
        self._wish(path, self._path, format)
        return self._reader.read(path, format)

    def parse(self, text: str, format: str, origin: Location) -> tuple[Document, ...]:
        """As the reader behind it."""
        return self._reader.parse(text, format, origin)
