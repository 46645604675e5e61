"""No two services of an environment keep their data in one place."""

from typing import Any

import pytest

from tests.builders import fleet, fleet_of, unknown, violations

CHECK = "store-per-service"
SCHEMA: dict[str, Any] = {"sections": ["databases"], "fields": ["name", "user"]}
NUMBER: dict[str, Any] = {"sections": ["caches", "queues"], "fields": ["name"], "engines": ["redis"], "relative": True}


def faults(one: str, other: str, names: tuple[str, str] = ("orders", "billing")) -> list[str]:
    found = fleet(production={names[0]: {"DATABASE_URL": one}, names[1]: {"DATABASE_URL": other}})
    return [fault.place.service for fault in violations(found, CHECK, **SCHEMA)]


def numbered(one: str, other: str, key: str = "REDIS_URL") -> list[str]:
    found = fleet(production={"orders": {key: one}, "billing": {key: other}})
    return [fault.place.service for fault in violations(found, CHECK, **NUMBER)]


def test_the_service_that_the_database_is_called_after_owns_it() -> None:
    both = "postgresql://app@db.example.com/orders"
    assert faults(both, both) == ["billing"]
    assert faults(both, both, names=("billing", "orders")) == ["billing"]


@pytest.mark.parametrize(
    "other",
    [
        "postgresql://reports@db.example.com/orders",
        "postgresql://app@db.example.com/billing",
        "postgresql://app@replica.example.com/orders",
        "postgresql://app@db.example.com:6432/orders",
        "postgresql://db.example.com/orders",
    ],
)
def test_another_user_name_host_or_port_is_another_place(other: str) -> None:
    assert faults("postgresql://app@db.example.com/orders", other) == []


@pytest.mark.parametrize("other", ["orders-worker", "migrations", "celery"])
def test_parts_of_one_application_share(other: str) -> None:
    both = "postgresql://app@db.example.com/orders"
    assert faults(both, both, names=("orders", other)) == []


def test_a_relative_host_counts_where_it_may() -> None:
    assert faults("postgresql://app@db/orders", "postgresql://app@db/orders") == []
    assert numbered("redis://redis/0", "redis://redis:6379/0") == ["orders"]
    assert numbered("redis://localhost/0", "redis://localhost/0") == []


def test_a_number_must_be_said() -> None:
    assert numbered("redis://redis", "redis://redis") == []
    assert numbered("redis://redis/1", "redis://redis/2") == []


def test_other_engines_have_no_numbers() -> None:
    assert numbered("amqp://app@mq/1", "amqp://app@mq/1", key="AMQP_URL") == []


def test_a_shared_layer_is_a_decision() -> None:
    files = {"production/common.env": "DATABASE_URL=postgresql://app@db.example.com/platform\n"}
    files |= {f"production/services/{name}.env": "LOG_LEVEL=info\n" for name in ("orders", "billing")}
    sources = [{"path": "{environment}/common.env"}, {"path": "{environment}/services/{service}.env"}]
    found = fleet_of(files, {"sources": sources, "environments": {"production": {}}})
    assert all("database.url" in service.bound for service in found.services)
    assert not violations(found, CHECK, **SCHEMA)


def test_unknown_is_not_evaluated() -> None:
    found = fleet(production={"orders": {"DATABASE_URL": "${vault:orders#url}"}})
    assert unknown(found, CHECK, **SCHEMA) == 1


def test_those_that_have_one_database_are_one_application() -> None:
    def numbers(*databases: str) -> list[str]:
        names = ("orders", "billing")
        both = {
            name: {"REDIS_URL": "redis://redis:6379/1", "DATABASE_URL": f"postgresql://db/{database}"}
            for name, database in zip(names, databases, strict=True)
        }
        found = violations(fleet(production=both), CHECK, **NUMBER, together=["databases"])
        return [fault.place.service for fault in found]

    assert numbers("shop", "shop") == []
    assert numbers("shop", "bills") == ["orders"]
