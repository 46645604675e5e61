"""Which environments a text names."""

import re

from hypothesis import given
from hypothesis import strategies as st

from config_lint.checks.mentions import VARIABLE, Mention, Mentions, mentions_of
from tests.builders import fleet

FOUND = fleet(dev={"a": {"X": 1}}, staging={"a": {"X": 1}}, production={"a": {"X": 1}})
WORDS = ("dev", "development", "staging", "stage", "stg", "production", "prod", "prd")
texts = st.lists(st.sampled_from((*WORDS, "PROD", "Staging", ".dev", "example", "1", "-", ".", "/", " ", "é", "\n")), max_size=8)


def plainly(mentions: Mentions, text: str) -> Mention:
    """One word after the other, as long ones as there are."""
    whose: list[frozenset[str]] = []

    def noted(match: re.Match[str]) -> str:
        whose.append(mentions.of(match[0]).whose[0])
        return VARIABLE

    hidden = re.sub(r"\.dev(?![\w.-])", ".ϰ", text, flags=re.IGNORECASE)
    known = sorted((word for word in WORDS if mentions.of(word).whose), key=len, reverse=True)
    shape = re.sub(rf"(?<![A-Za-z0-9])(?:{'|'.join(known)})(?![A-Za-z0-9])", noted, hidden, flags=re.IGNORECASE)
    return Mention(shape.replace(".ϰ", ".dev"), tuple(whose))


@given(texts.map("".join))
def test_every_word_is_found_where_it_stands(text: str) -> None:
    mentions = mentions_of(FOUND)
    assert mentions.of(text) == plainly(mentions, text)


def test_the_words_of_an_environment_are_its_own() -> None:
    said = mentions_of(FOUND).of("https://a.staging.example.dev/prod-1")
    assert said == Mention(f"https://a.{VARIABLE}.example.dev/{VARIABLE}-1", (frozenset({"staging"}), frozenset({"production"})))
