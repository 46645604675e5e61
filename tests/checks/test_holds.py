from typing import Any

import pytest

from config_lint.checks.holds import Holds
from config_lint.checks.relation import RelationParameters
from config_lint.domain.readable import Misuse
from tests.builders import fleet, unknown, violations


def keys(settings: dict[str, Any], that: str, each: str = "service", **further: str) -> list[str]:
    found = fleet(staging={"backend": settings})
    return [violation.place.key for violation in violations(found, "holds", each=each, that=that, **further)]


def test_relation_that_does_not_hold_is_pointed_at_the_first_value_it_reads() -> None:
    settings = {"DB_POOL_MIN": 20, "DB_POOL_MAX": 5}
    assert keys(settings, "database.pool.min <= database.pool.max", "database") == ["DB_POOL_MIN"]


def test_at_names_another_value_to_point_at() -> None:
    settings = {"DB_POOL_MIN": 20, "DB_POOL_MAX": 5}
    that = "database.pool.min <= database.pool.max"
    assert keys(settings, that, "database", at="database.pool.max") == ["DB_POOL_MAX"]


def test_other_values_that_it_reads_are_related() -> None:
    found = fleet(staging={"backend": {"DB_POOL_MIN": 20, "DB_POOL_MAX": 5}})
    [violation] = violations(found, "holds", each="database", that="database.pool.min <= database.pool.max")
    assert [(related.message, related.place.key) for related in violation.related] == [
        ("database.pool.max is set here", "DB_POOL_MAX")
    ]
    assert str(violation.facts["value"]) == "20"


def test_where_keeps_some_of_the_elements() -> None:
    assert keys({"PORT": 80}, "service.server.port > 1024", where="tier == 'production'") == []
    assert keys({"PORT": 80}, "service.server.port > 1024", where="tier == 'staging'") == ["PORT"]


@pytest.mark.parametrize("settings", [{}, {"PORT": "${PORT_OF_TODAY}"}, {"PORT": "vault:ports/backend"}])
def test_what_is_absent_or_unknown_is_not_evaluated(settings: dict[str, Any]) -> None:
    found = fleet(staging={"backend": settings})
    assert violations(found, "holds", each="service", that="service.server.port > 1024") == []
    assert unknown(found, "holds", each="service", that="service.server.port > 1024") == 1
    assert unknown(found, "holds", each="service", that="service.server.port") == 1


@pytest.mark.parametrize(
    ("each", "settings", "that", "expected"),
    [
        ("dependency", {"AUTH_SERVICE_URL": "http://auth"}, "dependency.url.scheme == 'https'", ["AUTH_SERVICE_URL"]),
        ("cache", {"REDIS_URL": "redis://cache/3"}, "cache.url.engine == 'memcached'", ["REDIS_URL"]),
        ("url", {"CALLBACK": "http://x.example.com"}, "url.scheme == 'https'", ["CALLBACK"]),
        ("secret", {"API_TOKEN": "swordfish-123"}, "secret.key == 'OTHER'", ["API_TOKEN"]),
        ("setting", {"A": 1, "B": 2}, "setting.value == 1", ["B"]),
        ("service", {"A": 1}, "service.auth.jwt is set", [""]),
        ("service", {"A": 1}, "environment.name == 'production'", [""]),
    ],
)
def test_every_scope_has_its_elements(each: str, settings: dict[str, Any], that: str, expected: list[str]) -> None:
    assert keys(settings, that, each) == expected


@pytest.mark.parametrize(
    ("each", "that", "words"),
    [
        ("service", "service.server.prot > 1", 'server has no "prot"'),
        ("service", "service.sever.port > 1", 'has no "sever"'),
        ("database", "database.pool.size > 1", 'pool has no "size"'),
        ("url", "url.hots == 'x'", 'url has no "hots"'),
        ("setting", "setting.vale == 1", 'setting has no "vale"'),
        ("secret", "secret.reveal == 1", 'secret has no "reveal"'),
        ("url", "database.host == 1", "there is no 'database' here"),
    ],
)
def test_misspelt_name_is_a_fault_before_anything_is_looked_at(each: str, that: str, words: str) -> None:
    with pytest.raises(Misuse, match=words) as caught:
        Holds(RelationParameters(each, that)).require_sound()
    assert caught.value.parameter == "that"
