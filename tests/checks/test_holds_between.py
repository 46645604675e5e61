from typing import Any

import pytest

from config_lint.checks.holds_between import HoldsBetween
from config_lint.checks.relation import RelationParameters
from config_lint.domain.readable import Misuse
from tests.builders import fleet, unknown, violations

CHAIN: dict[str, dict[str, Any]] = {
    "gateway": {"ORDERS_URL": "http://orders", "ORDERS_MAX_ATTEMPTS": 3},
    "orders": {"STOCK_URL": "http://stock", "STOCK_MAX_ATTEMPTS": 2, "DB_HOST": "db.internal", "DB_POOL_MAX": 5},
    "stock": {"PORT": 80, "DB_HOST": "db.internal", "DB_POOL_MAX": 7},
}


def messages(each: str, that: str, **further: str) -> list[str]:
    found = fleet(production=CHAIN)
    return [str(bad.facts[each]) for bad in violations(found, "holds-between", each=each, that=that, **further)]


def test_each_call_with_both_sides() -> None:
    assert messages("edge", "edge.dependency.retry.attempts < 3") == ["gateway to orders"]
    assert messages("edge", "edge.callee.server.port != 80", where="edge.direct") == ["orders to stock"]


def test_the_path_along_which_attempts_multiply_most() -> None:
    assert messages("path", "path.attempts <= 5") == ["gateway → orders → stock"]
    assert messages("path", "path.end != 'stock' or path.calls > 2") == ["gateway → orders → stock"]


def test_a_provider_with_its_callers_and_a_database_with_its_users() -> None:
    assert messages("provider", "(provider.callers | length) > 1") == ["orders", "stock"]
    assert messages("database", "(database.stores | map(attribute='pool.max') | sum) <= 10") == ["db.internal"]
    assert messages("database", "(database.users | length) == 2") == []


def test_the_settings_of_both_sides_are_shown() -> None:
    given = fleet(staging={"web": {"AUTH_SERVICE_URL": "http://auth/x"}, "auth": {"BASE_PATH": "/auth"}})
    that = "edge.dependency.url.path is under(edge.callee.server.base_path)"
    [bad] = violations(given, "holds-between", each="edge", that=that)
    assert bad.place.key == "AUTH_SERVICE_URL"
    assert [(related.place.service, related.place.key) for related in bad.related] == [("auth", "BASE_PATH")]


def test_what_is_not_said_is_not_evaluated() -> None:
    found = fleet(production=CHAIN)
    assert unknown(found, "holds-between", each="edge", that="edge.callee.server.tls") == 2


@pytest.mark.parametrize(
    ("each", "that"), [("call", "true"), ("edge", "edge.color == 1"), ("edge", "provider.service"), ("edge", "")]
)
def test_what_the_scope_does_not_have_is_refused(each: str, that: str) -> None:
    with pytest.raises(Misuse):
        HoldsBetween(RelationParameters(each=each, that=that or "1 +")).require_sound()
