"""A tree that notes what was read of it."""

from collections.abc import Callable

from config_lint.domain.tree import Tree, Unreadable


class TracedTree:
    """The files of `below`. `read_so_far` holds the digest of each file that was read, and nothing for one that cannot be."""

    def __init__(self, below: Tree, digest: Callable[[bytes], bytes]) -> None:
        self.read_so_far: dict[str, bytes] = {}
        self._below = below
        self._digest = digest

    def files(self) -> tuple[str, ...]:
        """As below."""
        return self._below.files()

    def read(self, path: str) -> bytes:
        """As below, noted."""
        try:
            content = self._below.read(path)
        except Unreadable:
            self.read_so_far[path] = b""
            raise
        if path not in self.read_so_far:
            self.read_so_far[path] = self._digest(content)
        return content

    def generated(self) -> frozenset[str]:
        """As below."""
        return self._below.generated()

    def notes(self) -> tuple[tuple[str, str], ...]:
        """As below."""
        return self._below.notes()

    def is_as_read(self, path: str, noted: bytes) -> bool:
        """Whether a file is still what it was when that was noted of it."""
        try:
            return self._digest(self._below.read(path)) == noted
        except Unreadable:
            return not noted
