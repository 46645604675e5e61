"""What a Kubernetes object says beside plain settings."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from config_lint.dialects.kubernetes_words import in_common_words
from config_lint.dialects.part import Part
from config_lint.dialects.plain import plain_layer
from config_lint.domain.contribution import Contribution
from config_lint.domain.document import Document, Entry
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader
from config_lint.values.reference import Reference
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

KEPT_ELSEWHERE = ("ExternalSecret", "SealedSecret")
"""Kinds that Secrets are made of. https://external-secrets.io/latest/api/externalsecret/,
https://github.com/bitnami-labs/sealed-secrets#sealedsecrets-as-templates-for-secrets"""

SEALED = ("spec", "encryptedData")

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
    said = tuple(_expanded(each) for each in layer.contributions if not names_variable(each))
    if identity.kind in KEPT_ELSEWHERE:
        said = (*map(_sealed, said), *_external(said))
    yield in_common_words(msgspec.structs.replace(layer, contributions=said), identity.kind)
    if identity.kind == "ConfigMap":
        for entry in part.document.entries:
            yield from _file(part, entry, reader)


def names_variable(contribution: Contribution) -> bool:
    """Whether it says what a variable is called, as its key does: `DB_HOST` is the host of nothing."""
    return contribution.name[-1] == "name" and contribution.name[-3:-2] == ("env",)


def _sealed(contribution: Contribution) -> Contribution:
    """What only the cluster can decrypt is known to be there."""
    name = contribution.name
    if name[: len(SEALED)] != SEALED or len(name) != len(SEALED) + 1:
        return contribution
    reference = Reference("sealed-secret", name[-1], f"sealed-secret:{name[-1]}")
    entry = msgspec.structs.replace(contribution.entry, value=reference, text="")
    return msgspec.structs.replace(contribution, entry=entry, name=("data", name[-1]))


def _external(said: Sequence[Contribution]) -> Iterator[Contribution]:
    """The entries of the Secret that an operator makes: known to be there, and kept in a store."""
    items: dict[tuple[str, ...], dict[tuple[str, ...], Contribution]] = {}
    for each in said:
        if each.name[:2] == ("spec", "data") and len(each.name) > len(("spec", "data", "[0]")):
            items.setdefault(each.name[:3], {})[each.name[3:]] = each
    for facts in items.values():
        remote = [facts[name] for name in (("remoteRef", "key"), ("remoteRef", "property")) if name in facts]
        if ("secretKey",) in facts and remote:
            key = ("data", shown(facts["secretKey",].entry.value))
            name = "/".join(shown(each.entry.value) for each in remote)
            reference = Reference("external-secret", name, f"external-secret:{name}")
            entry = msgspec.structs.replace(remote[0].entry, key=key, value=reference, text="")
            yield msgspec.structs.replace(remote[0], entry=entry, name=key)


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
