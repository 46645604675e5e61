"""Step 3: documents to contributions."""

from collections.abc import Iterator, Mapping, Sequence

from config_lint.dialects.dialect import Dialect
from config_lint.dialects.nesting import Names, parts_of
from config_lint.dialects.plain import Plain
from config_lint.domain.document import Document
from config_lint.domain.layer import Layer
from config_lint.domain.source import SourceFile
from config_lint.domain.tree import Reader
from config_lint.domain.usage import unknown

__all__ = ["Dialect", "Names", "interpret"]


def interpret(
    file: SourceFile, documents: Sequence[Document], reader: Reader, dialects: Mapping[str, Dialect], names: Names
) -> Iterator[Layer]:
    """What a file's documents contribute, and to whom.

    The source's `dialect` decides what they mean, otherwise the first dialect that recognises a document; what none
    recognises is plain. Raises `UsageError` for a dialect that does not exist.
    """
    declared = file.source.dialect
    if declared and declared not in dialects:
        raise unknown(kind="dialect", name=declared, known=dialects)
    for document in documents:
        for part in parts_of(document, file, names):
            yield from _dialect_of(declared, part.document, dialects).interpret(part, reader)


def _dialect_of(declared: str, document: Document, dialects: Mapping[str, Dialect]) -> Dialect:
    if declared:
        return dialects[declared]
    for dialect in dialects.values():
        if dialect.recognises(document):
            return dialect
    return dialects.get("plain") or Plain()
