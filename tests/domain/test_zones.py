import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.domain.environment import Environment, Tier
from config_lint.domain.party import Parties, Party
from config_lint.domain.zones import Zones

STAGING = Environment("staging", Tier.STAGING, 0, ("staging",), "staging", ("staging", "stg"))
PRODUCTION = Environment(
    "production", Tier.PRODUCTION, 1, ("production",), "production", ("production", "prod"), ("*.example.com",)
)
EUROPE = Environment("production-eu", Tier.PRODUCTION, 1, ("production", "production-eu"), "production", ("production-eu",))
DECLARED = Environment("staging", Tier.STAGING, 0, ("staging",), "staging", ("staging",), ("*.staging.example.com",))
ZONES = Zones((STAGING, PRODUCTION, EUROPE))


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        ("auth-stg.example.org", {"staging"}),
        ("production-eu-1", {"production"}),
        ("latest.prods.example", set()),
        ("staging-of-production", {"staging", "production"}),
    ],
)
def test_only_whole_words_speak_of_a_zone(text: str, zones: set[str]) -> None:
    assert ZONES.words_in(text) == zones


@pytest.mark.parametrize(
    ("host", "zone"),
    [
        ("auth.example.com", "production"),
        ("auth.prod.example.com", "production"),
        ("auth.staging.example.org", "staging"),
        ("auth.example.org", ""),
        ("staging.production.example.org", ""),
    ],
)
def test_a_host_belongs_to_a_zone_by_domain_and_then_by_its_words(host: str, zone: str) -> None:
    assert ZONES.zone_of_host(host) == zone


def test_a_wide_domain_does_not_claim_hosts_with_another_zone_s_word() -> None:
    assert ZONES.zone_of_host("auth.staging.example.com") == ""
    assert ZONES.declared_zone("auth.staging.example.com") == ""
    assert ZONES.declared_zone("auth.example.com") == "production"


def test_the_longer_domain_wins() -> None:
    assert Zones((DECLARED, PRODUCTION)).zone_of_host("auth.staging.example.com") == "staging"


def test_a_third_party_s_host_belongs_to_no_zone() -> None:
    zones = Zones(
        (STAGING, PRODUCTION), Parties((Party("payments", frozenset(("payments",)), ("pay.example.com",), external=True),))
    )
    assert zones.zone_of_host("pay.example.com") == ""
    assert zones.zone_of_host("auth.example.com") == "production"


def test_a_name_that_is_part_of_another() -> None:
    zones = Zones(())
    assert zones.is_part("turing", "turing-staging")
    assert not zones.is_part("turing", "turing")
    assert not zones.is_part("staging", "production")


WORDS = ("one", "two", "one-two", "two-three-one", "three")


def plainly(text: str, words: set[str]) -> set[str]:
    """The words, from left to right, as long ones as there are."""
    either = "|".join(word.replace("-", "[^a-z0-9]+") for word in sorted(words, key=len, reverse=True))
    found = re.findall(rf"(?<![a-z0-9])(?:{either})(?![a-z0-9])", text.lower()) if words else []
    return {"-".join(re.findall("[a-z0-9]+", word)) for word in found}


@given(
    st.lists(st.sampled_from(("one", "Two", "three", "four", "onetwo", "-", ".", "/", " ")), max_size=10).map("".join),
    st.sets(st.sampled_from(WORDS)),
)
def test_words_are_found_as_one_after_the_other_would_be(text: str, words: set[str]) -> None:
    zones = Zones([Environment(word, Tier.TEST, 0, (word,), word, (word,)) for word in sorted(words)])
    assert zones.words_in(text) == plainly(text, words)
