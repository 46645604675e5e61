from typing import Any

import pytest

from config_lint.equivalence.expectation import Expectation, by_name, expected, said
from tests.builders import fleet


def of(key: str, value: Any = "x") -> str:
    setting = fleet(staging={"shop": {key: value}}).services[0].by_name["", key]
    found = expected(setting)
    return f"{found.mode} {found.kind}" if found else ""


@pytest.mark.parametrize(
    ("key", "expectation"),
    [
        ("AUTH_SERVICE_URL", "differ endpoint"),
        ("CALLBACK_URL_TEMPLATE", "differ endpoint"),
        ("DB_PASSWORD", "differ credential"),
        ("SIGNING_KEY", "differ credential"),
        ("SIGNING_KEY_ALGORITHM", "same algorithm"),
        ("KAFKA_TOPIC", "same name"),
        ("KAFKA_TOPIC_PARTITIONS", "differ scale"),
        ("REQUEST_ID_HEADER_NAME", "same name"),
        ("EVENT_SCHEMA_VERSION", "same contract"),
        ("APP_VERSION", "never release"),
        ("FEATURE_CART", "never flag"),
        ("SEARCH_ENABLED", "never flag"),
        ("LOG_LEVEL", "differ verbosity"),
        ("MAX_POOL_SIZE", "differ scale"),
        ("S3_BUCKET", "differ identifier"),
        ("GREETING", ""),
        ("PAGE_TITLE", ""),
    ],
)
def test_a_name_tells_what_to_expect(key: str, expectation: str) -> None:
    assert of(key) == expectation


@pytest.mark.parametrize(
    ("value", "expectation"),
    [
        ("https://a.example.com/x", "differ endpoint"),
        ("mail.example.com:25", "differ endpoint"),
        ("10.2.0.7", "differ endpoint"),
        ("ops@example.com", "differ endpoint"),
        ("0b6f7e0c-3f4e-4d0a-9d57-1b2a3c4d5e6f", "differ identifier"),
        (True, "never flag"),
        (12, ""),
        ("blue", ""),
    ],
)
def test_so_does_the_form_of_a_value(value: Any, expectation: str) -> None:
    assert of("GREETING", value) == expectation


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("spec.containers[api].env[API_URL].value", "endpoint"),
        ("image.tag", "release"),
        ("resources.limits.cpu", "scale"),
        ("allowed.origins[0]", "endpoint"),
        ("features.cart", "flag"),
    ],
)
def test_parts_that_say_nothing_are_passed_over(name: str, kind: str) -> None:
    found = by_name(name)
    assert found is not None
    assert found.kind == kind


def test_a_name_of_several_words_is_no_matter_of_where_it_stands() -> None:
    assert by_name("topics.page-title") is None


def test_a_well_known_name_speaks_first() -> None:
    assert by_name("anything", "auth.jwt.algorithm") == Expectation("same", "algorithm")
    assert str(Expectation("same", "algorithm")) == "an algorithm is expected to be the same in all environments"


def test_every_kind_has_words_for_people() -> None:
    from config_lint.equivalence.expectation import _known

    patterns, words = _known()
    assert {found.kind for found in (*patterns.values(), *words.values())} == set(said)
