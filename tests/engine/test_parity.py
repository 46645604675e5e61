"""Drift told apart from what is meant."""

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config_lint.domain.drift import DriftRow, DriftTable, Meant
from config_lint.domain.fleet import Fleet
from config_lint.domain.severity import Severity
from config_lint.engine.parity import drift_between
from tests.builders import fleet

SECRET, OTHER = "k2Jh7Qx9vLm4Wd8sTz1Bn6Rf3Yc5Pg0e", "u8Nw3Zr6Kp1Xt5Vb9Mf2Ha7Lq4Jd0Gse"


def table(staging: dict[str, Any], production: dict[str, Any], drift: dict[str, Any] | None = None, **others: Any) -> DriftTable:
    found = fleet(staging={"shop": staging}, production={"shop": production}, options={"drift": drift or {}}, **others)
    return drift_between(found, "staging", "production")


def only(found: DriftTable) -> DriftRow:
    (row,) = (*found.rows, *found.meant)
    return row


def said(staging: Any, production: Any, key: str = "THING", mode: str = "") -> str:
    """What becomes of a difference: `severity kind` of drift, `meant` and its reason, or nothing."""
    drift = {key: {"mode": mode, "reason": "as agreed"}} if mode else {}
    found = table({key: staging, "x": 1}, {key: production, "x": 1}, drift)
    rows = [*found.rows, *found.meant]
    assert len(rows) < 2
    return " ".join(f"meant {row.meant.value}" if row.meant else f"{row.severity} {row.kind.value}" for row in rows)


@pytest.mark.parametrize(
    ("key", "staging", "production", "expected"),
    [
        ("THING", "x", "x", ""),
        ("THING", "x", "y", "info changed value"),
        ("THING", "30s", "30000ms", "meant equal by meaning"),
        ("THING", "a.staging.x", "a.prod.x", "meant own vocabulary"),
        ("AUTH_URL", "https://a.example", "https://b.example", "meant expected"),
        ("WORKERS", 2, 8, "meant expected"),
        ("LOG_LEVEL", "debug", "info", "meant expected"),
        ("APP_VERSION", "1.2", "1.3", "meant expected"),
        ("FEATURE_X", True, False, "meant expected"),
        ("JWT_ALGORITHM", "HS256", "RS256", "warning changed value"),
        ("TOPIC", "orders", "order", "warning changed value"),
        ("THING", "${vault:a}", "written", "meant not known"),
        ("THING", "${vault:a}", "${vault:b}", "info changed value"),
        ("THING", "8080", 8080, "warning changed type"),
        ("THING", "true", True, "warning changed type"),
        ("THING", "", None, "meant equal by meaning"),
        ("THING", ["b", "a"], ["a", "b"], "info moved"),
        ("cors.origins", ["b", "a"], ["a", "b"], "meant equal by meaning"),
        ("THING", ["a", "b"], ["a", "c"], "info changed value"),
        ("THING", [{"p": 1}], [], "info extra"),
        ("THING", {"a": 1}, "x", "warning changed type"),
        ("THING", {"a": 1}, 0, "warning changed type"),
        ("THING", {"a": 1}, None, "info extra"),
        ("THING", {"b": 1, "[0]": 2}, {"b": 1}, "info extra"),
        ("DATABASE_NAME", "orders_production", "orders_production", "info same"),
        ("PRODUCTION_DATABASE_NAME", "orders_production", "orders_production", ""),
        ("LABEL", "staging-or-production", "staging-or-production", ""),
    ],
)
def test_what_is_meant_is_told_from_drift(key: str, staging: Any, production: Any, expected: str) -> None:
    assert said(staging, production, key) == expected


@pytest.mark.parametrize(
    ("mode", "key", "staging", "production", "expected"),
    [
        ("may-differ", "THING", "x", "y", "meant [drift]"),
        ("same", "THING", "x", "y", "error changed value"),
        ("same", "WORKERS", 2, 8, "error changed value"),
        ("same", "THING", "30s", "30000ms", "meant equal by meaning"),
        ("same", "THING", "${vault:a}", "x", "meant not known"),
        ("must-differ", "THING", "x", "x", "error same"),
        ("must-differ", "THING", "30s", "30000ms", "error same"),
        ("must-differ", "THING", "x", "y", "meant [drift]"),
        ("ordered", "LOG_LEVEL", "info", "debug", "warning out of order"),
        ("ordered", "LOG_LEVEL", "debug", "info", "meant [drift]"),
        ("ordered", "WORKERS", 8, 2, "warning out of order"),
        ("ordered", "WORKERS", 2, 8, "meant [drift]"),
        ("ordered", "THING", 8, 2, "meant [drift]"),
    ],
)
def test_what_the_options_say_comes_first(mode: str, key: str, staging: Any, production: Any, expected: str) -> None:
    assert said(staging, production, key, mode) == expected


