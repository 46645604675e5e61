"""A service keeps its data in the same engine everywhere."""

import pytest

from tests.builders import fleet, violations

CHECK = "same-engine"


def variants(here: dict[str, object], production: dict[str, object], **options: object) -> list[str]:
    found = fleet(test={"backend": here}, production={"backend": production}, options=options)
    return [fault.variant for fault in violations(found, CHECK, sections=["databases"])]


def test_another_engine_is_a_violation_at_the_lower_tier() -> None:
    found = fleet(
        staging={"backend": {"DATABASE_URL": "mysql://db/a"}}, production={"backend": {"DATABASE_URL": "postgresql://db/a"}}
    )
    (fault,) = violations(found, CHECK, sections=["databases"])
    assert (fault.place.environment, fault.facts["engine"], fault.facts["usual"]) == ("staging", "mysql", "postgresql")


def test_a_small_database_for_tests_weighs_less() -> None:
    assert variants({"DATABASE_URL": "sqlite:///a.db"}, {"DATABASE_URL": "postgresql://db/a"}) == ["embedded"]


@pytest.mark.parametrize(
    "engine", ["postgresql", "django.db.backends.postgresql", "org.hibernate.dialect.PostgreSQLDialect", "pg"]
)
def test_an_engine_goes_by_many_names(engine: str) -> None:
    assert variants({"DB_ENGINE": engine}, {"DATABASE_URL": "postgres://db/a"}) == []
    assert variants({"DB_ENGINE": engine}, {"DATABASE_URL": "mysql://db/a"}) == [""]


def test_a_stand_in_is_well() -> None:
    assert variants({"DATABASE_URL": "mariadb://db/a"}, {"DATABASE_URL": "mysql://db/a"}) == []


def test_what_is_declared_is_meant() -> None:
    drift = {"database.engine": {"mode": "may-differ", "reason": "a small one for tests"}}
    assert variants({"DB_ENGINE": "mysql"}, {"DB_ENGINE": "postgresql"}, drift=drift) == []


def test_unknown_says_nothing() -> None:
    assert variants({"DATABASE_URL": "${vault:a#url}"}, {"DATABASE_URL": "mysql://db/a"}) == []
