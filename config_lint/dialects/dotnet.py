"""appsettings.json of .NET.

https://learn.microsoft.com/dotnet/core/extensions/configuration-providers#json-configuration-provider
"""

from collections.abc import Iterator

import msgspec

from config_lint.dialects.dialect import Dialect
from config_lint.dialects.part import Part
from config_lint.dialects.plain import plain_layer
from config_lint.domain.contribution import Contribution, Operation
from config_lint.domain.document import Document
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader
from config_lint.values.empty import Empty

SIGNS = frozenset((("Logging", "LogLevel"), ("ConnectionStrings",), ("Serilog",), ("Kestrel",)))
"""Sections that the platform's own libraries read."""


class Dotnet(Dialect):
    """Every value is a key of its own, items of lists by their position: a later list replaces as many items as it has."""

    def recognises(self, document: Document) -> bool:
        """JSON with a section of the platform's libraries."""
        return document.format == "json" and any(section.key in SIGNS for section in document.sections)

    def interpret(self, part: Part, reader: Reader) -> Iterator[Layer]:
        """One layer in which lists take no other list's place."""
        del reader
        layer = plain_layer(part)
        yield msgspec.structs.replace(layer, contributions=tuple(filter(_counts, layer.contributions)))


def _counts(contribution: Contribution) -> bool:
    """Whether a contribution is more than the opening of a list that has items."""
    opens = contribution.operation is Operation.REPLACE and contribution.entry.value is Empty.LIST
    return not opens or contribution.entry.location != contribution.entry.key_location
