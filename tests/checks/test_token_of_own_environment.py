import pytest

from config_lint.checks.mentions import mentions_of
from config_lint.domain.fleet import Fleet
from tests.builders import fleet, violations

CHECK = "token-of-own-environment"


def said(found: Fleet) -> list[tuple[str, str, str]]:
    return [(each.place.environment, each.place.service, each.variant) for each in violations(found, CHECK)]


def test_two_environments_name_themselves_and_one_names_another() -> None:
    found = fleet(
        development={"backend": {"CLUSTER": "acme-development"}},
        staging={"backend": {"CLUSTER": "acme-staging"}},
        production={"backend": {"CLUSTER": "acme-staging"}},
    )
    assert said(found) == [("production", "backend", "")]
    (violation,) = violations(found, "token-of-own-environment")
    assert violation.facts["named"] == "staging"
    assert violation.facts["support"] == 2


def test_services_of_the_same_environment_are_peers() -> None:
    found = fleet(
        test={"backend": {"POOL": "acme-test"}},
        staging={"backend": {"POOL": "acme-staging"}, "auth": {"POOL": "acme-staging"}, "mail": {"POOL": "acme-test"}},
        production={"backend": {"POOL": "acme-production"}},
    )
    assert said(found) == [("staging", "mail", "")]


def test_a_single_peer_makes_it_a_guess() -> None:
    found = fleet(staging={"backend": {"CLUSTER": "acme-staging"}}, production={"backend": {"CLUSTER": "acme-staging"}})
    assert said(found) == [("production", "backend", "alone")]


def test_what_most_environments_share_is_meant() -> None:
    archive = {"backend": {"ARCHIVE": "archive-production"}}
    assert said(fleet(development=archive, staging=archive, production=archive)) == []


def test_a_key_that_names_the_other_environment_says_so() -> None:
    found = fleet(
        development={"backend": {"STAGING_CLUSTER": "acme-staging"}},
        test={"backend": {"STAGING_CLUSTER": "acme-test"}},
        staging={"backend": {"STAGING_CLUSTER": "acme-staging"}},
    )
    assert said(found) == []


def test_what_is_rolled_out_is_on_its_way() -> None:
    found = fleet(
        development={"backend": {"IMAGE_TAG": "backend-development"}},
        staging={"backend": {"IMAGE_TAG": "backend-staging"}},
        production={"backend": {"IMAGE_TAG": "backend-staging"}},
    )
    assert said(found) == []


def test_a_service_that_leans_on_another_environment() -> None:
    def settings(name: str, partner: str) -> dict[str, dict[str, str]]:
        return {"backend": {"A": f"a-{name}", "B": f"b-{partner}", "C": f"c-{partner}"}}

    found = fleet(
        development=settings("development", "development"),
        test=settings("test", "test"),
        staging=settings("staging", "test"),
    )
    assert set(said(found)) == {("staging", "backend", "shared")}


def test_an_environment_that_is_called_like_none() -> None:
    names = {name: {"backend": {"DEPLOYMENT": name}} for name in ("development", "test", "production")}
    assert said(fleet(**names, staging={"backend": {"DEPLOYMENT": "local"}})) == [("staging", "backend", "unnamed")]
    garbled = fleet(
        development={"backend": {"DEPLOYMENT": "development"}}, staging={"backend": {"DEPLOYMENT": "stagingelopment"}}
    )
    assert said(garbled) == [("staging", "backend", "unnamed")]


def test_a_longer_word_for_an_environment_is_no_leftover() -> None:
    found = fleet(
        preprod={"backend": {"DEPLOYMENT": "preproduction"}},
        production={"backend": {"DEPLOYMENT": "production"}},
        options={"environments": {"preprod": {"tier": "staging", "aliases": ["pp"]}, "production": {}}},
    )
    assert said(found) == []


@pytest.mark.parametrize(("name", "expected"), [("performance", 0), ("per", 0), ("pe", 1), ("load", 1), ("perfduction", 1)])
def test_a_name_may_be_written_out_or_cut_short(name: str, expected: int) -> None:
    names = {each: {"backend": {"DEPLOYMENT": each}} for each in ("development", "test", "staging", "production")}
    options = {"environments": {"perf": {"tier": "staging"}}}
    assert len(said(fleet(options=options, **names, perf={"backend": {"DEPLOYMENT": name}}))) == expected


@pytest.mark.parametrize("text", ["registry.example.dev/backend", "by in (one,example.dev)", "example.dev, example.org"])
def test_a_top_level_domain_is_no_environment(text: str) -> None:
    mentions = mentions_of(fleet(development={"backend": {"A": "b"}}, staging={"backend": {"A": "b"}}))
    assert not mentions.of(text).whose
    assert mentions.of(text.replace(".dev", ".dev.example.com")).whose


def test_a_service_that_is_built_on_another_environment_is_one_matter() -> None:
    own = {name: {"backend": {f"KEY_{number}": f"{name}-{number}" for number in range(5)}} for name in ("test", "staging")}
    review = {"backend": {**{f"KEY_{number}": f"test-{number}" for number in range(4)}, "KEY_4": "review-4"}}
    options = {"environments": {"review": {"tier": "test"}}}
    found = violations(
        fleet(options=options, review=review, **own, qa={"backend": {f"KEY_{n}": f"qa-{n}" for n in range(5)}}), CHECK
    )
    assert {each.variant for each in found} == {"shared"}
    assert {each.cause.key for each in found if each.cause} == {"KEY_0"}


def test_a_sentence_may_speak_of_any_environment() -> None:
    def settings(own: str, about: str) -> dict[str, dict[str, str]]:
        return {"backend": {"ONE": f"{own}-a", "TWO": f"{own}-b", "ABOUT": about}}

    others = {name: settings(name, f"It is good for all that runs in {name} alone.") for name in ("test", "staging")}
    assert said(fleet(**others, production=settings("production", "It is good for all that runs in test alone."))) == []
    others = {name: settings(name, f"java -jar backend.jar --and --profile {name}") for name in ("test", "staging")}
    assert said(fleet(**others, production=settings("production", "java -jar backend.jar --and --profile test"))) == [
        ("production", "backend", "")
    ]
