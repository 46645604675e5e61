from typing import Any

import pytest

from tests.builders import fleet, unknown, violations


def found(address: dict[str, Any], auth: dict[str, Any]) -> list[tuple[int, int]]:
    given = fleet(staging={"web": address, "auth": auth})
    return [(bad.facts["port"], bad.facts["listening"]) for bad in violations(given, "ports-answered")]


@pytest.mark.parametrize(
    "address",
    [
        {"AUTH_SERVICE_URL": "http://auth:9000"},
        {"AUTH_SERVICE_URL": "http://auth.shop.svc.cluster.local:9000"},
        {"services": {"auth": {"host": "auth", "port": 9000}}},
    ],
)
def test_a_port_that_nobody_listens_on(address: dict[str, Any]) -> None:
    assert found(address, {"PORT": 8081}) == [(9000, 8081)]
    assert found(address, {"PORT": 9000}) == []


@pytest.mark.parametrize(
    "auth",
    [
        {"PORT": 8081, "service": {"port": 9000}},
        {"PORT": 8081, "ports": ["9000:8081"]},
        {"PORT": 8081, "METRICS_PORT": 9000},
        {"PORT": 0},
        {"LEVEL": "info"},
        {"PORT": "${PORT_OF_PLATFORM}"},
    ],
)
def test_what_may_be_mapped_or_is_not_said_is_left_alone(auth: dict[str, Any]) -> None:
    assert found({"AUTH_SERVICE_URL": "http://auth:9000"}, auth) == []


@pytest.mark.parametrize("url", ["http://auth", "https://auth.example.com:9000", "${AUTH_URL}"])
def test_what_goes_through_something_else_is_left_alone(url: str) -> None:
    assert found({"AUTH_SERVICE_URL": url}, {"PORT": 8081}) == []


def test_a_service_that_does_not_say_where_it_listens_is_not_evaluated() -> None:
    given = fleet(staging={"web": {"AUTH_SERVICE_URL": "http://auth:9000"}, "auth": {"LEVEL": "info"}})
    assert unknown(given, "ports-answered") == 1
