"""Secrets that nobody guesses."""

from typing import Any

import pytest

from tests.builders import fleet, violations

CHECK = "secret-strong"
ASKED: dict[str, Any] = {
    "tiers": ["staging", "production"],
    "lengths": {"auth.jwt.secret": 32, "auth.oauth*.client_secret": 16},
    "words": ["secret", "password", "default"],
}
STRONG = "k2Jh7Qx9vLm4Wd8sTz1Bn6Rf3Yc5Pg0e"


def reasons(environment: str = "production", **settings: str) -> list[tuple[str, str]]:
    found = fleet(**{environment: {"orders": settings}})
    return [(fault.facts["reason"], fault.variant) for fault in violations(found, CHECK, **ASKED)]


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"JWT_SECRET": "k2Jh7Qx9"}, "is shorter than 32 bytes"),
        ({"GITHUB_CLIENT_SECRET": "k2Jh7Qx9"}, "is shorter than 16 bytes"),
        ({"DB_PASSWORD": "k2Jh7"}, "is shorter than 8 bytes"),
        ({"DB_PASSWORD": "123456"}, "is among the passwords that are tried first"),
        ({"DB_PASSWORD": "abababababab"}, "is a repetition or a row of neighbouring keys"),
        ({"DB_PASSWORD": "sunflower"}, "is a single word"),
        ({"DB_PASSWORD": "orders-db-password"}, "is made of words that everybody uses in secrets"),
        ({"EMAIL_ALERT_PASSWORD": "email-alert"}, "says no more than a name that goes with it"),
        ({"JWT_SECRET": "the-default-secret-of-the-whole-platform"}, "is made of words that everybody uses in secrets"),
        ({"DB_PASSWORD": "cGFzc3dvcmQ="}, "is among the passwords that are tried first"),
        ({"DATABASE_URL": "postgresql://app:123456@db/app"}, "is among the passwords that are tried first"),
    ],
)
def test_what_is_weak(settings: dict[str, str], reason: str) -> None:
    assert [found for found, _ in reasons(**settings)] == [reason]


@pytest.mark.parametrize(
    "settings",
    [
        {"JWT_SECRET": STRONG},
        {"DB_PASSWORD": "correct-horse-battery-staple"},
        {"NOTES_TOKEN": f"secret_{STRONG}"},
        {"DB_PASSWORD": "CHANGEME"},
        {"TWILIO_AUTH_TOKEN": "fake"},
        {"DB_PASSWORD": "${vault:orders#password}"},
        {"DB_PASSWORD": ""},
        {"BUCKET_ACCESS": "AKIAQ3EGZ7RT5PLXK2VD"},
    ],
)
def test_what_is_not(settings: dict[str, str]) -> None:
    assert reasons(**settings) == []


def test_one_weak_secret_is_one_violation_wherever_it_is() -> None:
    found = fleet(
        staging={"orders": {"DB_PASSWORD": "sunflower"}},
        production={"orders": {"DB_PASSWORD": "sunflower"}, "worker": {"DATABASE_URL": "postgresql://app:sunflower@db/app"}},
    )
    (fault,) = violations(found, CHECK, **ASKED)
    assert (fault.place.environment, fault.place.service) == ("production", "orders")
    assert [related.place.environment for related in fault.related] == ["staging", "production"]
    assert fault.affects == (("staging", "orders"), ("production", "orders"), ("production", "worker"))


def test_other_tiers_are_left_alone() -> None:
    assert reasons("test", JWT_SECRET="short") == []


def test_a_secret_by_its_keys_name_alone_is_a_variant() -> None:
    assert [variant for _, variant in reasons(JWT_SECRET="k2Jh7Qx9")] == [""]
    assert [variant for _, variant in reasons(MAILER_TOKEN="k2Jh7")] == ["other"]


def test_the_reason_holds_nothing_of_the_secret() -> None:
    (found,) = violations(fleet(production={"orders": {"DB_PASSWORD": "sunflower"}}), CHECK, **ASKED)
    assert "sunflower" not in str(found)
