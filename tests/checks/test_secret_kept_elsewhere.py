"""Secrets that stand in files."""

from typing import Any

import pytest

from tests.builders import fleet, violations

CHECK = "secret-kept-elsewhere"
ASKED: dict[str, Any] = {"tiers": ["test", "staging", "production"]}
REAL = "k2Jh7Qx9vLm4Wd8sTz1B"


def variants(environment: str, **settings: str) -> list[str]:
    return [fault.variant for fault in violations(fleet(**{environment: {"backend": settings}}), CHECK, **ASKED)]


def test_a_known_shape_is_sure_and_a_name_alone_less_so() -> None:
    assert variants("production", BUCKET_ACCESS="AKIAQ3EGZ7RT5PLXK2VD") == [""]
    assert variants("production", DB_PASSWORD=REAL) == ["name"]


@pytest.mark.parametrize("key", ["SMTP_USER", "SMTP_USERNAME", "AWS_ACCESS_KEY_ID"])
def test_who_somebody_is_is_no_secret(key: str) -> None:
    assert variants("production", **{key: "AKIAQ3EGZ7RT5PLXK2VD"}) == []


def test_a_password_inside_a_url_is_one() -> None:
    assert variants("staging", DATABASE_URL=f"postgresql://app:{REAL}@db/app") == ["name"]
    assert variants("staging", DATABASE_URL="postgresql://app@db/app") == []


@pytest.mark.parametrize("value", ["", "CHANGEME", "fake-token", "${vault:backend#password}", "/run/secrets/password", "none"])
def test_what_is_no_secret(value: str) -> None:
    assert variants("production", DB_PASSWORD=value) == []


def test_a_word_where_a_name_may_stand_is_taken_for_one() -> None:
    assert variants("production", secret="hypershift") == []
    assert variants("production", password="hypershift") == ["name"]


def test_what_is_hidden_for_the_company_it_keeps_is_no_secret() -> None:
    manifest = {
        "kind": "Secret",
        "metadata": {"name": "database"},
        "stringData": {"PORT": "5432", "NAME": "orders", "PASSWORD": REAL},
    }
    found = violations(fleet(production={"database": manifest}), CHECK, **ASKED)
    assert [fault.place.key for fault in found] == ["stringData.PASSWORD"]


def test_development_is_left_alone() -> None:
    assert variants("development", DB_PASSWORD=REAL) == []


def test_in_a_test_environment_only_what_looks_real_counts() -> None:
    assert variants("test", DB_PASSWORD="test-database-password") == []
    assert variants("test", DB_PASSWORD="postgres") == []
    assert variants("test", ENCRYPTION_KEY="dGVzdC1lbmNyeXB0aW9uLWtleS1mb3ItdGVzdHMtISE=") == []
    assert variants("test", DB_PASSWORD=REAL) == ["test"]
    assert variants("test", BUCKET_ACCESS="AKIAQ3EGZ7RT5PLXK2VD") == [""]


def test_one_secret_under_one_key_is_one_violation() -> None:
    found = fleet(
        staging={"backend": {"SMTP_PASSWORD": REAL}, "worker": {"SMTP_PASSWORD": REAL}},
        production={"backend": {"SMTP_PASSWORD": REAL, "DB_PASSWORD": f"{REAL}x"}},
    )
    smtp, database = violations(found, CHECK, **ASKED)
    assert smtp.place.environment == "production"
    assert [related.place.service for related in smtp.related] == ["backend", "worker"]
    assert smtp.affects == (("staging", "backend"), ("staging", "worker"), ("production", "backend"))
    assert database.related == ()
