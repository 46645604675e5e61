"""A tree with more files laid over it: manifests that were rendered outside of it."""

from collections.abc import Mapping

from config_lint.domain.tree import Tree
from config_lint.trees.memory import MemoryTree


class OverlayTree:
    """The files of `below`, and those of `contents` by path, which win."""

    def __init__(self, below: Tree, contents: Mapping[str, bytes]) -> None:
        self._below = below
        self._above = MemoryTree(contents)

    def files(self) -> tuple[str, ...]:
        """The paths of both, sorted."""
        return tuple(sorted({*self._below.files(), *self._above.files()}))

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises `Unreadable` where there are none to be had."""
        return (self._above if path in self._above.files() else self._below).read(path)

    def generated(self) -> frozenset[str]:
        """What is said below."""
        return self._below.generated()

    def notes(self) -> tuple[tuple[str, str], ...]:
        """What was passed over below."""
        return self._below.notes()
