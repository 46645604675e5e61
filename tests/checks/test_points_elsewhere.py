from typing import Any

import pytest

from tests.builders import fleet, unknown, violations


def found(options: dict[str, Any] | None = None, **environments: Any) -> list[tuple[str, str, str]]:
    given = fleet(options=options, **environments)
    return [(bad.place.environment, bad.place.key, bad.facts["value"]) for bad in violations(given, "points-elsewhere")]


@pytest.mark.parametrize("host", ["backend:8000", "backend", "backend.platform.svc", "backend.platform.svc.cluster.local"])
def test_a_host_called_like_the_service_is_its_own(host: str) -> None:
    assert [key for _, key, _ in found(staging={"backend": {"AUTH_URL": f"http://{host}", "PORT": 8000}})] == ["AUTH_URL"]


@pytest.mark.parametrize(
    "url", ["http://auth:8000", "http://backend:9000", "https://backend.example.com", "http://backend:8000/auth"]
)
def test_another_host_port_or_path_is_somebody_else(url: str) -> None:
    assert found(staging={"backend": {"AUTH_URL": url, "PORT": 8000}}) == []


def test_an_alias_is_a_name_too() -> None:
    options = {"services": {"backend": {"aliases": ["api"]}}}
    assert [key for _, key, _ in found(options, staging={"backend": {"AUTH_URL": "http://api:8000"}})] == ["AUTH_URL"]


def test_a_service_may_know_its_own_address() -> None:
    assert found(staging={"backend": {"BACKEND_URL": "http://backend:8000", "BACKEND_INTERNAL_URL": "http://backend:8000"}}) == []


def test_its_own_port_on_the_machine_itself() -> None:
    assert found(development={"backend": {"PORT": 8000, "AUTH_URL": "http://localhost:8000"}}) == [
        ("development", "AUTH_URL", "localhost:8000")
    ]
    assert found(development={"backend": {"PORT": 8000, "AUTH_URL": "http://localhost:8081"}}) == []


def test_one_address_for_many_is_a_stand_in() -> None:
    many = {"PORT": 8000, "AUTH_URL": "http://localhost:8000", "MAIL_URL": "http://localhost:8000"}
    assert found(development={"backend": many}) == []


def test_the_host_that_it_is_served_under_where_others_call_somebody_else() -> None:
    def served(host: str, auth: str) -> dict[str, Any]:
        return {"backend": {"ingress": {"host": host}, "AUTH_URL": f"https://{auth}"}}

    staging = served("backend.staging.example.com", "backend.staging.example.com")
    assert [
        environment for environment, *_ in found(staging=staging, production=served("backend.example.com", "auth.example.com"))
    ] == ["staging"]
    assert found(staging=staging, production=served("backend.example.com", "backend.example.com")) == []


def test_its_own_address_is_related() -> None:
    given = fleet(development={"backend": {"PORT": 8000, "AUTH_URL": "http://localhost:8000"}})
    violation = violations(given, "points-elsewhere")[0]
    assert [related.place.key for related in violation.related] == ["PORT"]


def test_what_is_unknown_is_not_judged() -> None:
    assert unknown(fleet(staging={"backend": {"AUTH_URL": "${vault:staging/backend#auth}"}}), "points-elsewhere") == 1


def test_several_others_at_its_own_address_may_be_a_stand_in() -> None:
    def served(domain: str, auth: str, billing: str) -> dict[str, Any]:
        return {"backend": {"ingress": {"host": f"backend{domain}"}, "AUTH_URL": auth, "BILLING_URL": billing}}

    own = "https://backend.staging.example.com"
    production = served(".example.com", "https://auth.example.com", "https://billing.example.com")
    given = fleet(staging=served(".staging.example.com", own, own), production=production)
    faults = violations(given, "points-elsewhere")
    assert [fault.variant for fault in faults] == ["stand-in", "stand-in"]
    assert {fault.cause.key for fault in faults if fault.cause} == {"AUTH_URL"}


def test_what_only_lower_environments_have_is_to_come() -> None:
    def served(domain: str, auth: str) -> dict[str, Any]:
        return {"backend": {"ingress": {"host": f"backend{domain}"}, "AUTH_URL": f"https://{auth}"}}

    given = fleet(
        development=served(".dev.example.com", "auth.dev.example.com"),
        staging=served(".staging.example.com", "backend.staging.example.com"),
        production=served(".example.com", "backend.example.com"),
    )
    faults = violations(given, "points-elsewhere")
    assert [(fault.place.environment, fault.variant) for fault in faults] == [("staging", "stand-in"), ("production", "stand-in")]
    assert {fault.cause.environment for fault in faults if fault.cause} == {"staging"}


def test_another_name_that_it_has_in_most_environments_is_its_own() -> None:
    def served(domain: str, shop: str) -> dict[str, Any]:
        return {"backend": {"ingress": {"host": f"www{domain}"}, "SHOP_URL": f"https://{shop}"}}

    given = fleet(
        staging=served(".staging.example.com", "www.staging.example.com"),
        production=served(".example.com", "www.example.com"),
        sandbox=served(".sandbox.example.com", "shop.sandbox.example.com"),
    )
    assert [fault.variant for fault in violations(given, "points-elsewhere")] == ["stand-in", "stand-in"]


def test_what_does_not_say_where_it_is_cannot_tell() -> None:
    own = {"backend": {"ingress": {"host": "www.example.com"}, "SHOP_URL": "https://www.example.com"}}
    assert found(staging={"backend": {"SHOP_URL": "https://shop.staging.example.com"}}, production=own) == []
