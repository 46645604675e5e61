"""Kustomizations: https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/."""

import posixpath
from collections.abc import Iterator

import msgspec

from config_lint.dialects.dialect import Dialect
from config_lint.dialects.kustomize.names import GENERATORS, NAMES, PATCHES, RESOURCES
from config_lint.dialects.part import Part
from config_lint.dialects.plain import plain_layer
from config_lint.domain.document import Document
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader


class Kustomize(Dialect):
    """The objects that a kustomization brings in, each under the patches on it; every value stands where it is written.

    Bases and components in the repository are followed, ConfigMaps and Secrets generated, images and replicas set. What is remote
    is never fetched; what is prefixed or labelled keeps the name that it is written under.
    """

    def recognises(self, document: Document) -> bool:
        """A list of resources or patches in a file that Kustomize reads."""
        if posixpath.basename(document.path) not in NAMES:
            return False
        return any(section.is_list and section.key[0] in (*RESOURCES, *PATCHES, *GENERATORS) for section in document.sections)

    def interpret(self, part: Part, reader: Reader) -> Iterator[Layer]:
        """The objects in the order in which they are brought in, then the kustomization itself."""
        from config_lint.dialects.kustomize.build import Build

        build = Build(part, reader)
        build.add(part.document)
        yield from build.layers()
        yield plain_layer(msgspec.structs.replace(part, name=f"Kustomization/{posixpath.dirname(part.document.path)}"))
