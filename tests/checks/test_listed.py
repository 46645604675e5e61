from config_lint.checks.listed import is_open, listed
from tests.builders import fleet


def items(written: object) -> list[str]:
    [service] = fleet(staging={"web": {"HEALTH_CHECKS": written}}).services
    return list(listed(service, "health.checks"))


def test_lists_in_one_text_and_item_by_item() -> None:
    assert items("database, cache;auth") == items(["database", "cache", "auth"]) == ["database", "cache", "auth"]
    assert items('["database", "cache"]') == ["database", "cache"]
    assert items("") == []


def test_the_list_that_decided_counts() -> None:
    base = {"web": {"HEALTH_CHECKS": ["database", "cache"]}}
    [service] = fleet(base=base, staging={"web": {"HEALTH_CHECKS": ["database"]}}).services
    assert list(listed(service, "health.checks")) == ["database"]


def test_what_is_unknown_is_said_to_be() -> None:
    [service] = fleet(staging={"web": {"HEALTH_CHECKS": "${CHECKS_OF_TODAY}"}}).services
    assert list(listed(service, "health.checks")) == []
    assert is_open(service, "health.checks")
