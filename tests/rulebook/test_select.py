import pytest

from config_lint.domain.usage import UsageError
from config_lint.rulebook import names_of, select
from tests.builders import rule_of

RULES = [
    rule_of("auth/weak-secret"),
    rule_of("auth/wrong-environment"),
    rule_of("core/noisy", default=False),
    rule_of("urls/wrong-environment"),
]


def chosen(*select_words: str, ignore: tuple[str, ...] = ()) -> list[str]:
    return [rule.id for rule in select(RULES, select_words, ignore)]


def test_bare_name_is_a_name_where_it_is_unique() -> None:
    assert names_of(RULES) == {rule.id: rule.id for rule in RULES} | {"weak-secret": "auth/weak-secret", "noisy": "core/noisy"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), ["auth/weak-secret", "auth/wrong-environment", "urls/wrong-environment"]),
        (("auth",), ["auth/weak-secret", "auth/wrong-environment"]),
        (("weak-secret",), ["auth/weak-secret"]),
        (("*/wrong-environment",), ["auth/wrong-environment", "urls/wrong-environment"]),
        (("core/noisy",), ["core/noisy"]),
        (("urls", "core"), ["core/noisy", "urls/wrong-environment"]),
    ],
)
def test_packs_names_and_patterns_select(words: tuple[str, ...], expected: list[str]) -> None:
    assert chosen(*words) == expected


def test_ignored_rules_are_left_out() -> None:
    assert chosen(ignore=("auth",)) == ["urls/wrong-environment"]
    assert chosen("auth", ignore=("weak-secret",)) == ["auth/wrong-environment"]


@pytest.mark.parametrize("word", ["auht", "x/*"])
def test_name_that_means_nothing_is_bad_usage(word: str) -> None:
    with pytest.raises(UsageError, match=f'unknown rule "{word}"'.replace("*", r"\*")):
        chosen(word)
    with pytest.raises(UsageError):
        chosen(ignore=(word,))


def test_bare_name_of_several_rules_asks_for_the_pack() -> None:
    told = (
        'several rules are called "wrong-environment": name one with its pack, auth/wrong-environment or urls/wrong-environment'
    )
    with pytest.raises(UsageError, match=told):
        select(RULES, ["wrong-environment"], [])
