"""Spring Boot's application files.

https://docs.spring.io/spring-boot/reference/features/external-config.html
"""

from collections.abc import Iterator, Sequence

import msgspec

from config_lint.dialects.dialect import Dialect
from config_lint.dialects.part import Part
from config_lint.dialects.plain import plain_layer
from config_lint.domain.document import Document
from config_lint.domain.key import Key
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader
from config_lint.values.value import shown

ON_PROFILE = ("spring.config.activate.on-profile", "spring.profiles")
"""What names the profiles that a document is for; the second one until Spring Boot 2.4."""


RESOURCES, NAMES = "src/main/resources", ("application", "bootstrap")
"""Where builds with Maven and Gradle keep what is on the class path, and what Spring looks for there."""


class SpringBoot(Dialect):
    """Documents of one file lie on each other in the order written; one that names profiles counts where they are active."""

    def recognises(self, document: Document) -> bool:
        """Something under `spring` at the top, nested or with dots; or an application's file where Java builds keep theirs."""
        folder, _, name = document.path.rpartition("/")
        if folder.endswith(RESOURCES) and name.startswith(NAMES):
            return True
        return any(entry.key[0] == "spring" or entry.key[0].startswith("spring.") for entry in document.entries)

    def interpret(self, part: Part, reader: Reader) -> Iterator[Layer]:
        """One layer, whose every setting has the document's profiles as its condition."""
        del reader
        layer = plain_layer(msgspec.structs.replace(part, name=part.name.partition("#")[0]))
        condition = _condition(part.document, len(part.root))
        contributions = (
            msgspec.structs.replace(contribution, name=_split(contribution.name), condition=condition)
            for contribution in layer.contributions
        )
        yield msgspec.structs.replace(layer, contributions=tuple(contributions))


def _condition(document: Document, start: int) -> str:
    """The profile expression of a document; of a list, any of them."""
    said: list[str] = []
    for entry in document.entries:
        name = ".".join(part for part in entry.key[start:] if part[:1] != "[")
        if name in ON_PROFILE and entry.value is not None:
            said.extend(each.strip() for each in shown(entry.value).split(","))
    return " | ".join(f"({each})" if len(said) > 1 else each for each in said)


def _split(name: Sequence[str]) -> Key:
    """Dots in a key divide it as nesting does: `management.server.port: 1` and three mappings are one property."""
    if not any("." in part for part in name):
        return tuple(name)
    return tuple(piece for part in name for piece in ((part,) if part[:1] == "[" else part.split(".")) if piece)
