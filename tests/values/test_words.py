"""The words of a name."""

import pytest

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
