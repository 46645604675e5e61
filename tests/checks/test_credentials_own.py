"""Passwords that products are shipped with."""

from typing import Any

import pytest

from config_lint.checks.credentials_own import user_keys
from tests.builders import fleet, violations

CHECK = "credentials-own"
ASKED: dict[str, Any] = {
    "tiers": ["test", "staging", "production"],
    "shipped": [
        {"product": "PostgreSQL", "user": "postgres", "password": "postgres", "source": "https://hub.docker.com/_/postgres"},
        {"product": "Grafana", "user": "admin", "password": "admin", "source": "https://grafana.com"},
        {"product": "SonarQube", "user": "admin", "password": "admin", "source": "https://docs.sonarsource.com"},
        {"product": "MongoDB", "user": "root", "password": "example", "source": "https://hub.docker.com/_/mongo"},
    ],
}


def found(environment: str = "production", **settings: str) -> list[tuple[str, tuple[str, ...], str]]:
    services = fleet(**{environment: {"monitoring": settings}})
    return [(fault.place.key, fault.facts["products"], fault.variant) for fault in violations(services, CHECK, **ASKED)]


def test_user_and_password_beside_each_other() -> None:
    assert found(GF_ADMIN_USER="admin", GF_ADMIN_PASSWORD="admin") == [("GF_ADMIN_PASSWORD", ("Grafana", "SonarQube"), "")]
    assert found(GF_ADMIN_USER="operator", GF_ADMIN_PASSWORD="admin") == []


def test_user_and_password_in_a_url() -> None:
    assert found(DATABASE_URL="postgresql://postgres:postgres@db/app") == [("DATABASE_URL", ("PostgreSQL",), "")]
    assert found(QUEUE_ADDRESS="amqp://root:example@queue") == [("QUEUE_ADDRESS", ("MongoDB",), "")]


def test_user_and_password_of_a_database() -> None:
    assert found(DB_USERNAME="postgres", DB_PASSWORD="postgres") == [("DB_PASSWORD", ("PostgreSQL",), "")]


def test_without_a_user_the_key_may_name_it() -> None:
    assert found(POSTGRES_PASSWORD="postgres") == [("POSTGRES_PASSWORD", ("PostgreSQL",), "")]
    assert found(MONGO_ROOT_PASSWORD="example") == [("MONGO_ROOT_PASSWORD", ("MongoDB",), "")]
    assert found(MAIL_PASSWORD="example") == []


def test_a_password_that_is_the_users_name_is_a_variant() -> None:
    assert found(DB_USER="orders", DB_PASSWORD="orders") == [("DB_PASSWORD", (), "same")]


def test_a_test_environment_is_a_variant_and_development_is_left_alone() -> None:
    assert found("test", POSTGRES_PASSWORD="postgres") == [("POSTGRES_PASSWORD", ("PostgreSQL",), "test")]
    assert found("development", POSTGRES_PASSWORD="postgres") == []


def test_a_placeholder_is_none() -> None:
    assert found(DB_USER="do-not-store-here", DB_PASSWORD="do-not-store-here") == []


@pytest.mark.parametrize(
    ("name", "user"),
    [
        ("POSTGRES_PASSWORD", "POSTGRES_USER"),
        ("database.password", "database.username"),
        ("adminPassword", "adminUser"),
        ("containers[api].env[DB_PASS].value", "containers[api].env[DB_USER].value"),
    ],
)
def test_where_the_user_of_a_password_stands(name: str, user: str) -> None:
    assert user in user_keys(name)


def test_what_only_speaks_of_passwords_has_no_user() -> None:
    assert user_keys("PASSWORD_POLICY") == ()
    assert user_keys("API_TOKEN") == ()


def test_a_machine_that_tests_run_on_is_a_variant_wherever_it_stands() -> None:
    assert found(CI_POSTGRES_PASSWORD="postgres") == [("CI_POSTGRES_PASSWORD", ("PostgreSQL",), "test")]


def test_one_pair_in_several_places_is_one_violation() -> None:
    known = {"GF_ADMIN_USER": "admin", "GF_ADMIN_PASSWORD": "admin"}
    (fault,) = violations(fleet(staging={"monitoring": known}, production={"monitoring": known}), CHECK, **ASKED)
    assert fault.place.environment == "production"
    assert [related.place.environment for related in fault.related] == ["staging"]
