import pytest

from tests.builders import fleet, violations

OTHERS = {name: {"COLLECTOR_URL": "http://tracer:9411/api"} for name in ("orders", "mails", "users")}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://zipkin:9411/api", ["zipkin"]),
        ("http://zipkin.other.svc/", ["zipkin.other.svc"]),
        ("http://tracer:9412/", []),
        ("http://bills-tracer/", []),
        ("http://orders/", []),
        ("http://localhost:9411/", []),
        ("https://tracer.example.com/", []),
    ],
)
def test_the_only_other_address(url: str, expected: list[str]) -> None:
    found = fleet(staging={**OTHERS, "bills": {"COLLECTOR_URL": url}})
    assert [each.facts["host"] for each in violations(found, "address-shared")] == expected


def test_two_others_or_a_host_that_is_named_elsewhere() -> None:
    bills = {"COLLECTOR_URL": "http://zipkin/", "OTHER_URL": "http://zipkin/health"}
    assert violations(fleet(staging={**OTHERS, "bills": bills}), "address-shared") == []
    mixed = {**OTHERS, "users": {"COLLECTOR_URL": "http://another/"}, "bills": {"COLLECTOR_URL": "http://zipkin/"}}
    assert violations(fleet(staging=mixed), "address-shared") == []
