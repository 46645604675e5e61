from typing import Any

import pytest

from config_lint.domain.fleet import Fleet
from tests.builders import fleet, fleet_of, violations

SHAPES = [
    {"below": ["resources"], "fields": ["limits", "requests"]},
    {"below": ["containers"], "fields": ["name", "image", "command"], "having": 2, "kinds": ["Deployment"]},
    {"below": [""], "fields": ["family", "memory", "volumes"], "having": 2},
]


def said(found: Fleet) -> list[tuple[str, str, int]]:
    """Of each slip, the key, what was meant, and the line of the key."""
    return [
        (each.place.key, each.facts["meant"], each.place.location.line)
        for each in violations(found, "fields-known", shapes=SHAPES)
    ]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"resources": {"limits": {"cpu": 1}, "request": {"cpu": 1}}}, [("resources.request", "requests", 6)]),
        ({"a": {"resources": {"limits": 1, "request": 1}}}, [("a.resources.request", "requests", 5)]),
        ({"resources": {"limits": 1, "requests": 1, "request": 1}}, []),
        ({"resources": {"limit": 1, "request": 1}}, []),
        ({"resources": {"limits": 1, "others": 1}}, []),
        ({"others": {"limits": 1, "request": 1}}, []),
        ({"family": "a", "memory": 1, "volume": [{"name": "a", "size": 1}]}, [("volume", "volumes", 4)]),
        ({"family": "a", "volume": 1}, []),
        ({"family": "a", "memory": 1, "volume": {"resources": {"limits": 1}}}, [("volume", "volumes", 4)]),
    ],
)
def test_a_key_is_a_letter_away_from_a_field(settings: dict[str, Any], expected: list[tuple[str, str, int]]) -> None:
    assert said(fleet(staging={"backend": settings})) == expected


def test_each_item_of_a_list_is_a_mapping_and_a_shape_may_belong_to_some_kinds_of_objects() -> None:
    def object_of(kind: str) -> str:
        containers = "[{name: a, image: b, comand: [c]}, {name: d, image: e, command: [f]}]"
        return f"apiVersion: v1\nkind: {kind}\nmetadata: {{name: web}}\nspec: {{containers: {containers}}}\n"

    options = {"sources": [{"path": "{environment}/{service}.yaml"}], "environments": {"staging": {}}}
    files = {"staging/web.yaml": object_of("Deployment"), "staging/other.yaml": object_of("Widget")}
    assert said(fleet_of(files, options)) == [("spec.containers[a].comand", "command", 4)]


def test_what_several_environments_read_is_one_slip() -> None:
    base = {"backend": {"resources": {"limits": 1, "request": 1}}}
    found = fleet(base=base, staging={"backend": {"A": 1}}, production={"backend": {"A": 1}})
    [violation] = violations(found, "fields-known", shapes=SHAPES)
    assert violation.affects == (("staging", "backend"), ("production", "backend"))