def test_the_order_does_not_depend_on_which_side_is_named_first() -> None:
    drift = {"logging.level": {"mode": "ordered", "reason": "quiet"}}
    found = fleet(staging={"a": {"LOG_LEVEL": "info"}}, production={"a": {"LOG_LEVEL": "debug"}}, options={"drift": drift})
    for sides in (("staging", "production"), ("production", "staging")):
        (row,) = drift_between(found, *sides).rows
        assert row.why == "production has more than staging: quiet"


def test_an_entry_that_is_over_says_nothing() -> None:
    drift = {"THING": {"mode": "may-differ", "reason": "roll-out", "until": date(2026, 11, 1)}}
    found = fleet(staging={"a": {"THING": "x"}}, production={"a": {"THING": "y"}}, options={"drift": drift})
    intent = msgspec.structs.replace(found.intent, today=date(2026, 11, 2))
    later = Fleet(found.environments, found.services, found.problems, found.fed, intent)
    assert [row.why for row in drift_between(found, "staging", "production").meant] == ["roll-out"]
    assert drift_between(later, "staging", "production").meant == ()


def test_who_lacks_what_most_have_is_warned() -> None:
    most = table({"x": 1}, {"x": 1, "THING": 2}, test={"shop": {"x": 1, "THING": 2}})
    assert [(row.severity, row.why) for row in most.rows] == [(Severity.WARNING, "2 of 3 environments have it")]
    few = table({"x": 1}, {"x": 1, "THING": 2}, test={"shop": {"x": 1}})
    assert [(row.severity, row.why) for row in few.rows] == [(Severity.INFO, "1 of 3 environments have it")]
    pair = table({"x": 1}, {"x": 1, "THING": 2})
    assert [(row.severity, row.why) for row in pair.rows] == [(Severity.INFO, "")]


def test_what_names_one_of_both_is_drift_where_others_have_their_own() -> None:
    settings = {"DATABASE_NAME": "orders_production"}
    own = table(settings, settings, test={"shop": {"DATABASE_NAME": "orders_test"}})
    assert [(row.severity, row.why) for row in own.rows] == [(Severity.WARNING, "both have production's own")]
    assert table(settings, settings, test={"shop": settings}).rows == ()


def test_what_is_missing_is_one_row_at_the_place_where_it_would_stand() -> None:
    row = only(table({"x": 1}, {"x": 1, "pool": {"min": 1, "max": 2}}))
    assert (row.key, row.settings, row.left.value, row.right.value) == ("pool", 2, "missing", "2 settings")
    assert (row.left.location.path, row.right.location.path) == ("staging/shop.json", "production/shop.json")


def test_what_is_missing_may_be_meant_in_part() -> None:
    found = table({"x": 1}, {"x": 1, "a": {"b": 1, "c": 2, "d": ""}}, {"a.b": {"mode": "may-differ", "reason": "only there"}})
    assert [(row.key, row.settings) for row in found.rows] == [("a.c", 1)]
    assert [(row.key, row.meant) for row in found.meant] == [("a.b", Meant.INTENT), ("a.d", Meant.MEANING)]


def test_what_arrives_at_deployment_is_not_missing() -> None:
    found = fleet(staging={"a": {"x": 1}}, production={"a": {"x": 1, "THING": "y"}}, options={"provided": ["THING"]})
    assert [row.meant for row in drift_between(found, "staging", "production").meant] == [Meant.PROVIDED]


def test_a_service_that_is_not_deployed_everywhere_is_a_hint() -> None:
    found = fleet(staging={"a": {"x": 1}}, production={"a": {"x": 1}, "b": {"y": 1, "z": 2}})
    (row,) = drift_between(found, "staging", "production").rows
    assert (row.services, row.key, row.settings, row.severity) == (("b",), "", 2, Severity.INFO)


