"""What a Kubernetes object says beside plain settings."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from config_lint.dialects.part import Part
from config_lint.dialects.plain import plain_layer
from config_lint.domain.contribution import Contribution
from config_lint.domain.document import Document, Entry
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader
from config_lint.values.value import shown

FORMATS = {
    "conf": "ini",
    "env": "dotenv",
    "ini": "ini",
    "json": "json",
    "properties": "properties",
    "toml": "toml",
} | dict.fromkeys(("yaml", "yml"), "yaml")
"""The formats of files in a ConfigMap by what their name ends with."""

LONGEST_FILE = 50_000
"""Characters: what is longer is a dashboard or a program's data, and not somebody's settings."""


class Identity(msgspec.Struct, frozen=True):
    """What an object is called."""

    kind: str
    namespace: str
    name: str

    @property
    def shown(self) -> str:
        """The kind and the name, as tools write them."""
        return f"{self.kind}/{self.name}" if self.name else self.kind


def identity_of(document: Document, start: int = 0) -> Identity:
    """The kind, namespace and name that an object states; empty where it does not."""
    said = {
        entry.key[start:]: shown(entry.value) for entry in document.entries if len(entry.key) - start <= len(("metadata", "name"))
    }
    return Identity(said.get(("kind",), ""), said.get(("metadata", "namespace"), ""), said.get(("metadata", "name"), ""))


def meant(layer: Layer, part: Part, identity: Identity, reader: Reader) -> Iterator[Layer]:
    """The object's layer, and one for each file that it holds."""
    yield msgspec.structs.replace(layer, contributions=tuple(map(_expanded, layer.contributions)))
    if identity.kind == "ConfigMap":
        for entry in part.document.entries:
            yield from _file(part, entry, reader)


def _expanded(contribution: Contribution) -> Contribution:
    """`$(X)` in a variable's value is another variable of the same container, `$$(X)` is not.

    https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
    """
    entry, name = contribution.entry, contribution.name
    if entry.value.__class__ is not str or name[-1] != "value" or name[-3:-2] != ("env",) or "$(" not in str(entry.value):
        return contribution
    text = _variable().sub(lambda match: f"${{{match[1]}:?}}" if match[1] else "$$(", str(entry.value))
    changed = msgspec.structs.replace(entry, value=text, text=str(entry.value))
    return msgspec.structs.replace(contribution, entry=changed)


@cache
def _variable() -> re.Pattern[str]:
    return re.compile(r"\$\$\(|\$\(([A-Za-z_.-][A-Za-z0-9_.-]*)\)")


def _file(part: Part, entry: Entry, reader: Reader) -> Iterator[Layer]:
    """A text under a file's name, read as that file; one that cannot be read so is a text like any other."""
    key = entry.key[len(part.root) :]
    format = FORMATS.get(key[-1].rpartition(".")[2], "") if key[:1] == ("data",) and len(key) == len(("data", "name")) else ""
    if not format or not isinstance(entry.value, str) or "\n" not in entry.value or len(entry.value) > LONGEST_FILE:
        return
    for document in reader.asking(part.document.path).parse(entry.value, format, entry.location):
        if not any(problem.kind == "unreadable-file" for problem in document.problems):
            inner = msgspec.structs.replace(part, document=document, root=(), name=f"{part.name}/{key[-1]}")
            yield plain_layer(inner)
