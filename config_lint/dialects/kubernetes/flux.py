"""Releases and kustomizations of Flux: https://fluxcd.io/flux/components/."""

import posixpath
from collections.abc import Iterator

import msgspec

from config_lint.dialects.helm.chart import defaults
from config_lint.dialects.kubernetes.folder import in_folder
from config_lint.dialects.kubernetes_object import Identity
from config_lint.dialects.part import Part
from config_lint.dialects.plain import plain_layer
from config_lint.dialects.wiring import remote
from config_lint.domain.contribution import Contribution, Operation
from config_lint.domain.document import Document
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader
from config_lint.values.value import shown

APIS = {"HelmRelease": "helm.toolkit.fluxcd.io/", "Kustomization": "kustomize.toolkit.fluxcd.io/"}

CHART = ("spec", "chart", "spec", "chart")
SUBSTITUTE = ("spec", "postBuild", "substitute")


def deploys(document: Document, identity: Identity) -> bool:
    """Whether an object is one of Flux' that deploy others."""
    api = next((entry.value for entry in document.entries if entry.key[-1] == "apiVersion"), "")
    return identity.kind in APIS and str(api).startswith(APIS[identity.kind])


def deployed(part: Part, identity: Identity, reader: Reader) -> Iterator[Layer]:
    """The values of a release's chart, or the objects that a kustomization brings in, as far as they are here."""
    root = part.root
    entries = {entry.key[len(root) :]: entry for entry in part.document.entries}
    own = msgspec.structs.replace(part, service=part.service or identity.name)
    if identity.kind == "HelmRelease":
        chart = shown(entries[CHART].value) if CHART in entries else ""
        if chart.startswith("./"):
            yield from defaults(msgspec.structs.replace(own, name=identity.shown), posixpath.normpath(chart), reader)
        elif chart:
            yield remote(own, entries[CHART])
        return
    path = posixpath.normpath(shown(entries["spec", "path"].value)).lstrip("/") if ("spec", "path") in entries else ""
    if path and reader.inside(path):
        for layer in in_folder(msgspec.structs.replace(own, root=(), name=""), path, reader):
            yield msgspec.structs.replace(layer, wired=part.document.path) if layer.path != part.document.path else layer
    said = tuple(
        Contribution(entry, key[len(SUBSTITUTE) :], Operation.SET, part.environment)
        for key, entry in entries.items()
        if key[: len(SUBSTITUTE)] == SUBSTITUTE and len(key) == len(SUBSTITUTE) + 1
    )
    if said:
        bare = Document(part.document.path, part.document.index, part.document.format, ())
        yield msgspec.structs.replace(
            plain_layer(msgspec.structs.replace(own, document=bare, root=(), name="")), contributions=said
        )
