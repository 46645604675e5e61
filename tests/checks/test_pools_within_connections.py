from typing import Any

from tests.builders import fleet, violations

BACKEND = {"DB_HOST": "db.internal", "DB_POOL_MAX": 20, "MAX_REPLICAS": 4, "DB_MAX_CONNECTIONS": 100}


def found(**services: dict[str, Any]) -> list[tuple[int, str]]:
    bad = violations(fleet(staging=services), "pools-within-connections")
    return [(each.facts["total"], each.facts["arithmetic"]) for each in bad]


def test_the_shares_of_all_services_are_added_up() -> None:
    assert found(backend=BACKEND) == []
    assert found(backend=BACKEND, jobs={"DB_HOST": "db.internal", "DB_POOL_MAX": 30}) == [(110, "backend 20 × 4 + jobs 30")]
    assert found(backend=BACKEND, jobs={"DB_HOST": "db.internal"}) == []


def test_the_most_processes_count_otherwise_those_that_run() -> None:
    assert found(backend={**BACKEND, "MAX_REPLICAS": 5}) == [(100, "backend 20 × 5")]
    assert found(backend={"DB_HOST": "db", "DB_POOL_MAX": 60, "REPLICAS": 2, "DB_MAX_CONNECTIONS": 100}) == [
        (120, "backend 60 × 2")
    ]


def test_databases_at_other_addresses_are_others() -> None:
    assert found(backend=BACKEND, jobs={"DB_HOST": "pooler.internal", "DB_POOL_MAX": 300}) == []


def test_the_limit_is_shown_beside_the_shares() -> None:
    [bad] = violations(fleet(staging={"backend": {**BACKEND, "MAX_REPLICAS": 5}}), "pools-within-connections")
    assert (bad.place.key, [related.place.key for related in bad.related]) == (
        "DB_POOL_MAX",
        ["MAX_REPLICAS", "DB_MAX_CONNECTIONS"],
    )
