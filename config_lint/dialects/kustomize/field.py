"""Fields that a kustomization sets in the objects that it brings in: images and replicas.

https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/,
https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/replicas/
"""

from collections.abc import Iterator, Mapping

import msgspec

from config_lint.dialects.kubernetes_object import Identity
from config_lint.domain.contribution import Contribution, Operation
from config_lint.domain.document import Document, Entry
from config_lint.domain.key import Key
from config_lint.values.value import shown

REPLICATED = ("Deployment", "ReplicaSet", "ReplicationController", "StatefulSet")
CONTAINERS = ("containers", "initContainers")

Facts = Mapping[str, Entry]


class Fields:
    """What one kustomization sets."""

    def __init__(self, document: Document) -> None:
        self._images = _by_name(document, "images")
        self._replicas = _by_name(document, "replicas")

    def __bool__(self) -> bool:
        return bool(self._images or self._replicas)

    def of(self, identity: Identity, source: Document, owner: str) -> Iterator[Contribution]:
        """What they are in an object, at the place where the kustomization says it."""
        count = self._replicas.get(identity.name, {}).get("count")
        if count is not None and identity.kind in REPLICATED:
            yield Contribution(count, ("spec", "replicas"), Operation.SET, owner)
        for entry in source.entries if self._images else ():
            key = entry.key
            if key[-1] == "image" and key[-3:-2] and key[-3] in CONTAINERS and isinstance(entry.value, str):
                name, mark, version = _taken_apart(entry.value)
                if name in self._images:
                    yield from _image(self._images[name], key, (name, mark, version), owner)


def _image(facts: Facts, key: Key, old: tuple[str, str, str], owner: str) -> Iterator[Contribution]:
    name, mark, version = old
    if "newName" in facts:
        name = shown(facts["newName"].value)
    for fact, sign in (("newTag", ":"), ("digest", "@")):
        if fact in facts:
            mark, version = sign, shown(facts[fact].value)
    said = next((facts[fact] for fact in ("digest", "newTag", "newName") if fact in facts), None)
    if said is not None:
        entry = msgspec.structs.replace(said, key=key, value=f"{name}{mark}{version}", text="", verbatim=True)
        yield Contribution(entry, key, Operation.SET, owner)


def _taken_apart(image: str) -> tuple[str, str, str]:
    """The name, `:` or `@`, and the tag or the digest; the registry's port is no tag."""
    if "@" in image:
        return image.partition("@")
    start, slash, last = image.rpartition("/")
    name, mark, tag = last.partition(":")
    return f"{start}{slash}{name}", mark, tag


def _by_name(document: Document, field: str) -> dict[str, dict[str, Entry]]:
    items: dict[str, dict[str, Entry]] = {}
    for entry in document.entries:
        if entry.key[0] == field and len(entry.key) == len((field, "[x]", "name")):
            items.setdefault(entry.key[1], {})[entry.key[2]] = entry
    return {shown(facts["name"].value): facts for facts in items.values() if "name" in facts}
