import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.checks.families import Kin, is_slip, strangers
from tests.builders import fleet, violations

POOL = {"DATABASE_POOL_TIMEOUT": "5s", "DATABASE_POOL_LIFETIME": "30m", "DATABASE_URL": "postgres://db/orders"}


def keys(*names: str, **services: list[str]) -> list[tuple[str, str, str]]:
    """Which keys of `backend` strayed, besides those of its pool, and what they should say; `services` are others."""
    others = {service: dict.fromkeys(found, "x") for service, found in services.items()}
    found = fleet(production={"backend": POOL | dict.fromkeys(names, "x"), **others})
    return [
        (each.facts["name"], each.facts["word"], each.facts["meant"])
        for each in violations(found, "keys-spelled-alike")
        if each.variant == "family"
    ]


@pytest.mark.parametrize(
    "name", ["DATABSE_POOL_SIZE", "DTAABASE_POOL_SIZE", "DATABBASE_POOL_SIZE", "databse.pool", "databsePoolSize"]
)
def test_a_key_that_begins_as_a_family_does_but_for_a_letter(name: str) -> None:
    [(odd, _, meant)] = keys(name)
    assert (odd, meant) == (name, "database")


def test_where_it_stands_and_how_sure_that_is() -> None:
    found = fleet(test={"backend": POOL}, production={"backend": POOL | {"DATABSE_POOL_SIZE": 20}})
    [odd] = violations(found, "keys-spelled-alike")
    assert (odd.place.environment, odd.place.key, odd.place.location.line) == ("production", "DATABSE_POOL_SIZE", 5)
    assert [related.message for related in odd.related] == ["begins with database"] * 3
    assert odd.score is not None
    assert (odd.score.agreeing, odd.score.siblings) == (3, 3)


def test_two_are_no_family() -> None:
    assert keys("POOLING_SIZE", "POOLING_AGE", "POOLNG_LIMIT") == []


def test_what_has_its_like_is_a_word() -> None:
    assert keys("DATABSE_POOL_SIZE", "DATABSE_POOL_LIMIT") == []
    assert keys("DATABSE_POOL_SIZE", mail=["DATABSE_HOST"]) == []


def test_what_a_value_or_a_service_says_is_a_word() -> None:
    assert keys("DATABSE_POOL_SIZE", databse=["PORT"]) == []
    found = fleet(production={"backend": POOL | {"DATABSE_POOL_SIZE": "20", "HOST": "databse.internal"}})
    assert violations(found, "keys-spelled-alike") == []


def test_a_key_beside_the_one_that_was_meant_is_another_one() -> None:
    assert keys("DATABSE_POOL_TIMEOUT") == []


def test_the_family_of_another_service_tells_nothing() -> None:
    found = fleet(production={"backend": POOL, "mail": {"DATABSE_POOL_SIZE": "20"}})
    assert violations(found, "keys-spelled-alike") == []


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("sessions", "session"),
        ("contract", "contact"),
        ("content", "context"),
        ("international", "nternational"),
        ("external", "internal"),
        ("served", "server"),
        ("queue", "queuee"),
    ],
)
def test_other_words(word: str, meant: str) -> None:
    assert not is_slip(word, meant)


@pytest.mark.parametrize(
    ("word", "meant"),
    [("databse", "database"), ("recieve", "receive"), ("enviroment", "environment"), ("kubarnetes", "kubernetes")],
)
def test_slips(word: str, meant: str) -> None:
    assert is_slip(word, meant)


def names(*values: str) -> list[tuple[str, str]]:
    found = fleet(production={"backend": {f"item-{index}-of": value for index, value in enumerate(values)}})
    return [
        (each.facts["name"], each.facts["meant"])
        for each in violations(found, "values-spelled-alike")
        if each.variant == "family"
    ]


def test_names_in_values() -> None:
    family = ("payments-database-jobs", "payments-mail-jobs", "payments-cache-jobs")
    assert names(*family, "paymets-search-jobs") == [("paymets-search-jobs", "payments")]
    assert names(*family, "products-search-jobs") == []
    assert names(*family, "paymets-search-jobs", "paymets-archive-jobs") == []


def test_hosts_are_of_a_family_by_their_ends() -> None:
    family = ("login.bookshop.example", "orders.bookshop.example", "search.bookshop.example:8443")
    assert names(*family, "mailer.boookshop.example") == [("mailer.boookshop.example", "bookshop")]
    assert names("login/bookshop", "orders/bookshop", "search/bookshop", "mailer/boookshop") == []


@given(st.lists(st.text(alphabet="abcdefg_", min_size=1, max_size=24), unique=True, max_size=12))
def test_a_stranger_is_one_edit_of_a_word_from_its_family(found: list[str]) -> None:
    for stranger in strangers(found):
        assert stranger.word in stranger.said
        assert is_slip(stranger.word, stranger.meant)
        for name in stranger.family(Kin(found)):
            assert name != stranger.name


def test_of_a_large_family_an_ending_is_one_too() -> None:
    family = [f"TEAM_ROLE_MAPPINGS_CODE{index}" for index in range(10)]
    assert keys(*family, "TEAM_ROLE_MAPPING_OTHER") == [("TEAM_ROLE_MAPPING_OTHER", "mapping", "mappings")]
    assert keys(*family[1:], "TEAM_ROLE_MAPPING_OTHER") == []
    assert keys(*family, "TEAM_ROLE_MAPPING_OTHER_NAME") == []
    assert keys(*(name.removeprefix("TEAM_") for name in family), "ROLE_MAPPING_OTHER") == []
