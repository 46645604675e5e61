"""What objects of some kinds say in words of their own, in those that a container and an autoscaler have anywhere.

https://doc.nais.io/workloads/application/reference/application-spec/,
https://knative.dev/docs/serving/autoscaling/scale-bounds/, https://cloud.google.com/run/docs/reference/yaml/v1,
https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
"""

from collections.abc import Iterator, Mapping

import msgspec

from config_lint.domain.contribution import Contribution
from config_lint.domain.key import Key
from config_lint.domain.layer import Layer
from config_lint.values.value import shown

LEAST, MOST = ("autoscaling", "minReplicas"), ("autoscaling", "maxReplicas")

RELEASE = ("spec", "values")
RULES = ("spec", "accessPolicy", "outbound", "rules")

_revision = ("spec", "template", "metadata", "annotations")
_bounds = {"minScale": LEAST, "min-scale": LEAST, "maxScale": MOST, "max-scale": MOST}
_probe: Mapping[str, Key] = {
    "failureThreshold": ("failureThreshold",),
    "initialDelay": ("initialDelaySeconds",),
    "path": ("httpGet", "path"),
    "periodSeconds": ("periodSeconds",),
    "port": ("httpGet", "port"),
    "timeout": ("timeoutSeconds",),
}
_nais: Mapping[Key, Key] = {
    ("spec", "port"): ("spec", "ports", "[http]", "containerPort"),
    ("spec", "replicas", "min"): LEAST,
    ("spec", "replicas", "max"): MOST,
} | {
    ("spec", word, field): ("spec", f"{word}Probe", *meant)
    for word in ("liveness", "readiness", "startup")
    for field, meant in _probe.items()
}
WORDS: Mapping[str, Mapping[Key, Key]] = {
    "Application": _nais,
    "Naisjob": _nais,
    "HorizontalPodAutoscaler": {("spec", "minReplicas"): LEAST, ("spec", "maxReplicas"): MOST},
    "Service": {(*_revision, f"autoscaling.knative.dev/{word}"): meant for word, meant in _bounds.items()},
}
"""By kind, what the names of settings mean."""


def in_common_words(layer: Layer, kind: str) -> Layer:
    """The layer of an object, or of a patch on it, with its settings under the names that they have elsewhere."""
    said: Iterator[Contribution] | None = None
    if kind == "HelmRelease":  # its values: https://fluxcd.io/flux/components/helm/helmreleases/#inline-values
        start = len(RELEASE)
        said = (_called(each, each.name[start:]) if each.name[:start] == RELEASE else each for each in layer.contributions)
    elif words := WORDS.get(kind):
        said = (_called(each, words.get(each.name, ())) for each in layer.contributions)
    if said is None:
        return layer
    calls = tuple(_calls(layer)) if kind == "Application" else ()
    return msgspec.structs.replace(layer, contributions=(*said, *calls))


def _called(contribution: Contribution, name: Key) -> Contribution:
    return msgspec.structs.replace(contribution, name=name) if name else contribution


def _calls(layer: Layer) -> Iterator[Contribution]:
    """Applications of the same namespace that may be called: they answer to their names."""
    far = {each.name[:-1] for each in layer.contributions if each.name[-1] in ("cluster", "namespace")}
    for each in layer.contributions:
        name = each.name
        if name[: len(RULES)] == RULES and name[-1] == "application" and name[:-1] not in far:
            yield msgspec.structs.replace(each, name=("dependencies", shown(each.entry.value), "host"))
