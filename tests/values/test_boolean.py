"""Booleans in a text."""

import re

import pytest

from config_lint.values.boolean import parse


@pytest.mark.parametrize("value", ["true", "True", "YES", "on", "1", "t", "y", 1, True])
def test_yes(value: str | float) -> None:
    assert parse(value)
    assert parse(value) == parse("true")
    assert str(parse(value)) == str(value)


@pytest.mark.parametrize("value", ["false", "No", "OFF", "0", "f", "n", 0, False])
def test_no(value: str | float) -> None:
    assert not parse(value)
    assert hash(parse(value)) == hash(parse("false"))
    assert parse(value) != parse("true")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ture", "is not a boolean such as true or false; did you mean true?"),
        ("flase", "is not a boolean such as true or false; did you mean false?"),
        ("", "is not a boolean such as true or false"),
        ("2", "is not a boolean such as true or false"),
        ("maybe", "is not a boolean such as true or false"),
    ],
)
def test_what_is_neither_is_rejected(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(reason)}$"):
        parse(text)
