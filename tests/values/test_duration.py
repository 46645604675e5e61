"""Durations, in every notation."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.values.duration import Duration, parse, seconds_in, spellings
from config_lint.values.quantity import Incomparable, comparable


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("30s", 30),
        ("30000ms", 30),
        ("0.5m", 30),
        ("PT30S", 30),
        ("pt0.5m", 30),
        ("00:00:30", 30),
        ("1.00:00:30", 86430),
        ("30 seconds", 30),
        ("5 minutes", 300),
        ("1h30m", 5400),
        ("1h 30m", 5400),
        ("P1D", 86400),
        ("P1DT2H3M4.5S", 93784.5),
        ("P2W", 1209600),
        ("7d", 604800),
        ("250us", 0.00025),
        ("1_000ms", 1),
        ("-5s", -5),
        ("-PT5S", -5),
        (".5s", 0.5),
        ("never", math.inf),
    ],
)
def test_a_duration_with_a_unit_has_seconds(text: str, seconds: float) -> None:
    duration = parse(text)
    assert duration.seconds == pytest.approx(seconds)
    assert str(duration) == text


def test_the_key_says_the_unit_of_a_bare_number() -> None:
    assert parse("500", unit="MILLIS").seconds == 0.5
    assert parse(30, unit="s") == parse("30s")
    assert parse("30s", unit="ms").seconds == 30


def test_a_bare_number_has_no_seconds() -> None:
    assert parse(30) == Duration("30", 30, "")
    assert parse("30").seconds is None


def test_bare_numbers_compare_with_each_other_only() -> None:
    assert parse("30") < parse(40)
    assert parse("30") == parse("30.0")
    assert parse("30") != parse("30s")
    assert not comparable(parse("30"), parse("30s"))
    with pytest.raises(Incomparable, match="30 and 40s cannot be compared"):
        assert parse("30") < parse("40s")
    with pytest.raises(Incomparable):
        parse("30") + parse("40s")


def test_zero_compares_with_everything() -> None:
    assert parse("0") < parse("1s")
    assert parse("1s") > 0
    assert parse("30") > 0
    assert parse("0s") == parse("0") == 0
    assert hash(parse("0s")) == hash(parse("0"))


def test_durations_add_up() -> None:
    assert 3 * parse("2s") + parse("500ms") == parse("6.5s")
    assert sum([parse("1s"), parse("2s")], start=parse("0s")) == parse("3s")
    assert str(sum([parse("1s"), parse("2s")])) == "3s"
    assert str(parse("10") * 2) == "20"
    assert str(parse("1s") - parse("900ms")) == "100ms"


@pytest.mark.parametrize("text", ["", "abc", "30 parsecs", "5M", "P1M", "P1Y", "PT", "1h30", "s", "True", "1:30", "- 5s", "1e3x"])
def test_what_is_no_duration_is_rejected(text: str) -> None:
    with pytest.raises(ValueError, match=r"^(is not a duration such as|has the unknown unit) .+"):
        parse(text)


def test_a_unit_that_the_key_misnames_is_rejected() -> None:
    with pytest.raises(ValueError, match="has the unknown unit parsecs"):
        parse("3", unit="parsecs")


@pytest.mark.parametrize(("unit", "spelling"), [(unit, spelling) for unit, ways in spellings.items() for spelling in ways])
def test_every_spelling_of_a_unit_is_read(unit: str, spelling: str) -> None:
    assert parse(f"2{spelling}") == Duration("", 2, unit)


@given(st.integers(0, 10**6), st.sampled_from(sorted(seconds_in)))
def test_a_duration_survives_being_shown_in_seconds(number: int, unit: str) -> None:
    duration = parse(f"{number}{unit}")
    assert duration.seconds == pytest.approx(number * seconds_in[unit])
    again = parse(str(Duration.of(number)))
    assert again.seconds == pytest.approx(number)


@given(st.integers(0, 99), st.integers(0, 59), st.integers(0, 59))
def test_all_notations_of_one_duration_are_equal(hours: int, minutes: int, seconds: int) -> None:
    total = hours * 3600 + minutes * 60 + seconds
    written = {
        f"{hours}h{minutes}m{seconds}s",
        f"PT{hours}H{minutes}M{seconds}S",
        f"{hours:02}:{minutes:02}:{seconds:02}",
        f"{total}s",
        f"{total * 1000} milliseconds",
    }
    assert {parse(text) for text in written} == {parse(f"{total}s")}


@given(st.text(max_size=30))
def test_parsing_raises_nothing_but_value_error(text: str) -> None:
    try:
        duration = parse(text)
    except ValueError:
        return
    assert duration.text == text.strip()
