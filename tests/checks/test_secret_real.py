"""Secrets that were made for tests."""

from typing import Any

import pytest

from tests.builders import fleet, violations

CHECK = "secret-real"
ASKED: dict[str, Any] = {
    "tiers": ["staging", "production"],
    "words": ["test", "dev", "development"],
    "not_in_production": ["staging"],
}


def variants(environment: str, **settings: str) -> list[str]:
    return [fault.variant for fault in violations(fleet(**{environment: {"orders": settings}}), CHECK, **ASKED)]


def test_words_of_tests_are_seen() -> None:
    assert variants("production", JWT_SECRET="test-key-of-the-suite") == [""]
    assert variants("staging", JWT_SECRET="test-key-of-the-suite") == [""]
    assert variants("test", JWT_SECRET="test-key-of-the-suite") == []


def test_a_providers_test_key_is_right_below_production() -> None:
    assert variants("staging", PAYMENT_API_KEY="pk_test_k2Jh7Qx9vLm4Wd8sTz1B") == []
    assert variants("production", PAYMENT_API_KEY="pk_test_k2Jh7Qx9vLm4Wd8sTz1B") == ["other"]


def test_stagings_own_word_is_only_wrong_in_production() -> None:
    assert variants("staging", SERVICE_SECRET="staging-service-secret") == []
    assert variants("production", SERVICE_SECRET="staging-service-secret") == [""]


@pytest.mark.parametrize("secret", ["latestk2Jh7Qx9vLm4Wd8s", "k2Jh7Qx9vLm4Wd8sTz1Bn6Rf3Yc5Pg0e", "attestation-of-age"])
def test_only_whole_words_count(secret: str) -> None:
    assert variants("production", JWT_SECRET=secret) == []


def test_a_stand_in_counts_only_for_what_is_well_known() -> None:
    assert variants("production", JWT_SECRET="dummy-key") == [""]
    assert variants("production", TWILIO_AUTH_TOKEN="fake") == []


def test_a_placeholder_is_another_rules_business() -> None:
    assert variants("production", JWT_SECRET="CHANGEME") == []
