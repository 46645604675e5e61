"""Versions of an API that are known, so that one that is not does not pass for understood."""

from collections.abc import Iterator

from config_lint.dialects.part import Part
from config_lint.dialects.wiring import noted
from config_lint.domain.layer import Layer

KNOWN = {
    ("", "ConfigMap"): ("v1",),
    ("", "Pod"): ("v1",),
    ("", "Secret"): ("v1",),
    ("", "Service"): ("v1",),
    ("apps", "DaemonSet"): ("v1", "v1beta2"),
    ("apps", "Deployment"): ("v1", "v1beta1", "v1beta2"),
    ("apps", "StatefulSet"): ("v1", "v1beta1", "v1beta2"),
    ("autoscaling", "HorizontalPodAutoscaler"): ("v1", "v2", "v2beta1", "v2beta2"),
    ("batch", "CronJob"): ("v1", "v1beta1", "v2alpha1"),
    ("batch", "Job"): ("v1",),
    ("networking.k8s.io", "Ingress"): ("v1", "v1beta1"),
    ("policy", "PodDisruptionBudget"): ("v1", "v1beta1"),
}
"""By group and kind, the newest first: https://kubernetes.io/docs/reference/using-api/deprecation-guide/."""


def unknown_version(part: Part) -> Iterator[Layer]:
    """A note where a kind that is known has a version of its group that is not: it is read like the newest known."""
    entries = {entry.key[len(part.root) :]: entry for entry in part.document.entries if len(entry.key) == len(part.root) + 1}
    written, kind = entries.get(("apiVersion",)), entries.get(("kind",))
    if written is None or kind is None or written.value.__class__ is not str:
        return
    group, _, version = str(written.value).rpartition("/")
    known = KNOWN.get((group, str(kind.value)), (version,))
    if version not in known:
        newest = f"{group}/{known[0]}".lstrip("/")
        yield noted(part, written, f"{written.value} is no version of {kind.value} that is known; it is read like {newest}")
