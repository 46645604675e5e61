"""Configuration files of Rails applications: https://guides.rubyonrails.org/configuring.html."""

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

import msgspec

from config_lint.dialects.dialect import Dialect
from config_lint.dialects.notation import asked, noted
from config_lint.dialects.part import Part
from config_lint.dialects.plain import plain_layer
from config_lint.domain.document import Document, Entry
from config_lint.domain.key import Key
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader
from config_lint.options.spellings import spellings
from config_lint.values.reference import Reference

DEPLOYED = "production"
"""The environment that a deployed application runs in, unless the file knows one of the name."""

SHARED = "shared"
"""What every environment has: https://guides.rubyonrails.org/configuring.html#custom-configuration."""

TEMPLATES = ("default", "defaults", "base", "common")
"""What only serves as an anchor for the others."""


class Rails(Dialect):
    """Embedded Ruby that asks for variables or settings; files with a mapping for each environment, known by their own names.

    `host` below `production` in `database.yml` is `database.host`.
    """

    telling: ClassVar[tuple[str, ...]] = ("database.y*ml",)

    def recognises(self, document: Document) -> bool:
        """YAML below `config`, where Rails looks for it, with Ruby in it, or with a mapping for each environment."""
        if document.format != "yaml" or not ("/config/" in document.path or document.path.startswith("config/")):
            return False
        return bool(_environments(document, ())) or any(_has_ruby(entry) for entry in document.entries)

    def environments(self, document: Document, reader: Reader) -> tuple[str, ...]:
        """The names of the mappings."""
        del reader
        return tuple(name for name in _environments(document, ()) if name != SHARED and name not in TEMPLATES)

    def interpret(self, part: Part, reader: Reader) -> Iterator[Layer]:
        """One layer, or one for each environment."""
        del reader
        entries = tuple(noted(entry, _mark(), _meaning) for entry in part.document.entries)
        part = msgspec.structs.replace(part, document=msgspec.structs.replace(part.document, entries=entries))
        named = () if part.environment else _environments(part.document, part.root)
        if not named:
            yield plain_layer(part)
        for name in named:
            others = " | ".join(other for other in named if other not in (name, SHARED))
            condition = {SHARED: "", DEPLOYED: f"!({others})" if others else ""}.get(name, name)
            if name not in TEMPLATES:
                yield _of_environment(part, name, condition)


def _of_environment(part: Part, name: str, condition: str) -> Layer:
    stem = posixpath.basename(part.document.path).partition(".")[0]
    root = (*part.root, name)
    found, start = part.document, len(root)
    own = msgspec.structs.replace(
        found,
        entries=tuple(entry for entry in found.entries if entry.key[:start] == root),
        sections=tuple(section for section in found.sections if section.key[:start] == root),
    )
    layer = plain_layer(msgspec.structs.replace(part, document=own, root=root))
    contributions = (msgspec.structs.replace(said, name=(stem, *said.name), condition=condition) for said in layer.contributions)
    places = (msgspec.structs.replace(each, key=(stem, *each.key)) if each.key else each for each in layer.places)
    return msgspec.structs.replace(layer, contributions=tuple(contributions), places=tuple(places))


def _environments(document: Document, root: Key) -> tuple[str, ...]:
    """The names below which everything stands, where they are those of environments; otherwise none."""
    start = len(root)
    tops: dict[str, None] = {}
    for entry in document.entries:
        name = entry.key[start]
        if len(entry.key) == start + 1 or not (name in spellings() or name == SHARED or name in TEMPLATES):
            return ()
        tops[name] = None
    return tuple(tops) if DEPLOYED in tops and len(tops) > 1 else ()


def _has_ruby(entry: Entry) -> bool:
    return isinstance(entry.value, Reference) and "<%" in entry.value.text


@cache
def _mark() -> re.Pattern[str]:
    text = r"(?:'(?P<single{0}>[^'{{}}$#]*)'|\"(?P<double{0}>[^\"{{}}$#]*)\"|(?P<number{0}>\d+))"
    return re.compile(
        r"<%=\s*(?:"
        r"ENV\[\s*['\"](?P<read>\w+)['\"]\s*\](?:\s*\|\|\s*" + text.format(1) + r")?"
        r"|ENV\.fetch\(?\s*['\"](?P<fetched>\w+)['\"]\s*(?:,\s*(?:nil|" + text.format(2) + r"))?\s*\)?"
        r"(?:\s*\{\s*" + text.format(3) + r"\s*\})?"
        r"|Settings\.(?P<setting>\w+(?:\.\w+)*)"
        r")\s*-?%>"
    )


def _meaning(found: re.Match[str]) -> str:
    kinds = ("single", "double", "number")
    default = next((found[f"{kind}{place}"] for place in "123" for kind in kinds if found[f"{kind}{place}"]), "")
    return asked(found["read"] or found["fetched"] or found["setting"], default)
