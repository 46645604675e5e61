from typing import Any

from config_lint.domain.environment import Environment, Tier
from config_lint.equivalence import Because, OwnWords, equivalence_of
from tests.builders import fleet

PLACES = ("queue", "topic", "bucket", "table")


def learned(staging: dict[str, Any], production: dict[str, Any], **others: Any) -> dict[str, list[str]]:
    found = fleet(staging={"shop": staging}, production={"shop": production}, **others)
    return {name: sorted(words) for name, words in equivalence_of(found).own_words.learned.items()}


def arns(account: str) -> dict[str, str]:
    return {f"{place}.arn": f"arn:aws:sqs:eu-west-1:{account}:{place}" for place in PLACES}


def test_an_account_that_each_value_of_an_environment_has_is_its_own() -> None:
    assert learned(arns("111122223333"), arns("444455556666")) == {"production": ["444455556666"], "staging": ["111122223333"]}


def test_values_with_learned_words_are_equal_once_they_are_replaced() -> None:
    found = fleet(
        staging={"shop": {**arns("111122223333"), "role": "iam/111122223333/reader"}},
        production={"shop": {**arns("444455556666"), "role": "iam/444455556666/reader"}},
    )
    left, right = (service.by_name["", "role"] for service in found.services)
    equivalence = equivalence_of(found)
    assert equivalence.compared(left, right).because is Because.OWN_WORDS
    assert equivalence.own_words.named("iam/444455556666/writer") == {"production"}


def test_a_domain_is_learned_whole() -> None:
    def hosts(domain: str) -> dict[str, str]:
        return {f"{place}.url": f"https://{place}.{domain}/api" for place in PLACES}

    assert learned(hosts("acme-lab.io"), hosts("acme.example")) == {"production": ["acme.example"], "staging": ["acme-lab.io"]}


def test_a_word_that_everybody_uses_is_nobodys() -> None:
    shared = {f"label{index}": "shared.acme-lab.io" for index in range(3)}
    staging = {f"{place}.name": f"{place}-lab" for place in PLACES}
    production = {f"{place}.name": f"{place}-main" for place in PLACES}
    assert learned(staging, production) == {"production": ["main"], "staging": ["lab"]}
    assert learned(staging, {**production, **shared}) == {"production": ["main"]}


def test_amounts_levels_and_versions_are_no_words() -> None:
    def values(amount: str) -> dict[str, str]:
        return {place: f"{place}/{amount}" for place in PLACES}

    for one, other in (("30s", "60s"), ("debug", "info"), ("1.2.3", "1.2.4"), ("true", "false"), ("512Mi", "1Gi"), ("10", "20")):
        assert learned(values(one), values(other)) == {}


def test_one_value_in_many_places_shows_nothing() -> None:
    same = dict.fromkeys(PLACES, "prefix-lab")
    assert learned(same, dict.fromkeys(PLACES, "prefix-main")) == {}


def test_an_environments_own_words_are_replaced_whole_and_in_any_case() -> None:
    production = Environment("production", Tier.PRODUCTION, 1, ("production",), "production", ("production", "prod"))
    words = OwnWords([production], {"production": frozenset(("acme-main",))})
    assert words.replaced("PROD-db.acme-main.products", "production", "*") == "*-db.*.products"
    assert words.replaced("prod", "elsewhere", "*") == "prod"
