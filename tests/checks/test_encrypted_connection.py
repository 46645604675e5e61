"""Data in transit is encrypted."""

import pytest

from tests.builders import fleet, unknown, violations

CHECK = "encrypted-connection"
DATABASES = {"sections": ["databases"], "tiers": ["production"]}
CACHES = {"sections": ["caches", "queues"], "tiers": ["production"], "like_peers": True}


def variants(**settings: object) -> list[str]:
    return [fault.variant for fault in violations(fleet(production={"backend": settings}), CHECK, **DATABASES)]


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer"])
def test_modes_that_may_not_encrypt(mode: str) -> None:
    assert variants(DATABASE_URL=f"postgresql://app@db.example.com/orders?sslmode={mode}") == [""]
    assert variants(DB_SSLMODE=mode) == [""]
    assert variants(DB_HOST="db", DB_SSLMODE=mode) == ["internal"]


def test_the_mode_counts_where_the_host_is_unknown() -> None:
    assert variants(DATABASE_URL="postgresql://${SOME_HOST}/orders?sslmode=prefer") == [""]
    assert variants(DATABASE_URL="postgresql://${SOME_HOST}/orders?sslmode=verify-full") == []
    assert variants(DATABASE_URL="postgresql://${SOME_HOST}/orders?sslmode=${SOME_MODE}") == []


def test_a_switch_that_is_off() -> None:
    assert variants(DB_HOST="db.example.com", DB_SSL="false") == [""]
    assert variants(DB_HOST="db.example.com", DB_SSL="true") == []


def test_require_does_not_authenticate() -> None:
    assert variants(DATABASE_URL="postgresql://app@db.example.com/orders?sslmode=require") == ["unauthenticated"]


@pytest.mark.parametrize("mode", ["verify-ca", "verify-full"])
def test_modes_that_authenticate(mode: str) -> None:
    assert variants(DATABASE_URL=f"postgresql://app@db.example.com/orders?sslmode={mode}") == []


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "/cloudsql/instance"])
def test_what_does_not_leave_the_machine_may_go_in_the_clear(host: str) -> None:
    assert variants(DB_HOST=host, DB_SSLMODE="disable") == []


def test_nothing_said_is_no_fault() -> None:
    assert variants(DATABASE_URL="postgresql://app@db.example.com/orders") == []


def test_only_the_asked_tiers_are_looked_at() -> None:
    found = fleet(staging={"backend": {"DB_HOST": "db.example.com", "DB_SSLMODE": "disable"}})
    assert not violations(found, CHECK, **DATABASES)


def test_unknown_is_not_evaluated() -> None:
    assert unknown(fleet(production={"backend": {"DB_SSLMODE": "${vault:db#mode}"}}), CHECK, **DATABASES) == 1


@pytest.mark.parametrize(
    ("staging", "faults"), [("rediss://cache.staging.example.com/0", 1), ("redis://cache.staging.example.com/0", 0)]
)
def test_a_cache_encrypts_as_it_does_elsewhere(staging: str, faults: int) -> None:
    found = fleet(
        staging={"backend": {"REDIS_URL": staging}}, production={"backend": {"REDIS_URL": "redis://cache.example.com/0"}}
    )
    assert len(violations(found, CHECK, **CACHES)) == faults


@pytest.mark.parametrize(("host", "faults"), [("mq.example.com", 1), ("other.example.com", 0)])
def test_a_queue_encrypts_as_others_at_its_host_do(host: str, faults: int) -> None:
    found = fleet(production={"backend": {"AMQP_URL": f"amqps://{host}"}, "orders": {"AMQP_URL": "amqp://mq.example.com"}})
    assert [fault.place.service for fault in violations(found, CHECK, **CACHES)] == ["orders"] * faults


def test_what_several_environments_say_alike_is_one_matter() -> None:
    own = {"backend": {"DB_HOST": "db.example.com", "DB_SSLMODE": "prefer"}}
    found = violations(fleet(**{"production": own, "production-eu": own}), CHECK, **DATABASES)
    assert {fault.cause.environment for fault in found if fault.cause} == {"production"}
