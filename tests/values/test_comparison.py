"""Typed values compare by what they mean, whichever operator asks."""

import operator
from typing import Any

import pytest

from config_lint.values import boolean, duration, level, port, ratio, size

EQUAL: list[tuple[Any, Any]] = [
    (port.parse("8080/tcp"), port.parse("8080")),
    (port.parse("8080"), 8080),
    (duration.parse("60s"), duration.parse("1m")),
    (size.parse("1Mi"), size.parse("1024Ki")),
    (ratio.parse("50%"), ratio.parse("0.5")),
    (level.parse("WARN"), level.parse("warning")),
    (level.parse("DEBUG"), "debug"),
    (boolean.parse("yes"), boolean.parse("true")),
    (boolean.parse("off"), False),
]


@pytest.mark.parametrize(("left", "right"), EQUAL)
def test_equal_values_are_not_unequal(left: Any, right: Any) -> None:
    assert (operator.eq(left, right), operator.ne(left, right)) == (True, False)


DIFFERENT: list[tuple[Any, Any]] = [
    (port.parse("80"), port.parse("8080")),
    (port.parse("80"), 8080),
    (duration.parse("30s"), duration.parse("1m")),
    (size.parse("1Ki"), size.parse("1Mi")),
    (ratio.parse("10%"), ratio.parse("0.5")),
]


@pytest.mark.parametrize(("smaller", "larger"), DIFFERENT)
def test_quantities_and_ports_are_ordered(smaller: Any, larger: Any) -> None:
    assert smaller != larger
    assert (smaller < larger, smaller <= larger, smaller > larger, smaller >= larger) == (True, True, False, False)


@pytest.mark.parametrize("value", [left for left, _ in EQUAL])
def test_values_of_another_kind_are_unequal(value: Any) -> None:
    assert (operator.eq(value, object()), operator.ne(value, object())) == (False, True)
