"""Tags that say which environment this is."""

import pytest

from tests.builders import fleet, unknown, violations

CHECK = "names-own-environment"
TAGS = ["deployment.environment", "env"]


def named(tag: object, setting: str = "DD_ENV") -> list[str]:
    found = fleet(staging={"backend": {setting: tag}}, production={"backend": {}})
    asked = ["tracing.environment", "tracing.attributes"]
    return [fault.facts["named"] for fault in violations(found, CHECK, settings=asked, tags=TAGS)]


@pytest.mark.parametrize("tag", ["production", "prod", "PROD", "eu-production-1"])
def test_another_zones_word_is_a_violation(tag: str) -> None:
    assert named(tag) == ["production"]


@pytest.mark.parametrize("tag", ["staging", "stg", "staging-production-copy", "reproduction", "qa7", ""])
def test_its_own_word_or_nobodys_is_well(tag: str) -> None:
    assert named(tag) == []


def test_only_the_tag_for_the_environment_counts_in_a_list() -> None:
    assert named("service.name=production-planning,deployment.environment=staging", "OTEL_RESOURCE_ATTRIBUTES") == []
    assert named("service.name=backend,deployment.environment=production", "OTEL_RESOURCE_ATTRIBUTES") == ["production"]
    assert named("service.name=production-planning", "OTEL_RESOURCE_ATTRIBUTES") == []


def test_children_of_a_zone_may_carry_its_name() -> None:
    found = fleet(
        production={"backend": {"DD_ENV": "production"}},
        **{"production-eu": {"backend": {"DD_ENV": "production"}}},
        options={"environments": {"production-eu": {"extends": "production"}}},
    )
    assert not violations(found, CHECK, settings=["tracing.environment"])


def test_unknown_is_not_evaluated() -> None:
    found = fleet(staging={"backend": {"DD_ENV": "${vault:staging#tag}"}})
    assert unknown(found, CHECK, settings=["tracing.environment"]) == 1
