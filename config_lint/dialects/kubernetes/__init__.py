"""Objects of Kubernetes and of what extends it: https://kubernetes.io/docs/concepts/overview/working-with-objects/."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from config_lint.dialects.dialect import Dialect
from config_lint.dialects.part import Part
from config_lint.dialects.plain import plain_layer
from config_lint.domain.document import Document
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader

if TYPE_CHECKING:
    from config_lint.dialects.kubernetes_object import Identity


class Kubernetes(Dialect):
    """An object is a document called by its kind and name: equal ones stack (a base and its patch), others lie side by side.

    Where neither a path nor a source says whose rendered manifests are, each workload is a service, with the objects that it
    uses and those that select it. What Argo CD and Flux deploy from this repository follows their objects.
    """

    def recognises(self, document: Document) -> bool:
        """An API version, a kind and metadata at the top."""
        return document.tops.issuperset(("apiVersion", "kind", "metadata"))

    def interpret(self, part: Part, reader: Reader) -> Iterator[Layer]:
        """The object, and the files that a ConfigMap holds."""
        return self.together((part,), reader)

    def together(self, parts: Sequence[Part], reader: Reader) -> Iterator[Layer]:
        """All objects; where nobody says whose they are, each with its owners."""
        from config_lint.dialects.kubernetes import argo_cd, flux
        from config_lint.dialects.kubernetes.owners import owners_of
        from config_lint.dialects.kubernetes.versions import unknown_version
        from config_lint.dialects.kubernetes_object import identity_of, meant

        identities = [identity_of(part.document, len(part.root)) for part in parts]
        seen: Counter[tuple[str, Identity]] = Counter()
        owners = owners_of(parts, identities) if any(_is_free(part) for part in parts) else {}
        for index, (part, identity) in enumerate(zip(parts, identities, strict=True)):
            yield from unknown_version(part)
            where = (part.document.path, identity)
            seen[where] += 1
            name = identity.shown if seen[where] == 1 else f"{identity.shown}#{seen[where]}"
            tool = next((each for each in (argo_cd, flux) if each.deploys(part.document, identity)), None)
            services = owners.get(index, ("",)) if _is_free(part) else (part.service,)
            if tool is not None and services == ("",) and identity.kind != "ApplicationSet":
                services = (identity.name,)
            for service in services:
                named = msgspec.structs.replace(part, service=service, name=name)
                yield from meant(plain_layer(named), named, identity, reader)
            if tool is not None:
                yield from tool.deployed(part, identity, reader)


def _is_free(part: Part) -> bool:
    """Whether a part may be shared out: it is nobody's yet, and what is written in it is all that is deployed."""
    return not part.service and (part.source.rendered or part.source.dialect == "kubernetes")
