from typing import Any

import pytest

from tests.builders import fleet, fleet_of, violations


def blank(**environments: Any) -> list[tuple[str, str]]:
    found = fleet(**{name: {"backend": settings} for name, settings in environments.items()})
    return [
        (violation.place.environment, violation.variant)
        for violation in violations(found, "filled-like-peers", optional=["prefix"])
    ]


@pytest.mark.parametrize("value", ["", "  ", None])
def test_blank_where_a_lower_environment_has_a_value(value: Any) -> None:
    assert blank(staging={"URL": "x"}, production={"URL": value}) == [("production", "")]


def test_blank_where_all_others_have_a_value() -> None:
    assert blank(development={"URL": "x"}, staging={"URL": ""}, production={"URL": "y"}) == [("staging", "everywhere-else")]


def test_environment_that_lacks_the_key_makes_it_less_certain() -> None:
    environments: dict[str, Any] = {
        "development": {"URL": "x"},
        "test": {"A": 1},
        "staging": {"URL": ""},
        "production": {"URL": "y"},
    }
    assert blank(**environments) == [("staging", "")]


def test_reference_is_a_value() -> None:
    assert blank(staging={"TOKEN": "vault:a/b"}, production={"TOKEN": ""}) == [("production", "")]


@pytest.mark.parametrize(
    "environments",
    [
        {"development": {"URL": ""}, "staging": {"URL": "x"}, "production": {"URL": "y"}},
        {"development": {"URL": "x"}, "staging": {"URL": ""}, "production": {"URL": ""}},
        {"staging": {"URL": ""}, "production": {"URL": ""}},
        {"staging": {"URL": []}, "production": {"URL": ""}},
        {"staging": {"API_PREFIX": "/v1"}, "production": {"API_PREFIX": ""}},
        {"staging": {"apiGroups": ["batch"]}, "production": {"apiGroups": [""]}},
        {"staging": {"ON": False, "PORT": 0}, "production": {"ON": False, "PORT": 0}},
    ],
)
def test_blank_that_is_none_of_our_business(environments: dict[str, Any]) -> None:
    assert blank(**environments) == []


def test_null_that_takes_a_default_away_is_meant() -> None:
    files = {"base/backend.json": '{"limit": 5}', "staging/backend.json": "{}", "production/backend.json": '{"limit": null}'}
    sources = [{"path": "base/{service}.json"}, {"path": "{environment}/{service}.json"}]
    assert (
        violations(fleet_of(files, {"sources": sources, "environments": {"staging": {}, "production": {}}}), "filled-like-peers")
        == []
    )


def test_preview_environment_takes_no_part() -> None:
    options = {"environments": {"pr-1": {"preview": True, "tier": "development"}, "production": {}}}
    services: dict[str, Any] = {"pr-1": {"backend": {"URL": "x"}}, "production": {"backend": {"URL": ""}}}
    found = fleet(options=options, **services)
    assert violations(found, "filled-like-peers") == []


def test_peer_is_related() -> None:
    found = fleet(staging={"backend": {"URL": "x"}}, production={"backend": {"URL": ""}})
    [violation] = violations(found, "filled-like-peers")
    assert [(related.message, related.place.environment) for related in violation.related] == [("staging has a value", "staging")]


def test_what_is_blank_for_those_that_extend_it_is_meant() -> None:
    options = {"environments": {"eu": {"extends": "production"}}}
    services = {name: {"backend": {"URL": value}} for name, value in (("production", ""), ("eu", "x"))}
    assert violations(fleet(options=options, **services), "filled-like-peers") == []


def test_many_in_one_file_are_told_once() -> None:
    filled = {"backend": {"A_URL": "a", "A_USER": "b", "A_BUCKET": "c"}}
    empty = {"backend": dict.fromkeys(filled["backend"], "")}
    [violation] = violations(fleet(staging=filled, production=empty), "filled-like-peers")
    assert (violation.variant, violation.facts["others"]) == ("several", 2)
    assert [related.place.key for related in violation.related] == ["A_URL", "A_USER", "A_BUCKET"]


def test_null_of_terraform_is_what_is_not_given() -> None:
    files = {"staging.tfvars.json": '{"domain": "x", "host": "db"}', "production.tfvars.json": '{"domain": null, "host": ""}'}
    options = {
        "sources": [{"path": "{environment}.tfvars.json"}],
        "environments": {"staging": {}, "production": {}},
        "services": {"a": {}},
    }
    assert [violation.place.key for violation in violations(fleet_of(files, options), "filled-like-peers")] == ["host"]


def test_nothing_turns_a_switch_off() -> None:
    assert blank(staging={"FLUSH": "1"}, production={"FLUSH": ""}) == []
    assert blank(staging={"FLUSH": "1", "URL": "x"}, production={"FLUSH": "", "URL": ""}) == [("production", "")]


def test_where_tests_are_much_is_left_blank() -> None:
    assert blank(development={"URL": "x"}, test={"URL": ""}, production={"URL": "y"}) == [("test", "early")]
