import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.domain.score import Score
from config_lint.domain.severity import Confidence

shares = st.floats(0, 1)
counts = st.integers(0, 50)


@pytest.mark.parametrize(
    ("agreeing", "siblings", "informativeness", "expected"),
    [
        (11, 12, 0.93, Confidence.HIGH),
        (2, 2, 0.7, Confidence.HIGH),
        (2, 2, 0.5, Confidence.MEDIUM),
        (1, 3, 0.7, Confidence.MEDIUM),
        (11, 12, 0.1, Confidence.LOW),
        (0, 4, 1.0, Confidence.LOW),
    ],
)
def test_confidence(agreeing: int, siblings: int, informativeness: float, expected: Confidence) -> None:
    assert Score(agreeing, siblings, informativeness).confidence is expected


@given(counts, counts, shares)
def test_a_share_of_one(agreeing: int, others: int, informativeness: float) -> None:
    score = Score(agreeing, agreeing + others, informativeness)
    assert 0 <= score.total <= score.support < 1
    assert score.total <= score.informativeness


@given(counts, counts, shares)
def test_more_that_agree_say_more_and_more_that_do_not_say_less(agreeing: int, others: int, informativeness: float) -> None:
    score = Score(agreeing, agreeing + others, informativeness)
    assert Score(agreeing + 1, agreeing + 1 + others, informativeness).support > score.support
    assert Score(agreeing, agreeing + others + 1, informativeness).support < score.support


def test_what_says_nothing_is_worth_nothing() -> None:
    assert Score(1_000, 1_000, 0.0).total == 0.0


def test_in_words() -> None:
    said = "11 of 12 siblings agree: 0.86; the value says much: 0.93; score 0.80"
    assert str(Score(11, 12, 0.93)) == said
    assert str(Score(1, 1, 0.5)) == "1 of 1 sibling agrees: 0.67; the value says something: 0.50; score 0.33"
    assert "the name says little: 0.10" in str(Score(2, 2, 0.1, "name"))
