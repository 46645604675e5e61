"""Which workload an object belongs to, where nobody else says whose it is."""

from collections.abc import Mapping, Sequence

from config_lint.dialects.kubernetes_object import Identity
from config_lint.dialects.part import Part
from config_lint.domain.document import Document

WORKLOADS = frozenset(
    (
        *("Application", "CronJob", "DaemonSet", "Deployment", "DeploymentConfig", "Job", "Naisjob", "Pod", "ReplicaSet"),
        *("Rollout", "StatefulSet"),
    )
)
"""Kinds that run containers. https://kubernetes.io/docs/concepts/workloads/"""

SELECTORS = (("spec", "selector"), ("spec", "selector", "matchLabels"))
LABELS = (("spec", "template", "metadata", "labels"), ("metadata", "labels"))


def owners_of(parts: Sequence[Part], identities: Sequence[Identity]) -> dict[int, tuple[str, ...]]:
    """The workloads by the index of the part that is theirs; what none uses, or is selected by, is not among them."""
    workloads = {index: identity.name for index, identity in enumerate(identities) if _runs(parts[index], identity)}
    labels = {index: _under(parts[index].document, LABELS) for index in workloads}
    said = {index: _words(parts[index].document) for index in workloads}
    owners: dict[int, tuple[str, ...]] = {index: (name,) for index, name in workloads.items()}
    for index, (part, identity) in enumerate(zip(parts, identities, strict=True)):
        if index in workloads:
            continue
        selector = _under(part.document, SELECTORS)
        mentioned = _words(part.document)
        found = [
            name
            for workload, name in workloads.items()
            if identity.name in said[workload] or name in mentioned or (selector and selector.items() <= labels[workload].items())
        ]
        if found:
            owners[index] = tuple(dict.fromkeys(found))
    return owners


def _runs(part: Part, identity: Identity) -> bool:
    is_served = identity.kind == "Service" and any(entry.key[:2] == ("spec", "template") for entry in part.document.entries)
    return bool(identity.name) and (identity.kind in WORKLOADS or is_served)


def _under(document: Document, places: Sequence[tuple[str, ...]]) -> Mapping[str, object]:
    """The plain texts of a mapping in any of the places."""
    return {entry.key[-1]: entry.value for entry in document.entries if entry.key[:-1] in places and isinstance(entry.value, str)}


def _words(document: Document) -> frozenset[str]:
    """All texts of an object but its own name and labels: the names of other objects are among them."""
    return frozenset(
        part
        for entry in document.entries
        if entry.key[0] != "metadata"
        for part in (entry.value if isinstance(entry.value, str) else "", *entry.key[-2:])
    )
