import json
from typing import Any

import pytest

from tests.builders import fleet, fleet_of, unknown, violations


def repeated(settings: dict[str, Any], *lists: str) -> list[tuple[str, str]]:
    found = fleet(staging={"backend": settings})
    return [(violation.place.key, violation.variant) for violation in violations(found, "named-once", lists=list(lists))]


def test_variable_set_twice_to_different_values() -> None:
    env = [{"name": "A", "value": 1}, {"name": "B", "value": 1}, {"name": "A", "value": 2}]
    assert repeated({"env": env}) == [("env[2].name", "")]


def test_variable_set_twice_to_equal_values() -> None:
    assert repeated({"env": [{"name": "A", "value": 1}, {"name": "A", "value": 1}]}) == [("env[1].name", "equal")]


def test_every_repetition_is_said() -> None:
    assert repeated({"env": [{"name": "A", "value": number} for number in range(3)]}) == [
        ("env[1].name", ""),
        ("env[2].name", ""),
    ]


@pytest.mark.parametrize(
    "items",
    [
        [{"name": "data", "mountPath": "/a"}, {"name": "data", "mountPath": "/b"}],
        [{"name": "RewritePath", "args": {"x": 1}}, {"name": "RewritePath", "args": {"x": 2}}],
        [{"name": "A"}, {"name": "A"}],
        [{"key": "zone", "value": 1}, {"key": "zone", "value": 2}],
    ],
)
def test_other_lists_may_say_a_name_again(items: list[dict[str, Any]]) -> None:
    assert repeated({"list": items}) == []


def test_declared_lists_may_not() -> None:
    containers = [{"name": "app", "image": "a"}, {"name": "app", "image": "b"}]
    assert repeated({"spec": {"containers": containers}}, "containers") == [("spec.containers[1].name", "")]
    assert repeated({"spec": {"sidecars": containers}}, "containers") == []


def test_secret_variable_counts_as_one() -> None:
    env = [{"name": "A", "valueFrom": {"secretKeyRef": {"name": "s", "key": "a"}}}, {"name": "A", "value": "x"}]
    assert repeated({"env": env}) == [("env[1].name", "")]


def manifests(*metadata: dict[str, Any], kinds: tuple[str, ...] = ("ConfigMap", "ConfigMap")) -> Any:
    objects = [{"apiVersion": "v1", "kind": kind, "metadata": data} for kind, data in zip(kinds, metadata, strict=True)]
    text = "\n---\n".join(map(json.dumps, objects))
    return fleet_of(
        {"staging/backend.yaml": text}, {"sources": [{"path": "{environment}/{service}.yaml"}], "environments": {"staging": {}}}
    )


def test_two_objects_of_one_kind_and_name() -> None:
    [violation] = violations(manifests({"name": "a"}, {"name": "a"}), "named-once")
    assert (violation.facts["kind"], violation.facts["name"], violation.place.location.line) == ("ConfigMap", "a", 3)


@pytest.mark.parametrize(
    ("metadata", "kinds"),
    [
        (({"name": "a"}, {"name": "b"}), ("ConfigMap", "ConfigMap")),
        (({"name": "a"}, {"name": "a"}), ("ConfigMap", "Secret")),
        (({"name": "a", "namespace": "x"}, {"name": "a", "namespace": "y"}), ("ConfigMap", "ConfigMap")),
        (({"generateName": "a"}, {"generateName": "a"}), ("Job", "Job")),
    ],
)
def test_objects_that_differ_in_kind_name_or_namespace(metadata: tuple[dict[str, Any], ...], kinds: tuple[str, ...]) -> None:
    assert violations(manifests(*metadata, kinds=kinds), "named-once") == []


def test_name_that_a_template_gives_is_unknown() -> None:
    found = manifests({"name": "{{ .Release.Name }}"}, {"name": "{{ .Release.Name }}"})
    assert (violations(found, "named-once"), unknown(found, "named-once")) == ([], 2)


def test_layers_of_one_object_are_one() -> None:
    text = json.dumps({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}})
    options = {
        "sources": [{"path": "base/{service}.yaml"}, {"path": "{environment}/{service}.yaml"}],
        "environments": {"staging": {}},
    }
    found = fleet_of({"base/backend.yaml": text, "staging/backend.yaml": text}, options)
    assert violations(found, "named-once") == []


def test_a_document_that_is_read_in_two_ways_is_one() -> None:
    text = json.dumps({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}})
    sources = [{"path": "staging/{service}/all.json"}, {"path": "{environment}/{service}/*.json"}]
    found = fleet_of({"staging/backend/all.json": text}, {"sources": sources, "environments": {"staging": {}}})
    assert len({setting.location for service in found.services for setting in service.settings if setting.name == "kind"}) == 1
    assert violations(found, "named-once") == []
