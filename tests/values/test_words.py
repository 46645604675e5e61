"""The words of a name."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.values.words import words


@pytest.mark.parametrize(
    "name", ["dbPassword", "DB_PASSWORD", "db-password", "db.password", "DbPassword", "db::password", "DB__PASSWORD"]
)
def test_every_spelling_has_the_same_words(name: str) -> None:
    assert words(name) == ("db", "password")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("JWTSecret", ("jwt", "secret")), ("s3Bucket", ("s3", "bucket")), ("OAUTH2_KEY", ("oauth2", "key")), ("", ()), ("__", ())],
)
def test_acronyms_and_digits_stay_together(name: str, expected: tuple[str, ...]) -> None:
    assert words(name) == expected


@given(st.text(st.characters() | st.sampled_from("az09-. é\ud800")))
def test_small_letters_and_digits_are_words_and_all_else_stands_between(name: str) -> None:
    assert not name.islower() or words(name) == tuple(re.findall("[a-z0-9]+", name))
