"""Files that are only texts: rule examples, and fleets made up in tests."""

from collections.abc import Mapping

from config_lint.domain.tree import Unreadable


class MemoryTree:
    """A tree of the given contents by path; a text is encoded as UTF-8."""

    def __init__(self, files: Mapping[str, str | bytes]) -> None:
        self._contents = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}

    def files(self) -> tuple[str, ...]:
        """The paths, sorted."""
        return tuple(sorted(self._contents))

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises `Unreadable` for a path that is none of them."""
        if path not in self._contents:
            reason = "there is no such file"
            raise Unreadable(reason)
        return self._contents[path]

    def generated(self) -> frozenset[str]:
        """Nothing says so."""
        return frozenset()

    def notes(self) -> tuple[tuple[str, str], ...]:
        """Nothing is ever passed over."""
        return ()
