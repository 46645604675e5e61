from typing import Any

from config_lint.domain.fleet import Fleet
from tests.builders import fleet, unknown, violations

CHECK = "apart-across-environments"
OPTIONS: dict[str, Any] = {"drift": {"THING": {"mode": "must-differ", "reason": "one each"}}}


def made(environments: dict[str, Any] | None = None, **values: Any) -> Fleet:
    services = {name: {"shop": {"THING": value}} for name, value in values.items()}
    return fleet(options={**OPTIONS, "environments": environments or {}}, **services)


def test_the_one_furthest_from_production_has_what_is_not_its_own() -> None:
    (only,) = violations(made(test="a", staging="b", production="a"), CHECK)
    assert (only.place.environment, only.facts["others"], only.affects) == (
        "test",
        ["production"],
        (("test", "shop"), ("production", "shop")),
    )


def test_what_means_the_same_does_not_differ() -> None:
    assert len(violations(made(staging="30s", production="30000ms"), CHECK)) == 1
    assert violations(made(staging="staging-x", production="production-x"), CHECK) == []


def test_environments_of_one_zone_may_share() -> None:
    zones = {"production-eu": {"extends": "production"}}
    assert violations(made(zones, production="a", **{"production-eu": "a"}), CHECK) == []


def test_blanks_and_what_is_kept_elsewhere_say_nothing() -> None:
    assert violations(made(staging="", production=""), CHECK) == []
    assert unknown(made(staging="${vault:x}", production="${vault:x}"), CHECK) == 2


def test_a_line_that_everybody_reads_is_one_place() -> None:
    resolved = fleet(options=OPTIONS, base={"shop": {"THING": "a"}}, staging={"shop": {"x": 1}}, production={"shop": {"x": 1}})
    (only,) = violations(resolved, CHECK)
    assert (only.place.location.path, only.related) == ("base/shop.json", ())


def test_nothing_is_asked_of_other_keys() -> None:
    resolved = fleet(options=OPTIONS, staging={"shop": {"OTHER": "a"}}, production={"shop": {"OTHER": "a"}})
    assert violations(resolved, CHECK) == []
