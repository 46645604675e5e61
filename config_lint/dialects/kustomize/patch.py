"""What a patch does to an object.

https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/, https://www.rfc-editor.org/rfc/rfc6902
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec

from config_lint.dialects.kubernetes_object import Identity, identity_of, names_variable
from config_lint.dialects.part import Part
from config_lint.dialects.plain import LAYERS_A_SOURCE, plain_layer
from config_lint.domain.contribution import Contribution, Operation
from config_lint.domain.document import Document, Entry
from config_lint.domain.key import Key, is_item, item
from config_lint.domain.layer import Layer
from config_lint.values.empty import Empty
from config_lint.values.value import shown


class Target(msgspec.Struct, frozen=True):
    """Which objects a patch is for: regular expressions on whole words, empty for any. What else is asked for selects nothing."""

    kind: str
    name: str
    namespace: str = ""
    is_known: bool = True

    def selects(self, identity: Identity) -> bool:
        """Whether an object is meant."""
        if not self.is_known:
            return False
        asked = ((self.kind, identity.kind), (self.name, identity.name), (self.namespace, identity.namespace))
        return all(not pattern or _matches(pattern, word) for pattern, word in asked)

    @property
    def only(self) -> Identity | None:
        """The one object that is meant; None where several may be."""
        said = tuple(pattern.replace("\\", "") for pattern in (self.kind, self.namespace, self.name))
        is_exact = self.is_known and self.kind and self.name and all(re.fullmatch(r"[\w.:-]*", word) for word in said)
        return Identity(*said) if is_exact else None


def _matches(pattern: str, word: str) -> bool:
    try:
        return re.fullmatch(pattern, word) is not None
    except re.error:
        return False


def target_of(said: Mapping[Key, Entry], patch: Document | None = None) -> Target:
    """The target that a kustomization gives a patch, or, without one, the object that the patch names itself."""
    if patch is not None:
        identity = identity_of(patch)
        is_known = bool(identity.kind and identity.name)
        return Target(re.escape(identity.kind), re.escape(identity.name), is_known=is_known)
    words = {key[1]: shown(entry.value) for key, entry in said.items() if key[:1] == ("target",) and len(key) > 1}
    is_known = not {"labelSelector", "annotationSelector"} & words.keys()
    return Target(words.get("kind", ""), words.get("name", ""), words.get("namespace", ""), is_known)


def removes(patch: Document) -> bool:
    """Whether a patch takes its object away."""
    return any(entry.key == ("$patch",) and entry.value == "delete" for entry in patch.entries)


def patched(part: Part, source: Document) -> Layer:
    """The layer of a patch (the part's document) on an object."""
    if any(is_item(entry.key[0]) for entry in part.document.entries):
        layer = plain_layer(
            msgspec.structs.replace(part, document=msgspec.structs.replace(part.document, entries=(), sections=()))
        )
        said = (each for each in _operations(part, source) if not names_variable(each))
        return msgspec.structs.replace(layer, contributions=tuple(said))
    layer = plain_layer(part)
    kept = (each for each in layer.contributions if each.name not in IDENTITY and not _joins(each))
    said = (_directed(each) for each in kept if not names_variable(each))
    return msgspec.structs.replace(layer, contributions=tuple(said))


IDENTITY = frozenset((("apiVersion",), ("kind",), ("metadata", "name")))
"""What a patch says to be one, and does not change: for its target's name it may say any.
https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/#name-and-kind-changes"""


def _joins(contribution: Contribution) -> bool:
    """Whether a list adds to the lower one though its items have no names.

    Ports are merged by their numbers: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports
    """
    return contribution.operation is Operation.REPLACE and contribution.name[-1] == "ports"


def _directed(contribution: Contribution) -> Contribution:
    """A null takes a key away: https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/ ."""
    if contribution.entry.value is None:
        return msgspec.structs.replace(contribution, operation=Operation.DELETE)
    return contribution


def _operations(part: Part, source: Document) -> Iterator[Contribution]:
    """A list of operations on paths."""
    by_item: dict[str, dict[Key, Entry]] = {}
    for entry in part.document.entries:
        by_item.setdefault(entry.key[0], {})[entry.key[1:]] = entry
    rank = 2 * (part.source.index * LAYERS_A_SOURCE + part.depth) + 1
    added: Counter[Key] = Counter()
    for said in by_item.values():
        operation, path = said.get(("op",)), said.get(("path",))
        if operation is None or path is None:
            continue
        name = _name_of(shown(path.value), source, said, added)
        if not name:
            continue
        if operation.value == "remove":
            yield Contribution(path, name, Operation.DELETE, part.environment, "", rank)
        elif operation.value in ("add", "replace"):
            is_inserted = operation.value == "add" and is_item(name[-1])
            if not is_inserted and any(len(key) > 1 and not is_item(key[1]) for key in said if key[0] == "value"):
                # A mapping takes the place of the one that is there: RFC 6902, section 4.1.
                yield Contribution(path, name, Operation.DELETE, part.environment, "", rank)
            for key, entry in said.items():
                if key[:1] == ("value",):
                    yield Contribution(entry, (*name, *key[1:]), _operation(entry), part.environment, "", rank)


def _operation(entry: Entry) -> Operation:
    if entry.value is Empty.MAPPING:
        return Operation.MERGE
    return Operation.REPLACE if entry.value is Empty.LIST else Operation.SET


def _name_of(pointer: str, source: Document, said: Mapping[Key, Entry], added: Counter[Key]) -> Key:
    """The name that a JSON pointer means in an object: an item by its number is called as it is there, a new one as it would be.

    `said` is the operation, and `added` counts the items that others have added. https://www.rfc-editor.org/rfc/rfc6901
    """
    name: Key = ()
    for written in pointer.strip("/").split("/"):
        part = written.replace("~1", "/").replace("~0", "~")
        items = list(
            dict.fromkeys(
                entry.key[len(name)] for entry in source.entries if entry.key[: len(name)] == name and len(entry.key) > len(name)
            )
        )
        if part == "-" or (items and all(map(is_item, items))):
            if part.isdecimal() and int(part) < len(items):
                part = items[int(part)]
            elif part == "-":
                named = said.get(("value", "name"))
                part = item(shown(named.value)) if named is not None else item(len(items) + added[name])
                added[name] += 1
            else:
                return ()
        elif part.isdecimal() and not source.entries:
            part = item(int(part))
        name = (*name, part)
    return name
