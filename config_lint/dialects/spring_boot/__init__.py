"""Spring Boot's application files.

https://docs.spring.io/spring-boot/reference/features/external-config.html
"""

from collections.abc import Iterator, Sequence
from typing import ClassVar

import msgspec

from config_lint.dialects.dialect import Dialect
from config_lint.dialects.part import Part
from config_lint.dialects.plain import plain_layer
from config_lint.dialects.spring_boot.profiles import Profiles, both, condition_of, listed, words_of
from config_lint.dialects.wiring import path_from
from config_lint.domain.document import Document
from config_lint.domain.key import Key
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader

RESOURCES, NAMES = "src/main/resources", ("application", "bootstrap")
"""Where builds with Maven and Gradle keep what is on the class path, and what Spring looks for there."""

CLASS_PATH = "classpath:"


class SpringBoot(Dialect):
    """Documents of one file lie on each other in the order written; one that names profiles counts where they are active.

    What a document imports lies on it. Profiles that others include or group are active with those, and so are their files.
    """

    telling: ClassVar[tuple[str, ...]] = ("application.y*ml", "application.properties")

    def recognises(self, document: Document) -> bool:
        """Something under `spring` at the top, nested or with dots; or an application's file where Java builds keep theirs."""
        folder, _, name = document.path.rpartition("/")
        if folder.endswith(RESOURCES) and name.startswith(NAMES):
            return True
        return any(top == "spring" or top.startswith("spring.") for top in document.tops)

    def environments(self, document: Document, reader: Reader) -> tuple[str, ...]:
        """The profiles that the document is for."""
        del reader
        return words_of(condition_of(document, 0))

    def interpret(self, part: Part, reader: Reader) -> Iterator[Layer]:
        """The document's layer and those of what it brings in."""
        return self.together((part,), reader)

    def together(self, parts: Sequence[Part], reader: Reader) -> Iterator[Layer]:
        """A layer for each document, whose every setting has the document's profiles as its condition."""
        profiles = Profiles(parts)
        for part in parts:
            own = msgspec.structs.replace(part, name=part.name.partition("#")[0])
            yield _layer(own, own.document, profiles, "")
            yield from _imported(own, reader, profiles)
        for part in parts if profiles.named else ():
            if part.document.index == 0:
                yield from _of_profiles(part, reader, profiles)


def _layer(part: Part, document: Document, profiles: Profiles, outer: str) -> Layer:
    """A document as the part's own, or as what the part brings in where `outer` holds."""
    is_own = document is part.document
    layer = plain_layer(part if is_own else msgspec.structs.replace(part, document=document, root=()))
    condition = both(outer, profiles.condition(condition_of(document, len(part.root) if is_own else 0)))
    contributions = tuple(
        msgspec.structs.replace(contribution, name=_split(contribution.name), condition=condition)
        for contribution in layer.contributions
    )
    return msgspec.structs.replace(layer, contributions=contributions, wired="" if is_own else part.document.path)


def _imported(part: Part, reader: Reader, profiles: Profiles) -> Iterator[Layer]:
    """The files beside the document, or on the class path beside it, that it imports; others are not followed."""
    document = part.document
    outer = profiles.condition(condition_of(document, len(part.root)))
    for written in listed(document, len(part.root), ("spring.config.import",)):
        place = written.removeprefix("optional:")
        within = place.removeprefix(CLASS_PATH)
        path = path_from(document.path, within.lstrip("/") if within != place else within)
        if ":" not in within and path != document.path and reader.has(path):
            for found in reader.asking(document.path).read(path):
                yield _layer(part, found, profiles, outer)


def _of_profiles(part: Part, reader: Reader, profiles: Profiles) -> Iterator[Layer]:
    """The files of profiles that are active with others, beside the file that all share."""
    start, _, extension = part.document.path.rpartition(".")
    for name in profiles.named:
        path = f"{start}-{name}.{extension}"
        if reader.has(path):
            for found in reader.asking(part.document.path).read(path):
                own = msgspec.structs.replace(part, name=part.name.partition("#")[0])
                yield _layer(own, found, profiles, profiles.condition(name))


def _split(name: Sequence[str]) -> Key:
    """Dots in a key divide it as nesting does: `management.server.port: 1` and three mappings are one property."""
    if not any("." in part for part in name):
        return tuple(name)
    return tuple(piece for part in name for piece in ((part,) if part[:1] == "[" else part.split(".")) if piece)
