"""What a dialect is: the meaning of a document."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import ClassVar

from config_lint.dialects.part import Part
from config_lint.domain.document import Document
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader


class Dialect(ABC):
    """To add one: a file here with one concrete subclass, whose name in kebab-case is what `dialect = "…"` takes."""

    telling: ClassVar[tuple[str, ...]] = ()
    """Names of files, as `fnmatch` patterns, in which a document may say which environments there are, or beside which."""

    shares_out: ClassVar[bool] = False
    """Whether such a document says which services there are, too."""

    @abstractmethod
    def recognises(self, document: Document) -> bool:
        """Whether the document is of this dialect: by its content; by its name only where the platform goes by that too."""

    @abstractmethod
    def interpret(self, part: Part, reader: Reader) -> Iterator[Layer]:
        """What the part says, as layers whose contributions carry the platform's own merge operations."""

    def environments(self, document: Document, reader: Reader) -> tuple[str, ...]:
        """The environments that a document names itself, in its order; not those whose every file is somewhere else."""
        del document, reader
        return ()

    def together(self, parts: Sequence[Part], reader: Reader) -> Iterator[Layer]:
        """What all parts of one source and one environment say; each by itself, for a dialect that need not see them together."""
        for part in parts:
            yield from self.interpret(part, reader.asking(part.document.path))
