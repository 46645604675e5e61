import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.values.empty import Empty
from config_lint.values.informativeness import informativeness
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.value import Value

NOTHING: list[Value] = [
    *("true", "off", "80", "8080", "/", "", "  ", "info", "30s", "512Mi", "PT5M", "0.5", "1.2.3", "http://localhost:8080"),
    *("127.0.0.1", "127.0.0.53", "::1", "eu-west-1", "kafka:9092", "postgres", "admin", "changeme", "https://", "*", "0 3 * * *"),
    *(True, None, 3, 0.25, 65535, Empty.LIST),
]
MUCH: list[Value] = [
    *("123456789012", 123456789012, "vol-0a1b2c3d4e5f60003", "acme-staging", "https://orders.shop.example", "UA-98311-6"),
    *("0a1b2c3d-0000-4000-8000-000000000001", "10.34.112.7", "CentralLoginAuthenticator", "ops@shop-alerts.example"),
]


@pytest.mark.parametrize("value", NOTHING)
def test_the_same_everywhere_in_the_world(value: Value) -> None:
    assert informativeness(value) == 0.0


@pytest.mark.parametrize("value", MUCH)
def test_what_nobody_else_has(value: Value) -> None:
    assert informativeness(value) >= 0.7


def test_more_of_a_name_says_more() -> None:
    said = [informativeness(text) for text in ("mail", "mail-queue", "mail-queue-archive")]
    assert said == sorted(said)
    assert said[0] < said[1] < said[2]


def test_a_part_said_twice_is_said_once() -> None:
    assert informativeness("orders/orders") == informativeness("orders")


@given(st.text(min_size=1), st.text(min_size=1))
def test_of_a_secret_nothing_can_be_seen(one: str, other: str) -> None:
    assert informativeness(Secret(one)) == informativeness(Secret(other)) == 1.0


def test_a_secret_that_is_blank_says_nothing() -> None:
    assert informativeness(Secret("")) == 0.0


def test_the_name_of_what_is_kept_elsewhere() -> None:
    assert informativeness(Reference("vault", "orders/database", "${vault:orders/database}")) == informativeness(
        "orders/database"
    )


@given(st.text() | st.integers() | st.floats() | st.booleans() | st.none())
def test_a_share_of_one(value: Value) -> None:
    assert 0.0 <= informativeness(value) <= 1.0
