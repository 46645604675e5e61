from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config_lint.domain.fleet import Fleet
from config_lint.domain.setting import Setting
from config_lint.equivalence import Answer, Because, equivalence_of
from tests.builders import fleet

OWN_DOMAIN = {"environments": {"production": {"domains": ["*.shop.example"]}, "staging": {"domains": ["*.shop-test.example"]}}}


def pair(found: Fleet, key: str = "KEY") -> tuple[Setting, Setting]:
    left, right = (service.by_name["", key] for service in found.services)
    return left, right


def answer(staging: Any, production: Any, key: str = "KEY", options: Any = None) -> Answer:
    found = fleet(options=options, staging={"shop": {key: staging}}, production={"shop": {key: production}})
    return equivalence_of(found).compared(*pair(found, key))


@pytest.mark.parametrize(
    ("staging", "production", "because"),
    [
        ("x", "x", Because.IDENTICAL),
        ("30s", "30000ms", Because.MEANING),
        ("https://auth.staging.example.com", "https://auth.prod.example.com", Because.OWN_WORDS),
        ("https://auth.staging.example.com/", "https://auth.prod.example.com:443", Because.OWN_WORDS),
        ("https://auth.stg.example.com", "https://auth.example.com", Because.OWN_WORDS),
        ("https://auth-stg.example.com", "https://auth.example.com", Because.OWN_WORDS),
        ("https://stg.example.com/a", "https://example.com/a", Because.OWN_WORDS),
        ("orders_staging", "orders", Because.OWN_WORDS),
        ("staging", "production", Because.OWN_WORDS),
        ("https://auth.production.example.com", "https://auth.staging.example.com", Because.DIFFERENT),
        ("https://auth.latest.example.com", "https://auth.example.com", Because.DIFFERENT),
        ("staging", "x", Because.DIFFERENT),
        ("${vault:staging/shop/db}", "${vault:production/shop/db}", Because.OWN_WORDS),
        ("${vault:staging/shop/db}", "${vault:production/cart/db}", Because.DIFFERENT),
        ("${vault:shop/db}", "written", Because.UNKNOWN),
    ],
)
def test_the_reason_is_given(staging: str, production: str, because: Because) -> None:
    assert answer(staging, production).because is because


def test_declared_domains_are_an_environments_own() -> None:
    assert answer("https://a.shop-test.example", "https://a.shop.example", options=OWN_DOMAIN).because is Because.OWN_WORDS
    assert answer("https://a.shop-test.example", "https://a.shop.example").because is Because.DIFFERENT


def test_a_url_with_a_password_is_compared_by_both() -> None:
    one, other = "postgres://app:c0rrect-horse@db.staging.internal/app", "postgres://app:c0rrect-horse@db.production.internal/app"
    assert answer(one, other, "DATABASE_URL").because is Because.OWN_WORDS
    assert answer(one, other.replace("horse", "mouse"), "DATABASE_URL").because is Because.DIFFERENT


def test_what_only_environments_of_one_name_have_in_common_is_their_own() -> None:
    environments = {"production-eu": {"extends": "production"}, "production-us": {"extends": "production"}, "production": {}}
    found = fleet(
        options={"environments": environments},
        **{"production-eu": {"shop": {"KEY": "s3-eu"}}, "production-us": {"shop": {"KEY": "s3-us"}}},
    )
    settings = [service.by_name["", "KEY"] for service in found.services if ("", "KEY") in service.by_name]
    assert equivalence_of(found).compared(*settings).because is Because.OWN_WORDS


@settings(max_examples=25)  # each resolves a fleet
@given(st.text(max_size=12), st.text(max_size=12))
def test_which_one_is_asked_about_first_does_not_matter(one: str, other: str) -> None:
    found = fleet(staging={"shop": {"KEY": f"{one}.staging"}}, production={"shop": {"KEY": other}})
    left, right = pair(found)
    equivalence = equivalence_of(found)
    assert equivalence.compared(left, right) == equivalence.compared(right, left)
    assert equivalence.compared(left, left).because is Because.IDENTICAL
    assert (equivalence.compared(left, right).because is Because.MEANING) <= (
        equivalence.meaning(left) == equivalence.meaning(right)
    )


def test_an_env_file_knows_only_texts() -> None:
    typed = fleet(staging={"shop": {"KEY": True}}, production={"shop": {"KEY": "true", "OTHER": 1}})
    assert [equivalence_of(typed).reads_text(setting) for setting in pair(typed)] == [False, False]
    only_texts = fleet(staging={"shop": {"KEY": "true"}}, production={"shop": {"KEY": "true"}})
    assert equivalence_of(only_texts).reads_text(pair(only_texts)[0])
