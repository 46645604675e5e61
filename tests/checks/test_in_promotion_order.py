from typing import Any

import pytest

from tests.builders import fleet, unknown, violations

CHECK = "in-promotion-order"


def found(key: str, **values: Any) -> list[str]:
    options = {"drift": {key: {"mode": "ordered", "reason": "agreed"}}}
    resolved = fleet(options=options, **{name: {"shop": {key: value}} for name, value in values.items()})
    return [each.place.environment for each in violations(resolved, CHECK)]


@pytest.mark.parametrize(
    ("key", "values", "faults"),
    [
        ("LOG_LEVEL", ("debug", "info", "WARN"), []),
        ("LOG_LEVEL", ("debug", "warn", "info"), ["production"]),
        ("TRACE_SAMPLING", (1, 0.5, "10%"), []),
        ("WORKERS", (2, 1, 4), ["staging"]),
        ("WORKERS", (2, 2, "4"), []),
        ("MEMORY", ("512Mi", "1Gi", "768Mi"), ["production"]),
        ("THING", (1, 2, 3), []),
        ("THING", (3, 2, 1), []),
        ("THING", (1, 3, 2), ["production"]),
        ("THING", ("a", "b", "c"), []),
    ],
)
def test_a_step_in_the_other_direction_is_a_fault(key: str, values: tuple[Any, Any, Any], faults: list[str]) -> None:
    test, staging, production = values
    assert found(key, test=test, staging=staging, production=production) == faults


def test_what_cannot_be_compared_is_unknown() -> None:
    options = {"drift": {"THING": {"mode": "ordered", "reason": "agreed"}}}
    resolved = fleet(options=options, staging={"shop": {"THING": "30"}}, production={"shop": {"THING": "30s"}})
    assert (violations(resolved, CHECK), unknown(resolved, CHECK)) == ([], 1)


def test_environments_of_equal_rank_are_not_ordered() -> None:
    environments = {"production-eu": {"extends": "production"}, "production-us": {"extends": "production"}}
    options = {"drift": {"WORKERS": {"mode": "ordered", "reason": "agreed"}}, "environments": {"production": {}, **environments}}
    services = {"production-eu": {"shop": {"WORKERS": 4}}, "production-us": {"shop": {"WORKERS": 2}}}
    assert violations(fleet(options=options, **services), CHECK) == []


def test_nothing_is_asked_where_nobody_says_so() -> None:
    assert violations(fleet(staging={"a": {"LOG_LEVEL": "info"}}, production={"a": {"LOG_LEVEL": "debug"}}), CHECK) == []
