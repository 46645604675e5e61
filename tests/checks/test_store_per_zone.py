"""No two zones keep their data in one place."""

import pytest

from tests.builders import fleet, unknown, violations

CHECK = "store-per-zone"


def url(target: str) -> dict[str, dict[str, object]]:
    return {"backend": {"DATABASE_URL": f"postgresql://app@{target}"}}


def test_the_lower_tier_is_the_fault() -> None:
    found = fleet(staging=url("db.example.com/orders"), production=url("db.example.com:5432/orders"))
    faults = violations(found, CHECK, sections=["databases"])
    assert [(fault.place.environment, fault.facts["other"], fault.variant) for fault in faults] == [("staging", "production", "")]


def test_a_host_of_the_lower_tier_makes_the_higher_one_the_fault() -> None:
    found = fleet(staging=url("db.staging.example.com/orders"), production=url("db.staging.example.com/orders"))
    assert [fault.place.environment for fault in violations(found, CHECK, sections=["databases"])] == ["production"]


def test_below_production_it_weighs_less() -> None:
    found = fleet(development=url("db.example.com/orders"), test=url("db.example.com/orders"))
    assert [fault.variant for fault in violations(found, CHECK, sections=["databases"])] == ["below"]


@pytest.mark.parametrize(
    "target",
    [
        "db/orders",
        "10.0.0.5/orders",
        "db.orders.svc.cluster.local/orders",
        "localhost/orders",
        "db.example.com",
        "master.mysql/orders",
    ],
)
def test_relative_hosts_and_hosts_alone_say_nothing(target: str) -> None:
    assert not violations(fleet(staging=url(target), production=url(target)), CHECK, sections=["databases"])


def test_another_database_on_the_same_host_is_well() -> None:
    found = fleet(staging=url("db.example.com/orders_staging"), production=url("db.example.com/orders"))
    assert not violations(found, CHECK, sections=["databases"])


def test_previews_and_members_of_one_zone_share() -> None:
    environments = {"eu": {"extends": "production"}, "pr-1": {"extends": "production", "preview": True}}
    found = fleet(
        production=url("db.example.com/orders"),
        eu=url("db.example.com/orders"),
        **{"pr-1": url("db.example.com/orders")},
        options={"environments": environments},
    )
    assert not violations(found, CHECK, sections=["databases"])


@pytest.mark.parametrize(
    "options",
    [{"drift": {"database.url": {"mode": "same", "reason": "reference data"}}}, {"services": {"geo": {"external": True}}}],
)
def test_what_is_declared_is_meant(options: dict[str, object]) -> None:
    target = url("geo.example.com/places")
    assert not violations(fleet(staging=target, production=target, options=options), CHECK, sections=["databases"])


def test_unknown_is_not_evaluated() -> None:
    found = fleet(staging={"backend": {"DATABASE_URL": "${vault:orders#url}"}})
    assert unknown(found, CHECK, sections=["databases"]) == 1
