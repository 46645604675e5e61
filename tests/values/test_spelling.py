"""Did you mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.values.spelling import OneEditApart, did_you_mean, one_edit_apart, suggestion


def test_the_closest_word_is_meant() -> None:
    assert did_you_mean("prodution", ["staging", "production"]) == "production"
    assert did_you_mean("INFOO", ["info", "warning"]) == "info"
    assert did_you_mean("xyz", ["info"]) == ""
    assert did_you_mean("Api", ["API"]) == "API"


def test_a_suggestion_ends_a_sentence() -> None:
    assert suggestion("ture", ["true"]) == "; did you mean true?"
    assert suggestion("maybe", ["true"]) == ""


@pytest.mark.parametrize(
    ("left", "right"), [("host", "hots"), ("host", "hos"), ("host", "thost"), ("host", "hosts"), ("host", "hast")]
)
def test_one_edit(left: str, right: str) -> None:
    assert one_edit_apart(left, right)
    assert one_edit_apart(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [("host", "host"), ("host", "hst1"), ("host", "sohst"), ("queue-1", "queue-2"), ("queue", "queue2"), ("", "ab")],
)
def test_no_edit_two_edits_or_another_number(left: str, right: str) -> None:
    assert not one_edit_apart(left, right)
    assert not one_edit_apart(right, left)


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_one_edit_is_the_same_either_way(left: str, right: str) -> None:
    assert one_edit_apart(left, right) == one_edit_apart(right, left)


words = st.text("abc1", max_size=6)


@given(st.sets(words, max_size=8), words)
def test_looking_up_finds_what_comparing_with_all_finds(names: set[str], text: str) -> None:
    assert OneEditApart(names).of(text) == tuple(sorted(name for name in names if one_edit_apart(name, text)))
