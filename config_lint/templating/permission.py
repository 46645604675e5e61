"""What an expression or a message may be made of: decided when a rule is loaded, long before it runs."""

import re
from typing import TYPE_CHECKING

from config_lint.domain.readable import Misuse
from config_lint.templating.sandbox import FILTERS, TESTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import nodes

EXPRESSION_NODES = frozenset((
    *("Add", "And", "Compare", "CondExpr", "Const", "Div", "Filter", "Getattr", "Getitem", "Keyword", "List", "Mul"),
    *("Name", "Neg", "Not", "Operand", "Or", "Pos", "Sub", "Test", "Tuple"),
))  # fmt: skip
"""By the names in https://jinja.palletsprojects.com/en/stable/extensions/#ast; whatever is not here is refused."""

MESSAGE_NODES = EXPRESSION_NODES | {"Concat", "For", "If", "Output", "Template", "TemplateData"}

LONGEST_TEXT = 4_000
"""Characters of an expression or a message, at the most: a longer one is none that somebody reads."""


def walk(tree: "nodes.Node") -> "Iterator[nodes.Node]":
    """The node and all below it, in the order written."""
    yield tree
    for child in tree.iter_child_nodes():
        yield from walk(child)


def permit(node: "nodes.Node", kinds: frozenset[str], names: frozenset[str] | None) -> None:
    """Raises `Misuse` for a node that is not for rules. `names` are the variables; None where only the facts will tell."""
    from jinja2 import nodes

    reason = ""
    if type(node).__name__ not in kinds:
        reason = f"{_called(node)} is not for rules: they select, compare and add up"
    elif isinstance(node, nodes.Name) and names is not None and node.name not in names:
        reason = f"there is no {node.name!r} here; there is {', '.join(sorted(names))}"
    elif isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        reason = f"{node.attr!r} is not for rules"
    elif isinstance(node, nodes.Const) and isinstance(node.value, str) and node.value.startswith("__"):
        reason = f"{node.value!r} is not for rules"
    elif isinstance(node, nodes.CondExpr) and node.expr2 is None:
        reason = "an if needs its else"
    elif isinstance(node, nodes.Filter) and node.name not in FILTERS:
        reason = f"there is no filter {node.name!r}; there is {', '.join(sorted(FILTERS))}"
    elif isinstance(node, nodes.Test) and node.name not in TESTS:
        reason = f"there is no test {node.name!r}; there is {', '.join(sorted(TESTS))}"
    elif isinstance(node, nodes.Mul) and any(_is_sequence(side) for side in (node.left, node.right)):
        reason = "only numbers and quantities can be multiplied"
    elif isinstance(node, nodes.Test | nodes.Filter):
        reason = _named_fault(node) or _pattern_fault(node)
    if reason:
        raise Misuse(reason, node.lineno)


NAMES = {"Call": "a call", "Concat": "~ (use + instead)", "Pow": "**", "FloorDiv": "//", "Mod": "%", "Dict": "a mapping"}


def _called(node: "nodes.Node") -> str:
    kind = type(node).__name__
    return NAMES.get(kind, kind.lower())


def _is_sequence(node: "nodes.Expr") -> bool:
    from jinja2 import nodes

    return isinstance(node, nodes.List | nodes.Tuple) or (isinstance(node, nodes.Const) and isinstance(node.value, str))


NAMING = {"map": (0, FILTERS), "select": (0, TESTS), "reject": (0, TESTS), "selectattr": (1, TESTS), "rejectattr": (1, TESTS)}
"""Filters that take the name of a filter or a test: where, and which there are."""


def _named_fault(node: "nodes.Test | nodes.Filter") -> str:
    """What is wrong with the name that `map("…")` or `select("…")` is given; empty where nothing is."""
    index, known = NAMING.get(node.name, (0, FILTERS))
    if node.name not in NAMING or len(node.args) <= index:
        return ""
    name = getattr(node.args[index], "value", None)
    return "" if name in known else f"{node.name} cannot use {name!r}; it can use {', '.join(sorted(known))}"


def _pattern_fault(node: "nodes.Test | nodes.Filter") -> str:
    """What is wrong with the regular expression in `x is matching("…")` or `select("matching", "…")`; empty where nothing is."""
    words = [getattr(argument, "value", None) for argument in node.args]
    if node.name != "matching" and "matching" not in words:
        return ""
    pattern = words[-1] if words else None
    if not isinstance(pattern, str) or (node.name != "matching" and pattern == "matching"):
        return "matching takes a regular expression, written out"
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        return f"{pattern!r} is no regular expression: {error}"
    return ""