def test_a_row_that_several_services_read_at_one_place_is_one() -> None:
    files = {f"{name}.env": f"KEY={name[0]}\n" for name in ("staging", "production")}
    files |= {f"{name}/{service}.env": "A=1\n" for name in ("staging", "production") for service in ("a", "b")}
    from tests.builders import fleet_of

    sources = [{"path": "{environment}.env"}, {"path": "{environment}/{service}.env"}]
    found = fleet_of(files, {"sources": sources, "environments": {"staging": {}, "production": {}}})
    assert only(drift_between(found, "staging", "production")).services == ("a", "b")


def test_services_can_be_chosen() -> None:
    found = fleet(staging={"a": {"x": 1}, "b": {"y": 1}}, production={"a": {"x": "z"}, "b": {"y": 2}})
    chosen = drift_between(found, "staging", "production", ["b"])
    assert (chosen.services, [row.services for row in chosen.rows]) == (("b",), [("b",)])


def test_a_preview_is_never_worse_than_a_hint() -> None:
    options = {"environments": {"pr-1": {"preview": True}}}
    found = fleet(options=options, **{"pr-1": {"a": {"JWT_ALGORITHM": "none"}}, "production": {"a": {"JWT_ALGORITHM": "HS256"}}})
    assert [row.severity for row in drift_between(found, "pr-1", "production").rows] == [Severity.INFO]


def test_a_secret_says_whether_it_is_the_same_and_nothing_else() -> None:
    differs = only(table({"JWT_SECRET": SECRET}, {"JWT_SECRET": OTHER}))
    assert (differs.left.value, differs.right.value, differs.meant) == ("differs", "differs", Meant.EXPECTED)
    same = only(table({"JWT_SECRET": SECRET}, {"JWT_SECRET": SECRET}))
    assert (same.left.value, same.right.value, same.severity) == ("same", "same", Severity.ERROR)
    missing = only(table({"x": 1}, {"x": 1, "JWT_SECRET": SECRET}))
    assert (missing.left.value, missing.right.value) == ("missing", "set")
    placeholder = only(table({"JWT_SECRET": "dummy-secret"}, {"JWT_SECRET": SECRET}))
    assert (placeholder.left.value, placeholder.right.value) == ("placeholder", "differs")
    shared = table(
        {"MAPS_API_KEY": SECRET}, {"MAPS_API_KEY": SECRET}, {"MAPS_API_KEY": {"mode": "same", "reason": "one account"}}
    )
    assert only(shared).meant is Meant.INTENT


@settings(max_examples=20)
@given(
    st.dictionaries(st.sampled_from("abcd"), st.one_of(st.integers(), st.text(max_size=5), st.lists(st.integers(), max_size=3)))
)
def test_an_environment_has_no_drift_from_its_copy(settings: dict[str, Any]) -> None:
    found = table({**settings, "x": 1}, {**settings, "x": 1})
    assert (found.rows, found.meant, found.same) == ((), (), found.compared)


@pytest.mark.parametrize(
    ("mode", "today", "why"),
    [
        ("may-differ", date(2026, 11, 1), "as agreed"),
        ("may-differ", date(2026, 11, 2), "[drift] allowed it until 2026-11-01"),
        ("same", date(2026, 11, 2), ""),
    ],
)
def test_an_entry_that_is_over_is_named(mode: str, today: date, why: str) -> None:
    drift = {"THING": {"mode": mode, "reason": "as agreed", "until": date(2026, 11, 1)}}
    found = fleet(staging={"shop": {"THING": "a1"}}, production={"shop": {"THING": "b2"}}, options={"drift": drift})
    dated = found.given(found.problems, msgspec.structs.replace(found.intent, today=today))
    assert only(drift_between(dated, "staging", "production")).why == why


def test_so_it_is_of_what_is_missing() -> None:
    drift = {"THING": {"mode": "may-differ", "reason": "as agreed", "until": date(2026, 11, 1)}}
    services: dict[str, Any] = {"test": {"THING": "a1"}, "staging": {"OTHER": "x"}, "production": {"THING": "b2"}}
    found = fleet(**{name: {"shop": {"x": 1, **settings}} for name, settings in services.items()}, options={"drift": drift})
    dated = found.given(found.problems, msgspec.structs.replace(found.intent, today=date(2026, 12, 1)))
    missing = next(row for row in drift_between(dated, "staging", "production").rows if row.key == "THING")
    assert missing.why == "2 of 3 environments have it; [drift] allowed it until 2026-11-01"
