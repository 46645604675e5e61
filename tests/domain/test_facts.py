"""The kinds that settings are of."""

import pytest

from config_lint.domain.facts import kinds_of
from tests.builders import fleet, fleet_of


def kinds(key: str, value: object, **base: object) -> set[str]:
    found = fleet(base={"web": base or {"OTHER": "x"}}, staging={"web": {key: value}})
    return set(kinds_of(next(setting for setting in found.services[0].settings if setting.key == key)))


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("REPLICAS_X", 3, {"amounts"}),
        ("RATIO_X", 0.5, {"amounts"}),
        ("ON_X", True, {"switches"}),
        ("ON_X", 1, {"amounts", "switches"}),
        ("ACCOUNT_X", 123_456_789_012, {"texts"}),
        ("NOTE_X", "words", {"texts"}),
        ("NOTE_X", "https://docs.example.com", {"texts", "urls"}),
        ("X_PASSWORD", "b7Jq0xTzP4", {"hidden"}),
        ("NOTE_X", "postgres://me:b7Jq0xTzP4@db.example.com/x", {"hidden", "urls"}),
        ("NOTE_X", "${NOT_SET_ANYWHERE}", {"hidden", "texts"}),
        ("hostPortX", 8080, {"amounts", "ports"}),
        ("listen_on", 8080, {"amounts", "ports"}),
        ("NOTE_X", None, set()),
        ("TRACING_X_ENABLED", "yes", {"texts", "toggles"}),
        ("tracingXEnabled", 1, {"amounts", "switches", "toggles"}),
        ("publicClient", True, {"switches", "hidden"}),
    ],
)
def test_a_setting_is_of_the_kinds_of_its_values(key: str, value: object, expected: set[str]) -> None:
    assert kinds(key, value) == expected


def test_what_was_overridden_counts_too() -> None:
    assert kinds("NOTE_X", "words", NOTE_X=5) == {"amounts", "texts"}


def test_what_the_model_is_made_of_is_well_known_whatever_it_is() -> None:
    assert kinds("LOG_FORMAT", "json") == {"texts", "well-known"}
    assert kinds("REPLICAS", 3) == {"amounts", "well-known"}


def test_how_much_is_logged_is_a_kind_of_its_own() -> None:
    assert kinds("LOG_LEVEL", "INFO") == {"levels", "texts"}


def test_calls_that_a_service_declares_are_well_known() -> None:
    (service,) = fleet(staging={"web": {"contracts": {"auth": {"check": {"statuses": 200}}}}}).services
    assert set(map(kinds_of, service.settings)) == {frozenset(("amounts", "well-known"))}


def test_what_networks_call_a_service_is_well_known() -> None:
    compose = """
services:
  web:
    image: web
    hostname: site
    container_name: site-1
    networks: {default: {aliases: [www]}}
"""
    options = {"sources": [{"path": "{environment}/docker-compose.yaml", "dialect": "docker-compose"}], "promotion": ["staging"]}
    found = fleet_of({"staging/docker-compose.yaml": compose}, options)
    settings = {setting.name: setting for setting in found.services[0].settings}
    known = {name for name, setting in settings.items() if "well-known" in kinds_of(setting)}
    assert {"hostname", "container_name", "networks.default.aliases[0]"} <= known
