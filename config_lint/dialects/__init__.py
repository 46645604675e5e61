"""Step 3: documents to contributions."""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from config_lint.dialects.dialect import Dialect
from config_lint.dialects.nesting import Names, parts_of
from config_lint.domain.document import Document
from config_lint.domain.layer import Layer
from config_lint.domain.source import SourceFile
from config_lint.domain.tree import Reader
from config_lint.domain.usage import unknown

if TYPE_CHECKING:
    from config_lint.dialects.part import Part

__all__ = ["Dialect", "Names", "interpret"]

PLAIN = "plain"


def interpret(
    files: Sequence[SourceFile],
    documents: Mapping[str, Sequence[Document]],
    reader: Reader,
    dialects: Mapping[str, Dialect],
    names: Names,
) -> Iterator[Layer]:
    """What the files' documents contribute, and to whom, in the order of their sources.

    The source's `dialect` decides what they mean, otherwise the first dialect that recognises a document; what none
    recognises is plain. Raises `UsageError` for a dialect that does not exist.
    """
    gathered: dict[tuple[int, str, str], list[Part]] = {}
    for file in files:
        declared = file.source.dialect
        if declared and declared not in dialects:
            raise unknown(kind="dialect", name=declared, known=dialects)
        for document in documents[file.path]:
            name = declared or _recognised(document, dialects)
            for part in parts_of(document, file, names):
                gathered.setdefault((file.source.index, part.environment, name), []).append(part)
    derived = frozenset(file.path for file in files if file.derived)
    # Which dialect's layers come first must not hang on which of them other services happen to begin with.
    rank = {name: index for index, name in enumerate(dialects)}
    for (_, _, name), parts in sorted(gathered.items(), key=lambda group: (group[0][0], rank[group[0][2]])):
        for layer in dialects[name].together(parts, reader):
            yield _completed(layer, name, names, derived)


def _completed(layer: Layer, dialect: str, names: Names, derived: Container[str]) -> Layer:
    """The layer with what no dialect has to say itself: its name, the names that aliases stand for, whether it is derived."""
    environment = names.environments.get(layer.environment, layer.environment)
    contributions = layer.contributions
    if environment != layer.environment:
        contributions = tuple(msgspec.structs.replace(each, owner=environment) for each in contributions)
    return msgspec.structs.replace(
        layer,
        environment=environment,
        contributions=contributions,
        dialect=layer.dialect or dialect,
        service=names.services.get(layer.service, layer.service),
        derived=layer.path in derived,
    )


def _recognised(document: Document, dialects: Mapping[str, Dialect]) -> str:
    return next((name for name, dialect in dialects.items() if dialect.recognises(document)), PLAIN)
