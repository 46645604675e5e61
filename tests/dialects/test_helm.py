from typing import Any

import pytest

from tests.builders import resolved


def settings(base: str, own: str, name: str = "values-{}.yaml") -> dict[str, Any]:
    """The values in staging by name."""
    options = {
        "sources": [{"path": "web/values.yaml"}, {"path": f"web/{name.format('{environment}')}"}],
        "environments": {"staging": {}},
        "services": {"web": {}},
    }
    found = resolved({"web/values.yaml": base, f"web/{name.format('staging')}": own}, options)
    [service] = found.fleet.services
    assert {layer.dialect for layer in service.layers} == {"helm"}
    return {setting.name: setting.value for setting in service.settings}


@pytest.mark.parametrize(
    ("base", "own", "expected"),
    [
        ("a: {b: 1, c: 2}", "a: {c: 3}", {"a.b": 1, "a.c": 3}),
        ("a: [1, 2]", "a: [3]", {"a[0]": 3}),
        ("a: [{name: x, b: 1}, {name: y, b: 2}]", "a: [{name: y, b: 3}]", {"a[y].name": "y", "a[y].b": 3}),
        ("a: {b: {c: 1}, d: 1}", "a: {b: null}", {"a.d": 1}),
        ("a: null\nb: 1", "c: 1", {"b": 1, "c": 1}),
        ("a: {b: 1}", "a: 2", {"a": 2}),
        ("a: [1]", "a: []", {"a": "[]"}),
        ("a: {b: 1}", "a: {}", {"a.b": 1}),
    ],
)
def test_values_are_merged_as_helm_does(base: str, own: str, expected: dict[str, Any]) -> None:
    found = settings(base, own)
    assert {name: value if name != "a" or value == 2 else str(value) for name, value in found.items()} == expected


@pytest.mark.parametrize("name", ["values-{}.yaml", "values.{}.yml", "{}.values.yaml", "{}-values.yaml"])
def test_files_of_values_are_known_by_their_names(name: str) -> None:
    assert settings("a: null\n", "b: 1\n", name) == {"b": 1}
