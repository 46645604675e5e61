"""A url and its parts lead to one place."""

import pytest

from config_lint.values.port import Port
from tests.builders import fleet, unknown, violations

CHECK = "url-agrees-with-parts"
ALL = ["databases", "caches", "queues"]


def parts(**settings: object) -> list[tuple[str, str]]:
    found = violations(fleet(production={"backend": settings}), CHECK, sections=ALL)
    return [(fault.place.key, fault.facts["said"]) for fault in found]


def test_each_part_is_compared() -> None:
    url = "postgresql://app@db-1.example.com:6432/orders"
    assert parts(DATABASE_URL=url, POSTGRES_HOST="db-2.example.com") == [("POSTGRES_HOST", "db-1.example.com")]
    assert parts(DATABASE_URL=url, POSTGRES_PORT=5432) == [("POSTGRES_PORT", "6432")]
    assert parts(DATABASE_URL=url, POSTGRES_DB="billing") == [("POSTGRES_DB", "orders")]
    assert parts(DATABASE_URL=url, POSTGRES_USER="admin") == [("POSTGRES_USER", "app")]
    assert parts(REDIS_URL="redis://redis/1", REDIS_DB=2) == [("REDIS_DB", "1")]


def test_a_port_that_is_not_written_is_the_engines() -> None:
    assert parts(REDIS_URL="redis://redis", REDIS_PORT=6380) == [("REDIS_PORT", "6379")]
    assert parts(REDIS_URL="redis://redis", REDIS_PORT="6379") == []


@pytest.mark.parametrize(
    ("inside", "part"),
    [("db", "DB"), ("db", "db.orders.svc.cluster.local"), ("localhost", "127.0.0.1"), ("db.example.com.", "db.example.com")],
)
def test_other_spellings_of_a_host_agree(inside: str, part: str) -> None:
    assert parts(DATABASE_URL=f"postgresql://app@{inside}/orders", POSTGRES_HOST=part) == []


def test_one_of_several_hosts_is_enough() -> None:
    assert parts(DATABASE_URL="postgresql://app@a.example.com,b.example.com/orders", POSTGRES_HOST="b.example.com") == []


def test_the_higher_layer_is_where_the_change_was_made() -> None:
    base = {"backend": {"REDIS_URL": "redis://redis:6379", "REDIS_PORT": 6379}}
    changed = {"REDIS_URL": "redis://redis:6380"}
    (fault,) = violations(fleet(base=base, staging={"backend": changed}), CHECK, sections=ALL)
    assert (fault.place.key, fault.facts["value"], fault.facts["said"]) == ("REDIS_URL", "6380", Port("6379", 6379))
    (fault,) = violations(fleet(base=base, staging={"backend": {"REDIS_PORT": 6380}}), CHECK, sections=ALL)
    assert fault.place.key == "REDIS_PORT"


def test_a_user_or_name_may_be_what_the_server_is_set_up_with() -> None:
    found = fleet(production={"backend": {"DATABASE_URL": "postgresql://app@db/orders", "POSTGRES_USER": "postgres"}})
    assert [fault.variant for fault in violations(found, CHECK, sections=ALL)] == ["owner"]


def test_a_file_has_no_host_to_compare() -> None:
    assert parts(DATABASE_URL="sqlite:///orders.db", DB_NAME="orders") == []


def test_unknown_is_not_evaluated() -> None:
    found = fleet(production={"backend": {"DATABASE_URL": "${vault:orders#url}", "DB_HOST": "db.example.com"}})
    assert unknown(found, CHECK, sections=ALL) == 1
