"""Secrets that environments share."""

from typing import Any

import pytest

from tests.builders import fleet, violations

CHECK = "secret-of-one-zone"
ASKED: dict[str, Any] = {"tiers": ["staging", "production"], "own": ["auth.jwt.secret", "*.url"]}
SECRET = "k2Jh7Qx9vLm4Wd8sTz1Bn6Rf3Yc5Pg0e"


def test_one_secret_in_two_zones_is_one_violation_furthest_from_production() -> None:
    services = {"auth": {"JWT_SECRET": SECRET}, "backend": {"JWT_SECRET": SECRET}}
    (violation,) = violations(fleet(staging=services, production=services), CHECK, **ASKED)
    assert (violation.place.environment, violation.place.service, violation.variant) == ("staging", "auth", "")
    assert violation.facts["environments"] == ("staging", "production")
    assert len(violation.related) == 3
    assert len(violation.affects) == 4


def test_a_password_is_compared_without_the_url_around_it() -> None:
    found = fleet(
        staging={"backend": {"DATABASE_URL": f"postgresql://app:{SECRET}@staging/app"}},
        production={"backend": {"DATABASE_URL": f"postgresql://app:{SECRET}@production/app"}},
    )
    assert len(violations(found, CHECK, **ASKED)) == 1


def test_environments_of_one_zone_may_share() -> None:
    found = fleet(
        production={"auth": {"JWT_SECRET": SECRET}},
        **{"production-eu": {"auth": {"JWT_SECRET": SECRET}}},
        options={"environments": {"production-eu": {"extends": "production"}}},
    )
    assert not violations(found, CHECK, **ASKED)


def test_below_staging_sharing_is_well() -> None:
    found = fleet(development={"auth": {"JWT_SECRET": SECRET}}, test={"auth": {"JWT_SECRET": SECRET}})
    assert not violations(found, CHECK, **ASKED)


def test_a_secret_by_its_keys_name_alone_is_a_variant() -> None:
    found = fleet(staging={"auth": {"MAPS_API_KEY": SECRET}}, production={"auth": {"MAPS_API_KEY": SECRET}})
    assert [violation.variant for violation in violations(found, CHECK, **ASKED)] == ["other"]


@pytest.mark.parametrize("secret", ["CHANGEME", "fake-token", "password", "short", "petclinic", "${vault:platform#jwt}"])
def test_what_is_alike_by_chance_or_unknown(secret: str) -> None:
    found = fleet(staging={"auth": {"JWT_SECRET": secret}}, production={"auth": {"JWT_SECRET": secret}})
    assert not violations(found, CHECK, **ASKED)


@pytest.mark.parametrize(("mode", "count"), [("same", 0), ("must-differ", 1)])
def test_what_is_meant_to_be_the_same_is_left_alone(mode: str, count: int) -> None:
    services = {"auth": {"JWT_SECRET": SECRET}}
    drift = {"auth.jwt.*": {"mode": mode, "reason": "one key"}}
    assert len(violations(fleet(staging=services, production=services, options={"drift": drift}), CHECK, **ASKED)) == count


def test_previews_take_no_part() -> None:
    services = {"auth": {"JWT_SECRET": SECRET}}
    found = fleet(preview=services, production=services, options={"environments": {"preview": {"preview": True}}})
    assert not violations(found, CHECK, **ASKED)
