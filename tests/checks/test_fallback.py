from typing import Any

import pytest

from config_lint.checks.fallback import is_fallback
from tests.builders import fleet, unknown, violations

SHARED = {"DB_HOST": "${DB_ADDRESS:-localhost}", "DB_PORT": 5442, "DB_USER": "shop", "DB_PASSWORD": "${DB_SECRET:shop}"}


def fallbacks(base: dict[str, Any], **environments: Any) -> set[tuple[str, str]]:
    found = fleet(base={"backend": base}, **{name: {"backend": own} for name, own in environments.items()})
    return {
        (service.environment.name, setting.key)
        for service in found.services
        for setting in service.settings
        if is_fallback(setting, service)
    }


def test_a_default_of_everybodys_file_is_none_of_an_environment() -> None:
    found = fallbacks(SHARED, development={}, staging={"DB_ADDRESS": "db.staging"}, production={"LEVEL": "info"})
    assert found == {("staging", "DB_PASSWORD"), ("production", "DB_HOST"), ("production", "DB_PASSWORD")}


@pytest.mark.parametrize("value", ["localhost", "${DB_ADDRESS}", "${DB_ADDRESS:+localhost}", "${DB_ADDRESS:-}", "$DB_ADDRESS"])
def test_what_is_no_default_is_none(value: str) -> None:
    assert fallbacks({"DB_HOST": value}, production={}) == set()


def test_what_an_environments_own_file_falls_back_on_is_its_own() -> None:
    assert fallbacks({"LEVEL": "info"}, production=SHARED) == set()


def test_neither_address_nor_password_is_judged_by_it() -> None:
    loopback: dict[str, Any] = {"settings": ("database*.host",), "above": "test"}
    shipped: dict[str, Any] = {"tiers": ("staging", "production"), "shipped": ()}
    strong: dict[str, Any] = {"tiers": ("staging", "production")}
    asked = {"beyond-loopback": loopback, "credentials-own": shipped, "secret-strong": strong}
    written = {"DB_HOST": "localhost", "DB_PORT": 5442, "DB_USER": "shop", "DB_PASSWORD": "shop"}
    plain = fleet(base={"backend": written}, production={"backend": {"LEVEL": "info"}})
    assert all(violations(plain, check, **parameters) for check, parameters in asked.items())
    falling_back = fleet(base={"backend": SHARED}, production={"backend": {"LEVEL": "info"}})
    assert not any(violations(falling_back, check, **parameters) for check, parameters in asked.items())
    assert unknown(falling_back, "credentials-own", **shipped) == 1


def test_a_mode_of_encryption_that_is_only_a_default_is_unknown() -> None:
    base = {"backend": {"DB_HOST": "db.example.com", "DB_SSLMODE": "${DB_SSLMODE_USED:-disable}"}}
    given = fleet(base=base, production={"backend": {"LEVEL": "info"}})
    asked: dict[str, Any] = {"sections": ("databases",), "tiers": ("production",)}
    assert (violations(given, "encrypted-connection", **asked), unknown(given, "encrypted-connection", **asked)) == ([], 1)
