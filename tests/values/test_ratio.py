"""Ratios, in every notation."""

import pytest

from config_lint.values.ratio import parse


@pytest.mark.parametrize(
    ("text", "value"), [("0.5", 0.5), ("50%", 0.5), ("50 %", 0.5), ("50 percent", 0.5), (".5", 0.5), ("1", 1), ("1e-3", 0.001)]
)
def test_a_ratio_is_a_part_of_the_whole(text: str, value: float) -> None:
    ratio = parse(text)
    assert ratio.value == value
    assert ratio.is_share


@pytest.mark.parametrize("text", ["50", "150%", "-0.1", "1.5"])
def test_a_number_outside_is_kept_and_said_to_be_outside(text: str) -> None:
    assert not parse(text).is_share


def test_ratios_compare_with_each_other_and_with_numbers() -> None:
    assert parse("50%") == parse("0.5") == 0.5
    assert parse("10%") < parse("0.5") < 1
    assert hash(parse("50%")) == hash(parse("0.5"))
    assert str(parse("10%") * 2) == "0.2"


@pytest.mark.parametrize("text", ["", "half", "%", "0,5", "1/2", "True"])
def test_what_is_no_ratio_is_rejected(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a ratio such as 0\.5 or 50%"):
        parse(text)
