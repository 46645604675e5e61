"""Values on the way to production."""

from typing import Any

from tests.builders import fleet, unknown, violations

CHECK = "ordered-by-promotion"
LEVELS: dict[str, Any] = {"setting": "logging.level", "direction": "rising"}


def levels(**environments: str) -> Any:
    return fleet(**{name: {"backend": {"LOG_LEVEL": level}} for name, level in environments.items()})


def test_a_level_that_gets_louder_is_a_violation_at_the_later_environment() -> None:
    (violation,) = violations(levels(test="warning", production="debug"), CHECK, **LEVELS)
    assert violation.place.environment == "production"
    assert violation.facts["other_environment"] == "test"
    assert [related.place.environment for related in violation.related] == ["test"]


def test_a_level_that_stays_or_gets_quieter_is_well() -> None:
    assert not violations(levels(development="debug", test="info", staging="info", production="warning"), CHECK, **LEVELS)


def test_the_closest_environment_is_named() -> None:
    (violation,) = violations(levels(development="error", test="warning", staging="info"), CHECK, **LEVELS, later=["staging"])
    assert violation.facts["other_environment"] == "test"


def test_the_fault_can_be_at_the_earlier_environment() -> None:
    (violation,) = violations(levels(staging="error", production="info"), CHECK, **LEVELS, earlier=["staging"], at="earlier")
    assert violation.place.environment == "staging"


def test_falling_is_the_other_way_round() -> None:
    found = levels(test="info", production="debug")
    assert violations(found, CHECK, **LEVELS)
    assert not violations(found, CHECK, setting="logging.level", direction="falling")


def test_environments_of_one_tier_are_not_compared() -> None:
    found = fleet(
        staging={"backend": {"LOG_LEVEL": "warning"}},
        **{"staging-eu": {"backend": {"LOG_LEVEL": "info"}}},
        options={"environments": {"staging-eu": {"tier": "staging"}}},
    )
    assert not violations(found, CHECK, **LEVELS)


def test_what_is_unknown_is_not_evaluated() -> None:
    found = levels(test="info", production="${vault:platform#level}")
    assert not violations(found, CHECK, **LEVELS)
    assert unknown(found, CHECK, **LEVELS) == 1


def test_levels_that_depend_on_the_library_are_not_evaluated() -> None:
    found = levels(test="debug", production="verbose")
    assert not violations(found, CHECK, **LEVELS)
    assert unknown(found, CHECK, **LEVELS) == 1
