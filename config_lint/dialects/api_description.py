"""OpenAPI documents and Pact files: they describe calls, and set nothing."""

from collections.abc import Iterator

from config_lint.dialects.dialect import Dialect
from config_lint.dialects.part import Part
from config_lint.domain.document import Document
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader

SIGNS = frozenset(("consumer", "info", "interactions", "provider"))
VERSIONS = frozenset((("openapi",), ("swagger",)))
"""https://spec.openapis.org/oas/v3.1.1.html#openapi-object, https://swagger.io/specification/v2/#swagger-object"""


class ApiDescription(Dialect):
    """What they say is read as a contract, wherever they lie: none of it is anybody's setting."""

    def recognises(self, document: Document) -> bool:
        """What both kinds have at the top, and the version of OpenAPI."""
        top = {section.key[0] for section in document.sections if len(section.key) == 1 and section.key[0] in SIGNS}
        if {"consumer", "provider", "interactions"} <= top:
            return True
        return "info" in top and any(entry.key in VERSIONS for entry in document.entries)

    def interpret(self, part: Part, reader: Reader) -> Iterator[Layer]:
        """Nothing."""
        del part, reader
        yield from ()
