"""The files of a run, by path: what everybody needs of each, and its documents for who asks for them."""

from collections.abc import Callable, Iterator, Mapping

import msgspec

from config_lint.domain.document import Document
from config_lint.domain.problem import Problem


class Looked(msgspec.Struct, frozen=True):
    """What a run needs of a file beside what it says.

    `format` is None where it has no document. `speaks` is true where there are comments for us, `whole` is false where what
    seems absent from it may only be unread.
    """

    format: str | None
    entries: int
    speaks: bool
    whole: bool
    problems: tuple[Problem, ...]


def looked_at(documents: tuple[Document, ...]) -> Looked:
    """That of a file with these documents."""
    return Looked(
        documents[0].format if documents else None,
        sum(len(document.entries) for document in documents),
        any(document.comments for document in documents),
        not any(map(_is_unread, documents)),
        tuple(problem for document in documents for problem in document.problems),
    )


def _is_unread(document: Document) -> bool:
    """Whether what seems absent from it may only be unread: it is broken, too large, or in a notation that nobody here knows."""
    kinds = {problem.kind for problem in document.problems}
    return not kinds.isdisjoint(("unreadable-file", "limit-exceeded")) or (
        not document.entries and "unsupported-construct" in kinds
    )


class Documents(Mapping[str, tuple[Document, ...]]):
    """The documents of each file that is looked at. Whoever reads them remembers them: this one knows what there is to read."""

    def __init__(self, read: Callable[[str, str], tuple[Document, ...]]) -> None:
        self._read = read
        self._formats: dict[str, str] = {}
        self.looked: dict[str, Looked] = {}

    def look(self, path: str, format: str = "") -> None:
        """Reads a file, in a format or that which its name means."""
        self.know(path, format, looked_at(self._read(path, format)))

    def know(self, path: str, format: str, looked: Looked) -> None:
        """Takes what somebody else saw in a file."""
        self._formats[path] = format
        self.looked[path] = looked

    @property
    def unread(self) -> frozenset[str]:
        """The paths of files that are not known as a whole."""
        return frozenset(path for path, looked in self.looked.items() if not looked.whole)

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the files themselves, in the order in which they were looked at."""
        return [problem for looked in self.looked.values() for problem in looked.problems]

    def __getitem__(self, path: str) -> tuple[Document, ...]:
        return self._read(path, self._formats[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self.looked)

    def __len__(self) -> int:
        return len(self.looked)
