import pytest

from config_lint.layers.conditions import holds


@pytest.mark.parametrize(
    "condition", ["a", "a|x", "x | a", "a & b", "!x", "!(x | y)", "(a)", "x & x | a", "a, x", "!!a", "a & !(b & x)"]
)
def test_met(condition: str) -> None:
    assert holds(condition, {"a", "b"})


@pytest.mark.parametrize("condition", ["x", "a & x", "!a", "(a", "a)", "a b", "&", "a &", "", "!", "a | | b", "()"])
def test_not_met(condition: str) -> None:
    assert not holds(condition, {"a", "b"})
