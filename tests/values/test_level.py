"""Log levels."""

import re
from itertools import pairwise

import pytest

from config_lint.values.level import aliases, order, parse
from config_lint.values.quantity import Incomparable


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("info", "info"),
        ("WARN", "warning"),
        ("Information", "info"),
        ("FATAL", "critical"),
        ("severe", "error"),
        ("OFF", "off"),
        ("60", "critical"),
        ("LogLevel.Debug", "debug"),
        ("logging.INFO", "info"),
        ("info,hyper=warn", "info"),
        ("hyper=debug, warn", "warning"),
        ("hyper=debug", "error"),
    ],
)
def test_a_level_has_one_name(text: str, name: str) -> None:
    assert parse(text).name == name
    assert str(parse(text)) == text


def test_levels_are_ordered_from_noisy_to_quiet() -> None:
    levels = [parse(name) for name in order if name != "verbose"]
    for noisy, quiet in pairwise(levels):
        assert noisy < quiet
        assert quiet > noisy
        assert noisy <= quiet
        assert quiet >= noisy
    assert parse("warn") == parse("WARNING") == "warning"
    assert parse("debug") < "info"
    assert hash(parse("warn")) == hash(parse("warning"))


def test_a_number_is_a_step_apart_in_two_libraries() -> None:
    assert parse(10) < "info"
    assert parse("50") > "info"
    assert parse("30") == parse(30)
    assert not parse("30") < parse("30")
    assert parse("30") <= parse("30")
    with pytest.raises(Incomparable, match="it depends on the program"):
        assert parse("30") < "notice"
    with pytest.raises(Incomparable):
        assert parse("verbose") < "debug"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("warnnig", "is not a log level such as info or warning; did you mean warning?"),
        ("INFOO", "is not a log level such as info or warning; did you mean info?"),
        ("", "is not a log level such as info or warning"),
        ("loud", "is not a log level such as info or warning"),
        ("True", "is not a log level such as info or warning"),
    ],
)
def test_an_unknown_level_is_rejected(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(reason)}$"):
        parse(text)


def test_every_alias_stands_for_a_level() -> None:
    assert set(aliases.values()) <= set(order)
    assert not set(aliases) & set(order)


@pytest.mark.parametrize("text", ["0", "-1", "25", "6"])
def test_a_number_may_be_any_level(text: str) -> None:
    with pytest.raises(Incomparable):
        assert parse(text) < "info"
