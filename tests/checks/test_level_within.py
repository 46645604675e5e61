"""How much services of a tier log."""

from typing import Any

import pytest

from config_lint.checks.level_within import package_of
from config_lint.values.level import Level
from config_lint.values.quantity import Incomparable
from tests.builders import fleet, unknown, violations

CHECK = "level-within"
PRODUCTION: dict[str, Any] = {"tiers": ["production"], "loudest": "info", "packages": True, "switches": True}


def variants(settings: dict[str, Any], environment: str = "production") -> list[str]:
    return [fault.variant for fault in violations(fleet(**{environment: {"backend": settings}}), CHECK, **PRODUCTION)]


@pytest.mark.parametrize("level", ["debug", "DEBUG", "trace", "all", "NOTSET", "silly", "warn,backend=info,debug"])
def test_too_loud(level: str) -> None:
    assert variants({"LOG_LEVEL": level}) == ([] if level.startswith("warn") else [""])


@pytest.mark.parametrize("level", ["info", "Information", "warning", "off"])
def test_quiet_enough(level: str) -> None:
    assert variants({"LOG_LEVEL": level}) == []


@pytest.mark.parametrize("value", ["info", "DEBUG", "warn,backend=info,debug", 10, 30, "LOUD", "", "debug5", True, "${LEVEL}"])
def test_a_level_is_what_the_model_says(value: Any) -> None:
    found = fleet(production={"backend": {"logging": {"level": value}}})
    logging = found.services[0].model.logging
    meant = logging.level if logging else None
    try:
        is_louder = isinstance(meant, Level) and meant < "info"
    except Incomparable:
        is_louder = False
    assert variants({"logging": {"level": value}}) == ([""] if is_louder else [])


def test_other_tiers_are_left_alone() -> None:
    assert variants({"LOG_LEVEL": "debug"}, "staging") == []


def test_what_depends_on_the_library_is_not_evaluated() -> None:
    found = fleet(production={"backend": {"LOG_LEVEL": "20"}})
    assert not violations(found, CHECK, **PRODUCTION)
    assert unknown(found, CHECK, **PRODUCTION) == 1


def test_the_level_of_one_package_is_a_variant() -> None:
    assert variants({"logging": {"level": {"root": "info", "com.example.orders": "debug"}}}) == ["package"]
    assert variants({"logging": {"level": {"root": "info", "com.example.orders": "warn"}}}) == []


@pytest.mark.parametrize(("value", "expected"), [(True, ["switch"]), ("1", ["switch"]), (False, []), ("off", [])])
def test_a_debug_mode_is_a_variant(value: object, expected: list[str]) -> None:
    assert variants({"FLASK_DEBUG": value}) == expected


def test_packages_and_switches_count_only_where_asked_for() -> None:
    found = fleet(production={"backend": {"FLASK_DEBUG": True, "logging": {"level": {"com.example": "debug"}}}})
    assert not violations(found, CHECK, tiers=["production"], loudest="info")


def test_too_quiet() -> None:
    found = fleet(test={"backend": {"LOG_LEVEL": "info"}})
    (violation,) = violations(found, CHECK, tiers=["test"], quietest="debug")
    assert violation.facts["value"] == "info"


@pytest.mark.parametrize(
    ("name", "package"),
    [
        ('logging.level."com.example.orders"', "com.example.orders"),
        ("logging.level.com.example", "com.example"),
        ("logging.level.root", ""),
        ("Logging.LogLevel.Microsoft", "Microsoft"),
        ("Logging.LogLevel.Default", ""),
        ("LOGGING_LEVEL_ORG_HIBERNATE", "ORG_HIBERNATE"),
        ("logging.loggers.urllib3.level", "urllib3"),
        ("LOG_LEVEL", ""),
        ("game.level.boss", ""),
        ("catalog.level", ""),
    ],
)
def test_which_logger_a_key_speaks_of(name: str, package: str) -> None:
    assert package_of(name) == package
