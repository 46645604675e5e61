"""A port is not another engine's."""

import pytest

from tests.builders import fleet, violations

CHECK = "port-fits-engine"


def usual(**settings: object) -> list[str]:
    found = violations(fleet(production={"backend": settings}), CHECK, sections=["databases", "caches", "queues"])
    return [fault.facts["usual"] for fault in found]


def test_another_engines_port_is_a_violation() -> None:
    assert usual(POSTGRES_HOST="db", POSTGRES_PORT=3306) == ["mysql"]
    assert usual(MYSQL_HOST="db", MYSQL_PORT="5432") == ["postgresql"]
    assert usual(REDIS_URL="redis://cache:11211/0") == ["memcached"]


@pytest.mark.parametrize("port", [5432, 6432, 26257, 5439, 443, 15432])
def test_its_own_a_relatives_and_anybodys_port_is_well(port: int) -> None:
    assert usual(DATABASE_URL=f"postgresql://app@db:{port}/orders") == []


def test_without_an_engine_or_a_port_nothing_is_said() -> None:
    assert usual(DB_HOST="db", DB_PORT=3306) == []
    assert usual(DATABASE_URL="postgresql://app@db/orders") == []
