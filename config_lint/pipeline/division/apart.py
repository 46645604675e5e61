"""Files that can be understood by themselves, and those that cannot."""

from collections.abc import Iterator, Mapping, Sequence

from config_lint.dialects import Dialect
from config_lint.dialects.part import Part
from config_lint.domain.document import Document
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader


class Mingled(Exception):
    """What a file says cannot be known without others; `reason` says which file, and why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class _Together(Dialect):
    """Stands for a dialect that looks at all files of a source together: it knows them, and refuses to look at some of them."""

    def __init__(self, dialect: Dialect, name: str) -> None:
        self._dialect = dialect
        self._name = name

    def recognises(self, document: Document) -> bool:
        """As the dialect itself."""
        return self._dialect.recognises(document)

    def interpret(self, part: Part, reader: Reader) -> Iterator[Layer]:
        """Never: raises `Mingled`."""
        del reader
        reason = f"{part.document.path} is understood as {self._name}, whose files are only understood together"
        raise Mingled(reason)

    def together(self, parts: Sequence[Part], reader: Reader) -> Iterator[Layer]:
        """Never: raises `Mingled`."""
        return self.interpret(parts[0], reader)


def apart(dialects: Mapping[str, Dialect]) -> dict[str, Dialect]:
    """The dialects, those that look at files together being replaced by what raises `Mingled` when they would have to."""
    return {
        name: dialect if type(dialect).together is Dialect.together else _Together(dialect, name)
        for name, dialect in dialects.items()
    }
