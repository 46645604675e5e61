"""What a kustomization comes to."""

from collections.abc import Iterator

import msgspec

from config_lint.dialects.kubernetes.application_folders import lost
from config_lint.dialects.kubernetes_object import Identity, identity_of, meant
from config_lint.dialects.kubernetes_words import in_common_words
from config_lint.dialects.kustomize.field import Fields
from config_lint.dialects.kustomize.generator import generated, generators_of
from config_lint.dialects.kustomize.names import COMPONENT, MAKERS, NAMES, PATCHES, RENAMERS, RESOURCES
from config_lint.dialects.kustomize.patch import patched, removes, target_of
from config_lint.dialects.kustomize.unlisted import unlisted
from config_lint.dialects.part import Part
from config_lint.dialects.plain import plain_layer
from config_lint.dialects.wiring import missing, noted, path_from, remote
from config_lint.domain.document import Document, Entry
from config_lint.domain.layer import Layer
from config_lint.domain.problem import Problem
from config_lint.domain.tree import Reader
from config_lint.values.value import shown

SELECTS_NOTHING = "the patch has a target that the kustomization does not bring in, and changes nothing"


class Build:
    """What a kustomization comes to: the layers of each object, and what else there is to say."""

    def __init__(self, part: Part, reader: Reader) -> None:
        self.objects: dict[Identity, list[Layer]] = {}
        self.others: list[Layer] = []
        self._sources: dict[Identity, Document] = {}
        self._part = part
        self._reader = reader
        self._seen: set[str] = set()
        self._called: dict[Identity, Identity] = {}
        self._is_whole = identity_of(part.document).kind != COMPONENT
        self._has_unseen = False

    def layers(self) -> Iterator[Layer]:
        """What else there is to say, then each object from its base up."""
        yield from self.others
        for layers in self.objects.values():
            yield from layers

    def folder(self, path: str) -> bool:
        """Adds the kustomization in a folder; whether there is one."""
        inner = next((f"{path}/{name}" for name in NAMES if self._reader.has(f"{path}/{name}")), "")
        for found in self._reader.read(inner) if inner else ():
            self.add(found)
        if inner:
            self.others.append(self._wired(plain_layer(self._on(Document(inner, 0, "yaml", ()), "")), inner))
        return bool(inner)

    def add(self, document: Document) -> None:
        """Everything that a kustomization names: what it lies on first."""
        if document.path in self._seen:
            return  # kustomizations that name each other
        self._seen.add(document.path)
        before = set(self.objects)
        self._has_unseen = self._has_unseen or any(entry.key[0] in MAKERS for entry in document.entries)
        self._is_whole = self._is_whole and not self._has_unseen
        for entry in document.entries:
            if entry.key[0] in RESOURCES and len(entry.key) == len(("resources", "[0]")):
                self._resource(document, entry)
        for last, name, neighbour in unlisted(document, self._reader):
            facts = {"name": name, "kustomization": document.path, "neighbour": neighbour}
            self.others.append(self._faulty(document.path, Problem("unlisted-file", last.location, facts)))
        for found in generators_of(document):
            part = self._on(document, found.identity.shown)
            made = [self._wired(layer, layer.path) for layer in generated(found, part, self._reader)]
            self.objects.setdefault(found.identity, []).extend(made)
            self._sources.setdefault(found.identity, document)
        for index in _items(document):
            self._patch(document, index)
        if fields := Fields(document):
            self._set(document, fields)
        self._rename(document, before)

    def _resource(self, document: Document, entry: Entry) -> None:
        written = shown(entry.value)
        if "://" in written or "?" in written or "@" in written or written.startswith("github.com/"):
            self._is_whole, self._has_unseen = False, True
            self.others.append(remote(self._part, entry))
            return
        path = path_from(document.path, written)
        if self._reader.has(path):
            self.file(path)
        elif not self.folder(path):
            self._is_whole = False
            self.others.append(missing(self._part, entry, path))

    def file(self, path: str) -> None:
        """Adds the objects of a file."""
        for document in self._reader.read(path):
            identity = identity_of(document)
            if not identity.kind:
                continue
            part = self._on(document, identity.shown)
            layers = [self._wired(layer, path) for layer in meant(plain_layer(part, below=True), part, identity, self._reader)]
            self.objects[identity] = layers
            self._sources[identity] = document
            if identity.kind == "ApplicationSet":
                self.others.extend(self._wired(layer, path) for layer in lost(part, self._reader))

    def _patch(self, document: Document, index: tuple[str, ...]) -> None:
        """One patch: a file, a text in the kustomization, with or without a target.

        Of an object that is remote, or that a tool makes, what patches say of it is all that is known.
        """
        said = {entry.key[len(index) :]: entry for entry in document.entries if entry.key[: len(index)] == index}
        said_target = any(key[:1] == ("target",) for key in said)
        target = target_of(said)
        named = said.get(()) or said.get(("path",))
        if named is not None and "\n" not in shown(named.value):
            path = path_from(document.path, shown(named.value))
            if not self._reader.has(path):
                self.others.append(missing(self._part, named, path))
                return
            found = self._reader.read(path)
            self.others.append(self._wired(plain_layer(self._on(Document(path, 0, "yaml", ()), "")), path))
        else:
            text = said.get(("patch",)) or named
            if text is None or not isinstance(text.value, str):
                return
            found = self._reader.parse(text.value, "yaml", text.location)
        for patch in found:
            wanted = target if said_target else target_of({}, patch)
            selected = [each for each in self.objects if wanted.selects(each) or wanted.selects(self._called.get(each, each))]
            elsewhere = wanted.only if not selected and self._has_unseen and not removes(patch) else None
            if elsewhere is not None:
                selected = [elsewhere]
                self.objects[elsewhere], self._sources[elsewhere] = [], Document(patch.path, patch.index, patch.format, ())
            elif not selected and self._is_whole and wanted.is_known:
                place = next((entry for key, entry in said.items() if key[:1] == ("target",)), None)
                self.others.append(self._without_target(patch) if place is None else noted(self._part, place, SELECTS_NOTHING))
            for identity in selected:
                if removes(patch):
                    del self.objects[identity]
                    continue
                part = self._on(patch, identity.shown)
                layer = in_common_words(patched(part, self._sources[identity]), identity.kind)
                self.objects[identity].append(self._wired(layer, patch.path))

    def _without_target(self, patch: Document) -> Layer:
        """A patch that names an object which nothing brings in: the build fails."""
        place = next(entry.location for entry in patch.entries if entry.key == ("metadata", "name"))
        facts = {
            "file": identity_of(patch).shown,
            "reason": "the kustomization brings in no such object",
            "remedy": "correct the kind and the name, or remove the patch",
        }
        return self._faulty(patch.path, Problem("missing-file", place, facts))

    def _faulty(self, path: str, problem: Problem) -> Layer:
        """A layer of a file that says nothing but what is wrong with it."""
        empty = plain_layer(self._on(Document(path, 0, "yaml", ()), ""))
        return msgspec.structs.replace(self._wired(empty, path), problems=(problem,))

    def _set(self, document: Document, fields: Fields) -> None:
        bare = plain_layer(self._on(Document(document.path, 0, "yaml", ()), ""))
        for identity, layers in self.objects.items():
            said = tuple(fields.of(identity, self._sources[identity], self._part.environment))
            if said:
                layer = msgspec.structs.replace(bare, document=identity.shown, contributions=said)
                layers.append(self._wired(layer, document.path))

    def _rename(self, document: Document, before: set[Identity]) -> None:
        """Objects that a kustomization brings in are known by its namespace and affixes to those that build on it.

        Their patches may use both these names and those written:
        https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/nameprefix/
        """
        said = {
            entry.key[0]: shown(entry.value) for entry in document.entries if len(entry.key) == 1 and entry.key[0] in RENAMERS
        }
        for identity in self.objects if said else ():
            if identity not in before:
                called = self._called.get(identity, identity)
                name = f"{said.get('namePrefix', '')}{called.name}{said.get('nameSuffix', '')}"
                self._called[identity] = Identity(called.kind, said.get("namespace", called.namespace), name)

    def _on(self, document: Document, name: str) -> Part:
        return msgspec.structs.replace(self._part, document=document, root=(), name=name)

    def _wired(self, layer: Layer, path: str) -> Layer:
        own = self._part.document.path
        return layer if path == own else msgspec.structs.replace(layer, wired=own)


def _items(document: Document) -> list[tuple[str, ...]]:
    """The keys of the patches, in their order."""
    return list(dict.fromkeys(entry.key[:2] for entry in document.entries if entry.key[0] in PATCHES and len(entry.key) > 1))
