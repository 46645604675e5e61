"""What the checks of calls between services leave alone, beyond the examples of their rules."""

from typing import Any

import pytest

from tests.builders import Services, fleet, unknown, violations

AUTH = "http://auth:8081"


def keys(check: str, services: Services, **parameters: Any) -> list[tuple[str, str, str]]:
    found = fleet(staging=services)
    return [(bad.place.service, bad.place.key, bad.variant) for bad in violations(found, check, **parameters)]


def test_one_against_one_says_nothing_about_the_address() -> None:
    services: Services = {"web": {"AUTH_SERVICE_URL": AUTH}, "jobs": {"AUTH_SERVICE_URL": "http://auth:9999"}, "auth": {"X": 1}}
    assert keys("one-address", services) == []
    assert unknown(fleet(staging=services), "one-address") == 2
    assert keys("one-address", {**services, "cron": {"AUTH_SERVICE_URL": AUTH}}) == [("jobs", "AUTH_SERVICE_URL", "")]


def test_a_name_that_several_call_is_no_slip() -> None:
    services: Services = {"web": {"LEDGR_URL": "http://ledgr"}, "ledger": {"PORT": 80}}
    assert keys("host-known", services) == [("web", "LEDGR_URL", "misspelt")]
    assert keys("host-known", {**services, "jobs": {"LEDGR_URL": "http://ledgr"}}) == []


def test_stores_and_declared_services_are_known_by_name() -> None:
    services: Services = {
        "web": {"CART_URL": "http://cart", "CARD_URL": "http://card"},
        "jobs": {"DB_HOST": "card"},
        "cart": {"PORT": 80},
    }
    assert keys("host-known", services) == []


@pytest.mark.parametrize(
    ("origins", "good"),
    [
        ("https://www.shop.example", True),
        ("*", True),
        ("www.shop.example", True),
        ("https://*.shop.example/", True),
        ("http://www.shop.example", False),
        ("https://shop.example", False),
        ("${ORIGINS}", True),
    ],
)
def test_origins(origins: str, *, good: bool) -> None:
    services = {
        "web": {"PUBLIC_URL": "https://www.shop.example/start", "BACKEND_URL": "https://api.shop.example"},
        "backend": {"PUBLIC_URL": "https://api.shop.example", "CORS_ALLOWED_ORIGINS": origins},
    }
    assert bool(keys("browsers-let-in", services)) is not good


def test_the_key_of_an_own_token_is_nobodys_business() -> None:
    services = {
        "web": {"AUTH_SERVICE_URL": AUTH, "JWT_SECRET": "one-of-the-keys-in-this-fleet", "JWT_ISSUER": "web"},
        "auth": {"JWT_SECRET": "another-of-the-keys-in-this-fleet", "JWT_ISSUER": "auth"},
    }
    assert keys("secret-shared-with-callers", services, setting="auth.jwt.secret", issuers=True) == []
    services["web"]["JWT_ISSUER"] = "auth"
    found = keys("secret-shared-with-callers", services, setting="auth.jwt.secret", issuers=True)
    assert found == [("web", "JWT_SECRET", "everywhere")]


def test_a_timeout_for_all_calls_is_enough() -> None:
    calls = {
        "AUTH_URL": "http://auth",
        "AUTH_TIMEOUT": "1s",
        "CART_URL": "http://cart",
        "CART_TIMEOUT": "1s",
        "MAIL_URL": "http://mail",
    }
    services: Services = {"web": calls, "auth": {"PORT": 80}, "cart": {"PORT": 80}, "mail": {"PORT": 80}}
    assert keys("timeouts-like-peers", services) == [("web", "MAIL_URL", "own")]
    assert keys("timeouts-like-peers", {**services, "web": calls | {"MAIL_READ_TIMEOUT": "3s"}}) == []
