"""The sandbox: what the names, dots and operators of an expression mean when it runs."""

from functools import cache
from typing import TYPE_CHECKING, Any

from config_lint.domain.readable import Absent, attribute_of
from config_lint.templating.words import OUR_FILTERS, OUR_TESTS, finalised, strict

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

THEIR_FILTERS = frozenset((
    *("abs", "first", "int", "join", "last", "length", "list", "lower", "map", "max", "min"),
    *("reject", "rejectattr", "select", "selectattr", "sort", "sum", "unique", "upper"),
))  # fmt: skip
"""Jinja's own filters that select, measure and add up. https://jinja.palletsprojects.com/en/stable/templates/#list-of-builtin-filters"""

THEIR_TESTS = frozenset((
    *("eq", "equalto", "even", "false", "ge", "greaterthan", "gt", "in", "le", "lessthan", "lt"),
    *("ne", "number", "odd", "string", "true"),
))  # fmt: skip
"""Jinja's own tests that compare. https://jinja.palletsprojects.com/en/stable/templates/#list-of-builtin-tests"""

FILTERS = THEIR_FILTERS | OUR_FILTERS.keys()
TESTS = THEIR_TESTS | OUR_TESTS.keys()


@cache
def sandbox() -> "SandboxedEnvironment":
    """The one there is, made when first needed: importing Jinja takes longer than most commands do."""
    from jinja2 import StrictUndefined
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import SandboxedEnvironment

    class Sandbox(SandboxedEnvironment):
        """Attributes are those that our own values declare; nothing can be called."""

        filters: Any
        tests: Any
        intercepted_binops = frozenset(("**", "//", "%", "*"))

        def getattr(self, obj: Any, attribute: str) -> Any:
            if isinstance(obj, StrictUndefined):
                str(obj)  # raises an error that names it
            return attribute_of(obj, attribute)

        def getitem(self, obj: Any, argument: Any) -> Any:
            if isinstance(argument, str) or isinstance(obj, Absent):
                return attribute_of(obj, str(argument))
            if isinstance(obj, list | tuple) and isinstance(argument, int):
                return obj[argument] if -len(obj) <= argument < len(obj) else Absent("nothing", is_set=False)
            message = "only lists and names can be looked into"
            raise SecurityError(message)

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            if operator != "*" or any(isinstance(side, str | list | tuple) for side in (left, right)):
                message = f"the operator {operator} is only for numbers and quantities, if at all"
                raise SecurityError(message)
            return left * right

        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
            return False

        def is_safe_callable(self, obj: Any) -> bool:
            return False

    made = Sandbox(undefined=StrictUndefined, finalize=finalised, autoescape=False, cache_size=0, optimized=False)
    made.globals.clear()
    filters: dict[str, Any] = dict(made.filters)
    made.filters = {name: strict(filters[name]) for name in THEIR_FILTERS} | OUR_FILTERS
    tests: dict[str, Any] = dict(made.tests)
    made.tests = {
        name: strict(test) for name, test in tests.items() if name in THEIR_TESTS or not name.isidentifier()
    } | OUR_TESTS
    return made
