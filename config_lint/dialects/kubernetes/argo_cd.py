"""Applications of Argo CD: https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from config_lint.dialects.helm.values import values_layer
from config_lint.dialects.kubernetes.application_folders import elements_of, lost
from config_lint.dialects.kubernetes.application_folders import placeholder as _placeholder
from config_lint.dialects.kubernetes.folder import in_folder, is_chart
from config_lint.dialects.kubernetes_object import Identity
from config_lint.dialects.part import Part
from config_lint.dialects.plain import plain_layer
from config_lint.dialects.wiring import missing, remote
from config_lint.domain.contribution import Contribution, Operation
from config_lint.domain.document import Document, Entry
from config_lint.domain.key import Key
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader
from config_lint.values.value import shown

API = "argoproj.io/"

SOURCES = {
    "Application": (("spec", "source"), ("spec", "sources")),
    "ApplicationSet": (("spec", "template", "spec", "source"), ("spec", "template", "spec", "sources")),
}
"""Where each kind says what it deploys: one source, or a list of them."""

OBJECT = ("helm", "valuesObject")

ENVIRONMENTS = ("environment", "env", "stage", "cluster")
"""Keys by which elements of a list generator name their environment."""

Facts = Mapping[str, str]
"""What a placeholder of a template stands for."""


def deploys(document: Document, identity: Identity) -> bool:
    """Whether an object deploys other files."""
    api = next((entry.value for entry in document.entries if entry.key[-1] == "apiVersion"), "")
    return identity.kind in SOURCES and str(api).startswith(API)


def deployed(part: Part, identity: Identity, reader: Reader) -> Iterator[Layer]:
    """The layers of what an application deploys, as far as it is in this repository.

    A set makes an application of each element of its lists; what other generators make is not known.
    """
    entries = {entry.key[len(part.root) :]: entry for entry in part.document.entries}
    one, many = SOURCES[identity.kind]
    sources = [one, *dict.fromkeys(key[: len(many) + 1] for key in entries if key[: len(many)] == many and key[len(many) :])]
    is_set = identity.kind == "ApplicationSet"
    template = entries.get(("spec", "template", "metadata", "name")) if is_set else None
    yield from lost(part, reader) if is_set else ()
    elements = [{name: shown(entry.value) for name, entry in element.items()} for element in elements_of(entries)]
    for facts in elements if is_set and elements else ({},):
        called = _filled(shown(template.value), facts) if template is not None else identity.name
        service = part.service or (identity.name if "{{" in called else called)
        environment = part.environment or next((facts[key] for key in ENVIRONMENTS if key in facts), "")
        own = msgspec.structs.replace(part, service=service, environment=environment, root=(), name="")
        for source in sources:
            yield from Source(own, (*part.root, *source), facts, reader).layers()


class Source:
    """One source of an application."""

    def __init__(self, part: Part, root: Key, facts: Facts, reader: Reader) -> None:
        self._part = part
        self._root = root
        self._entries = {entry.key[len(root) :]: entry for entry in part.document.entries if entry.key[: len(root)] == root}
        self._facts = facts
        self._reader = reader
        path = self._said("path")
        self._folder = posixpath.normpath(path).lstrip("/") if path and "{{" not in path else ""

    def layers(self) -> Iterator[Layer]:
        """What is in the folder, then values in Argo's order: files, values, parameters.

        https://argo-cd.readthedocs.io/en/stable/user-guide/helm/#helm-value-precedence
        """
        if self._folder and (self._reader.inside(self._folder) or is_chart(self._folder, self._reader)):
            yield from (self._brought(layer) for layer in in_folder(self._part, self._folder, self._reader))
        if ("chart",) in self._entries:
            yield remote(self._part, self._entries["chart",])
        for key, entry in self._entries.items():
            if key[:2] == ("helm", "valueFiles") and len(key) == len(("helm", "valueFiles", "[0]")):
                yield from self._file(entry)
        text = self._entries.get(("helm", "values"))
        if text is not None and isinstance(text.value, str) and not _placeholder.search(text.value):
            for document in self._reader.parse(text.value, "yaml", text.location):
                yield self._brought(values_layer(msgspec.structs.replace(self._part, document=document)))
        inner = [entry for key, entry in self._entries.items() if key[: len(OBJECT)] == OBJECT and len(key) > len(OBJECT)]
        if inner:
            yield values_layer(self._piece(inner, (*self._root, *OBJECT)))
        yield from self._parameters()

    def _said(self, *key: str) -> str:
        entry = self._entries.get(key)
        return _filled(shown(entry.value), self._facts) if entry is not None else ""

    def _file(self, entry: Entry) -> Iterator[Layer]:
        """A file of values: beside the chart, from the root of the repository, or of another source, which may be this one."""
        written = _filled(shown(entry.value), self._facts)
        if "://" in written:
            yield remote(self._part, entry)
        if "{{" in written or "://" in written:
            return
        referring = written.startswith("$")
        if referring:
            path = written.partition("/")[2]
        elif self._folder:
            path = written.lstrip("/") if written.startswith("/") else posixpath.join(self._folder, written)
        else:
            return
        path = posixpath.normpath(path)
        if self._reader.has(path):
            for document in self._reader.asking(self._part.document.path).read(path):
                yield self._brought(values_layer(msgspec.structs.replace(self._part, document=document)))
        elif not referring and is_chart(self._folder, self._reader) and self._said("helm", "ignoreMissingValueFiles") != "true":
            yield missing(self._part, entry, path)

    def _parameters(self) -> Iterator[Layer]:
        items: dict[str, dict[str, Entry]] = {}
        for key, entry in self._entries.items():
            if key[:2] == ("helm", "parameters") and len(key) == len(("helm", "parameters", "[x]", "name")):
                items.setdefault(key[2], {})[key[3]] = entry
        said = tuple(
            Contribution(item["value"], tuple(shown(item["name"].value).split(".")), Operation.SET, self._part.environment)
            for item in items.values()
            if {"name", "value"} <= item.keys() and not _placeholder.search(shown(item["value"].value))
        )
        if said:
            yield msgspec.structs.replace(plain_layer(self._piece((), ())), contributions=said)

    def _piece(self, entries: Sequence[Entry], root: Key) -> Part:
        document = msgspec.structs.replace(self._part.document, entries=tuple(entries), sections=())
        return msgspec.structs.replace(self._part, document=document, root=root)

    def _brought(self, layer: Layer) -> Layer:
        own = self._part.document.path
        return layer if layer.path == own else msgspec.structs.replace(layer, wired=own)


def _filled(text: str, facts: Facts) -> str:
    return _placeholder.sub(lambda found: facts.get(found[1], found[0]), text)
