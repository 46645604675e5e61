from typing import Any

import pytest

from tests.builders import fleet, fleet_of, unknown, violations

PARAMETERS: dict[str, Any] = {"in_tiers": ["staging", "production"], "built": ["tag"], "prose": ["placeholder"]}


def found_in(environment: str, settings: dict[str, Any], base: dict[str, Any] | None = None) -> list[tuple[str, str]]:
    known: dict[str, Any] = {environment: {"backend": settings}}
    found = fleet(base={"backend": base or {}}, **known)
    return [(violation.place.key, violation.variant) for violation in violations(found, "placeholder-free", **PARAMETERS)]


@pytest.mark.parametrize(
    "value", ["CHANGEME", "TODO", "<your-token>", "xxxx", "SV_please_change_me", "https://CHANGEME.example.com/", "replace_me"]
)
def test_placeholder_that_counts_in_production(value: str) -> None:
    assert found_in("production", {"SUPPORT": value}) == [("SUPPORT", "")]


def test_placeholder_for_a_secret_shows_nothing() -> None:
    found = fleet(production={"backend": {"API_TOKEN": "please_change_me_42"}})
    assert "please" not in str([violation.facts for violation in violations(found, "placeholder-free", **PARAMETERS)])


@pytest.mark.parametrize(
    "settings",
    [
        {"SUPPORT": "example.com"},
        {"SUPPORT": "exchange-me-not"},
        {"SUPPORT": "{{ support }}"},
        {"SUPPORT": "Please change me to see <your-name> here"},
        {"input": {"placeholder": "<your-name>"}},
        {"SUPPORT": 5, "OTHER": None, "MORE": []},
    ],
)
def test_what_is_no_placeholder(settings: dict[str, Any]) -> None:
    assert found_in("production", settings) == []


def test_tiers_that_are_not_asked_about() -> None:
    assert found_in("development", {"SUPPORT": "CHANGEME"}) == []


def test_only_the_winner_counts() -> None:
    assert found_in("production", {"SUPPORT": "ours"}, base={"SUPPORT": "CHANGEME"}) == []


def test_placeholder_of_a_layer_for_everybody_is_a_case_of_its_own() -> None:
    assert found_in("production", {"A": 1}, base={"SUPPORT": "CHANGEME"}) == [("SUPPORT", "inherited")]


@pytest.mark.parametrize(
    ("own", "base"),
    [
        ({"SUPPORT": "<get from secrets>"}, {}),
        ({"SUPPORT": "set-me-in-env"}, {}),
        ({"IMAGE_TAG": "CHANGEME"}, {}),
        ({"A": 1}, {"API_TOKEN": "please_change_me_42"}),
    ],
)
def test_what_something_else_fills_in_is_unknown(own: dict[str, Any], base: dict[str, Any]) -> None:
    found = fleet(base={"backend": base}, production={"backend": own})
    assert violations(found, "placeholder-free", **PARAMETERS) == []
    assert unknown(found, "placeholder-free", **PARAMETERS) == 1


def test_a_secret_that_has_a_placeholder_everywhere_is_kept_elsewhere() -> None:
    none = {"backend": {"API_TOKEN": "please_change_me_42", "SUPPORT": "CHANGEME"}}
    everywhere = fleet(staging=none, production=none)
    assert {violation.place.key for violation in violations(everywhere, "placeholder-free", **PARAMETERS)} == {"SUPPORT"}
    forgotten = fleet(staging={"backend": {"API_TOKEN": "k2Jh7Qx9vLm4Wd8s"}}, production=none)
    keys = [violation.place.key for violation in violations(forgotten, "placeholder-free", **PARAMETERS)]
    assert sorted(keys) == ["API_TOKEN", "SUPPORT"]


def test_inherited_placeholder_is_unknown_while_a_file_cannot_be_read() -> None:
    files = {"base/backend.env": "SUPPORT=CHANGEME\n", "production/backend.hcl": "support = 1"}
    sources = [{"path": "base/{service}.env"}, {"path": "{environment}/{service}.hcl"}]
    found = fleet_of(files, {"sources": sources, "environments": {"production": {}}})
    assert (violations(found, "placeholder-free", **PARAMETERS), unknown(found, "placeholder-free", **PARAMETERS)) == ([], 1)


def test_inherited_placeholders_of_one_file_are_one_violation() -> None:
    found = fleet(base={"backend": {"SUPPORT": "CHANGEME", "SURVEY": "SV_please_change_me"}}, production={"backend": {"A": 1}})
    [violation] = violations(found, "placeholder-free", **PARAMETERS)
    assert violation.place.key == "SUPPORT"
    assert violation.facts["others"] == 1
    assert [related.place.key for related in violation.related] == ["SURVEY"]


@pytest.mark.parametrize(("places", "said"), [(4, 4), (5, 0)])
def test_a_name_in_angle_brackets_that_stands_everywhere_is_filled_in_by_something(places: int, said: int) -> None:
    own = {f"service-{index}": {"ADMINS": "<staff>"} for index in range(places)}
    found = fleet(production=own)
    assert len(violations(found, "placeholder-free", **PARAMETERS)) == said
    assert unknown(found, "placeholder-free", **PARAMETERS) == places - said
