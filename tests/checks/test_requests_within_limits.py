from typing import Any

import pytest

from tests.builders import fleet, unknown, violations


@pytest.mark.parametrize(
    ("asked", "most", "bad"),
    [
        ("500m", 1, False),
        ("1500m", 1, True),
        ("1", "1000m", False),
        ("2Gi", "2048Mi", False),
        ("2G", "2Gi", False),
        ("2Gi", "2G", True),
        ("1e9", "1G", False),
        (".5", "400m", True),
        (0.5, "0.5", False),
        ("100M", "100k", True),
    ],
)
def test_quantities_are_those_of_kubernetes(asked: Any, most: Any, *, bad: bool) -> None:
    given = fleet(staging={"web": {"resources": {"requests": {"cpu": asked}, "limits": {"cpu": most}}}})
    assert len(violations(given, "requests-within-limits")) == bad


def test_each_container_has_its_own() -> None:
    containers = {"a": {"requests": {"memory": "2Gi"}}, "b": {"limits": {"memory": "1Gi"}}}
    given = fleet(staging={"web": {name: {"resources": found} for name, found in containers.items()}})
    assert violations(given, "requests-within-limits") == []


def test_what_is_unknown_is_not_evaluated() -> None:
    given = fleet(staging={"web": {"resources": {"requests": {"cpu": "${CPU_OF_TODAY}"}, "limits": {"cpu": "lots"}}}})
    assert unknown(given, "requests-within-limits") == 1
