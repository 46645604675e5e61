from typing import Any

import pytest

from config_lint.domain.violation import Violation
from tests.builders import fleet, outcomes, violations


def rows(name: str = "CHANNEL", *, options: dict[str, Any] | None = None, **values: Any) -> list[Violation]:
    """What is found where each environment gives `backend` the value under its name."""
    named = {environment.replace("_", "-"): {"backend": {name: value}} for environment, value in values.items()}
    return violations(fleet(options=options, **named), "values-own")


def test_productions_value_where_the_siblings_have_their_own() -> None:
    (odd,) = rows(development="alerts-sandbox", test="alerts-quality", staging="alerts-oncall", production="alerts-oncall")
    assert (odd.place.environment, odd.place.key) == ("staging", "CHANNEL")
    assert odd.facts == {"value": "alerts-oncall", "production": "production", "support": 2}
    assert [related.place.environment for related in odd.related] == ["production", "test"]
    assert odd.score is not None
    assert (odd.score.agreeing, odd.score.siblings) == (2, 2)


def test_an_account_written_as_a_number() -> None:
    (odd,) = rows("ACCOUNT", development=111122223333, test=444455556666, staging=777788889999, production=777788889999)
    assert odd.place.environment == "staging"


def test_one_sibling_is_not_enough() -> None:
    assert rows(test="alerts-quality", staging="alerts-oncall", production="alerts-oncall") == []


@pytest.mark.parametrize(
    "values",
    [
        # two by two
        ("alerts-sandbox", "alerts-sandbox", "alerts-oncall", "alerts-oncall"),
        # everybody's, but for one
        ("alerts-sandbox", "alerts-oncall", "alerts-oncall", "alerts-oncall"),
        # a sibling that says nothing
        ("alerts-sandbox", "redis:6379", "alerts-oncall", "alerts-oncall"),
        # a value that says nothing
        ("alerts-sandbox", "alerts-quality", "redis:6379", "redis:6379"),
        ("alerts-sandbox", "alerts-quality", "", ""),
        # what identifies one thing is told by another rule
        ("alerts-sandbox", "alerts-quality", *["0a1b2c3d-0000-4000-8000-000000000003"] * 2),
    ],
)
def test_what_is_no_copy(values: tuple[str, ...]) -> None:
    development, test, staging, production = values
    assert rows(development=development, test=test, staging=staging, production=production) == []


@pytest.mark.parametrize("name", ["BATCH_SIZE", "LOG_LEVEL", "IMAGE_TAG", "FEATURE_FLAG", "DB_NAME"])
def test_settings_of_which_nobody_has_their_own(name: str) -> None:
    values: dict[str, Any] = {
        "development": "alpha-sandbox",
        "test": "alpha-quality",
        "staging": "alpha-oncall",
        "production": "alpha-oncall",
    }
    assert rows(name, **values) == []


def test_items_of_lists_without_names_are_not_compared() -> None:
    assert (
        rows(development=["alerts-sandbox"], test=["alerts-quality"], staging=["oncall-desk"], production=["oncall-desk"]) == []
    )


def test_an_environment_that_is_called_after_production_has_what_that_has() -> None:
    values = {
        "development": "alerts-sandbox",
        "test": "alerts-quality",
        "production_copy": "alerts-oncall",
        "production": "alerts-oncall",
    }
    options = {"environments": {"production-copy": {"tier": "staging"}}}
    assert rows(options=options, **values) == []


def test_members_of_one_zone_share() -> None:
    values = {
        "development": "alerts-sandbox",
        "test": "alerts-quality",
        "staging": "alerts-oncall",
        "production": "alerts-oncall",
    }
    options = {"environments": {"staging": {"extends": "production", "tier": "staging"}}}
    assert rows(options=options, **values) == []


def test_what_a_layer_of_all_says_is_nobodys_copy() -> None:
    own = {"development": {"backend": {"CHANNEL": "alerts-sandbox"}}, "test": {"backend": {"CHANNEL": "alerts-quality"}}}
    found = fleet(base={"backend": {"CHANNEL": "alerts-oncall"}}, **own, staging={"backend": {}}, production={"backend": {}})
    assert violations(found, "values-own") == []


SERVICES = ("auth", "backend", "billing", "mail", "search")


def channels(ending: str, **others: str) -> dict[str, dict[str, str]]:
    return {name: {"CHANNEL": others.get(name, f"{name}-{ending}")} for name in SERVICES}


def test_other_services_of_the_environment_have_their_own() -> None:
    found = fleet(staging=channels("rehearsal", search="search-live"), production=channels("live"))
    (odd,) = violations(found, "values-own")
    assert (odd.place.environment, odd.place.service, odd.facts["support"]) == ("staging", "search", 4)


def test_services_that_do_not_agree() -> None:
    found = fleet(staging=channels("rehearsal", search="search-live", mail="mail-live"), production=channels("live"))
    assert violations(found, "values-own") == []


def test_a_place_with_several_copies_mirrors_production() -> None:
    copied = {name: f"{name}-oncall" for name in ("CHANNEL", "TENANT", "BUCKET")}
    others = {environment: {name: f"{name}-{environment}s" for name in copied} for environment in ("development", "test")}
    services = {name: {"backend": settings} for name, settings in (*others.items(), ("staging", copied), ("production", copied))}
    assert violations(fleet(**services), "values-own") == []
    own = {f"{name}_CHANNEL": f"{name}-rehearsal" for name in ("ORDERS", "LETTERS", "INVOICES", "QUERIES", "LOGINS", "BACKUPS")}
    many = {
        name: {"backend": services[name]["backend"] | {key: f"{value}-{name}" for key, value in own.items()}} for name in services
    }
    many["staging"]["backend"] |= {"BUCKET": "buckets-of-the-stage"}
    assert {odd.place.key for odd in violations(fleet(**many), "values-own")} == {"CHANNEL", "TENANT"}


def test_what_somebody_has_said_is_meant() -> None:
    values = {
        "development": "alerts-sandbox",
        "test": "alerts-quality",
        "staging": "alerts-oncall",
        "production": "alerts-oncall",
    }
    options = {"drift": {"CHANNEL": {"mode": "may-differ", "reason": "the same people"}}}
    found = fleet(options=options, **{name: {"backend": {"CHANNEL": value}} for name, value in values.items()})
    assert [each for each in outcomes(found, "values-own") if isinstance(each, Violation)] == []


def test_a_third_partys_host_is_the_same_for_all() -> None:
    values = {
        "development": "https://stub-a.acme.example/pay",
        "test": "https://stub-b.acme.example/pay",
        "staging": "https://api.payments.example/v1",
        "production": "https://api.payments.example/v1",
    }
    services = {name: {"backend": {"PAY_URL": value}} for name, value in values.items()}
    assert [odd.place.environment for odd in violations(fleet(**services), "values-own")] == ["staging"]
    options = {"services": {"payments": {"external": True, "domains": ["payments.example"]}}}
    assert violations(fleet(options=options, **services), "values-own") == []


def test_what_has_the_environment_s_own_name_in_it_is_no_copy() -> None:
    # production has staging's, which another rule tells of
    assert rows(development="hub-development", test="hub-test", staging="hub-staging", production="hub-staging") == []
