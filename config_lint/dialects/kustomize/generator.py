"""ConfigMaps and Secrets that a kustomization makes.

https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/configmapgenerator/
"""

import posixpath
from collections.abc import Iterator, Mapping

import msgspec

from config_lint.dialects.kubernetes_object import FORMATS, Identity
from config_lint.dialects.kustomize.names import GENERATORS
from config_lint.dialects.part import Part
from config_lint.dialects.plain import plain_layer
from config_lint.dialects.wiring import missing, path_from
from config_lint.domain.contribution import Contribution, Operation
from config_lint.domain.document import Document, Entry
from config_lint.domain.key import Key
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader
from config_lint.text.meaning import HIDDEN
from config_lint.values.detection import guard
from config_lint.values.empty import Empty
from config_lint.values.secret import Secret
from config_lint.values.value import Value, shown


class Generated(msgspec.Struct, frozen=True):
    """One generator: the object that it makes, its entries below the generator's own key, and where they stand."""

    identity: Identity
    facts: Mapping[Key, Entry]
    document: Document

    @property
    def replaces(self) -> bool:
        """Whether it takes the place of what a base generates under the same name."""
        behavior = self.facts.get(("behavior",))
        return behavior is not None and behavior.value == "replace"


def generators_of(document: Document) -> Iterator[Generated]:
    """The generators of a kustomization, in the order written; those without a name are left out."""
    gathered: dict[Key, dict[Key, Entry]] = {}
    for entry in document.entries:
        if entry.key[0] in GENERATORS and entry.key[2:]:
            gathered.setdefault(entry.key[:2], {})[entry.key[2:]] = entry
    for key, facts in gathered.items():
        if ("name",) in facts:
            namespace = facts.get(("namespace",))
            identity = Identity(GENERATORS[key[0]], shown(namespace.value) if namespace else "", shown(facts["name",].value))
            yield Generated(identity, facts, document)


def generated(found: Generated, part: Part, reader: Reader) -> Iterator[Layer]:
    """The layers of what a generator makes: literals, files of variables, other files by their names."""
    bare = plain_layer(msgspec.structs.replace(part, document=Document(found.document.path, 0, "yaml", ())))
    said: list[Contribution] = []
    if found.replaces:
        opened = Entry(("data",), Empty.MAPPING, found.facts["name",].location, found.facts["name",].key_location)
        said.append(Contribution(opened, ("data",), Operation.REPLACE, part.environment))
    for key, entry in found.facts.items():
        written = _raw(entry.value)
        if key[0] == "literals":
            name, _, value = written.partition("=")
            said.append(_set(found, entry, name, value.strip("\"'"), part.environment))
        elif key[0] in ("envs", "env"):
            yield from _variables(found, entry, path_from(found.document.path, written), part, reader)
        elif key[0] == "files":
            name, _, path = written.rpartition("=")
            yield from _file(found, entry, name, path_from(found.document.path, path), part, reader)
    yield msgspec.structs.replace(bare, contributions=tuple(said))


def _set(found: Generated, entry: Entry, name: str, value: str, owner: str) -> Contribution:
    key = ("data", name)
    meant: Value = guard(HIDDEN if found.identity.kind == "Secret" else key, value)
    changed = msgspec.structs.replace(entry, key=key, value=meant, text="", verbatim=True)
    return Contribution(changed, key, Operation.SET, owner)


def _variables(found: Generated, entry: Entry, path: str, part: Part, reader: Reader) -> Iterator[Layer]:
    if not reader.has(path):
        yield missing(part, entry, path)
        return
    for document in reader.asking(part.document.path).read(path, "dotenv"):
        own = msgspec.structs.replace(part, document=document, root=())
        layer = plain_layer(own)
        said = tuple(
            _set(found, each.entry, each.name[-1], _raw(each.entry.value), part.environment) for each in layer.contributions
        )
        yield msgspec.structs.replace(layer, contributions=said, places=())


def _file(found: Generated, entry: Entry, name: str, path: str, part: Part, reader: Reader) -> Iterator[Layer]:
    """A file of a format that is read here; a script or a certificate is nobody's setting."""
    name = name or posixpath.basename(path)
    ending = name.rpartition(".")[2]
    format = FORMATS.get(ending, "") if ending != "conf" else ""  # of anybody's notation
    if not format:
        return
    if not reader.has(path):
        yield missing(part, entry, path)
    elif found.identity.kind == "ConfigMap":
        for document in reader.asking(part.document.path).read(path, format):
            yield plain_layer(msgspec.structs.replace(part, document=document, root=(), name=f"{part.name}/{name}"))


def _raw(value: Value) -> str:
    return value.reveal() if isinstance(value, Secret) else "" if value is None else shown(value)
