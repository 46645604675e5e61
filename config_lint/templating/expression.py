"""Expressions: texts in rules that are true or false of an element."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from config_lint.domain.readable import Misuse, NotEvaluated
from config_lint.templating.permission import EXPRESSION_NODES, LONGEST_TEXT, permit, walk
from config_lint.templating.sandbox import sandbox
from config_lint.templating.words import OUR_TESTS
from config_lint.values.on_use import on_use
from config_lint.values.quantity import Incomparable

if TYPE_CHECKING:
    from jinja2 import nodes

Expression = Callable[[Mapping[str, Any]], Any]

_type = on_use(r"'([A-Za-z]\w*)'")
_WRITTEN = frozenset(("str", "int", "float", "bool", "list", "tuple", "Empty"))
"""Types that values have as they are written: which of them meet depends on the files, and is no fault of the rule."""


def expression(text: str, names: frozenset[str]) -> Expression:
    """The expression as a function of its variables.

    Raises `Misuse` for what is no expression, for unknown names, filters and tests, for calls, and for anything that reaches for
    Python's internals; the function raises `NotEvaluated` where something that it reads is absent, or cannot be compared.
    """
    template, nodes = _parsed(text)
    for node in nodes:
        permit(node, EXPRESSION_NODES, names)
    # compile_expression would do, but builds a context for every call: most of its cost
    return _runner(sandbox().from_string(template))


def require_permitted(text: str, names: frozenset[str]) -> None:
    """Raises `Misuse` for what `expression` would not take, without the cost of making it."""
    for node in _parsed(text)[1]:
        permit(node, EXPRESSION_NODES, names)


def _runner(template: Any) -> Expression:
    from jinja2.exceptions import TemplateRuntimeError, UndefinedError
    from jinja2.runtime import Undefined

    root = template.root_render_func
    context = template.new_context({})
    variables = context.vars

    def run(values: Mapping[str, Any]) -> Any:
        variables.clear()
        variables.update(values)
        context.exported_vars.clear()
        try:
            for _ in root(context):
                pass
            result = variables["result"]
            if isinstance(result, Iterator):
                return list(result)
        except (ValueError, ArithmeticError, UndefinedError) as error:
            raise NotEvaluated(type(error).__name__) from None
        except TypeError as error:
            if isinstance(error, Incomparable) or _WRITTEN.issuperset(_type.findall(str(error))):
                raise NotEvaluated(type(error).__name__) from None
            raise Misuse(str(error)) from None
        except TemplateRuntimeError as error:
            raise Misuse(str(error)) from None
        if isinstance(result, Undefined):
            reason = "nothing"
            raise NotEvaluated(reason)
        return result

    return run


@lru_cache(maxsize=256)
def _parsed(text: str) -> "tuple[nodes.Template, list[nodes.Node]]":
    """A template that keeps what the text comes to, and every node of the one expression that it is, in the order written."""
    from jinja2 import TemplateError, nodes

    if len(text) > LONGEST_TEXT or not text.strip():
        reason = f"it is longer than {LONGEST_TEXT} characters" if text.strip() else "it is empty"
        raise Misuse(reason)
    try:
        template = sandbox().parse("{% set result = (" + text + "\n) %}")
    except (TemplateError, RecursionError) as error:
        raise Misuse(_reason(error), getattr(error, "lineno", None) or 1) from None
    if len(template.body) == 1 and isinstance(template.body[0], nodes.Assign):
        return template, list(walk(template.body[0].node))
    reason = "it is more than one expression"
    raise Misuse(reason)


def _reason(error: Exception) -> str:
    return "it is nested too deep" if isinstance(error, RecursionError) else str(error)


def looked_at(text: str) -> list[tuple[str, ...]]:
    """The dotted paths that an expression reads, such as `("dependency", "url", "host")`, as written; raises `Misuse`."""
    from jinja2 import nodes

    paths: list[tuple[str, ...]] = []
    for node in _parsed(text)[1]:
        path: list[str] = []
        step: Any = node
        while isinstance(step, nodes.Getattr):
            path.append(step.attr)
            step = step.node
        if isinstance(step, nodes.Name):
            path.append(step.name)
            paths.append(tuple(reversed(path)))
    return paths


def read_plainly(text: str) -> list[tuple[str, ...]] | None:
    """The dotted paths that an expression reads, each whole; None where it may take something apart in another way."""
    try:
        nodes = _parsed(text)[1]
    except Misuse:
        return None
    if not all(type(node).__name__ in _WHOLE and _is_of_whole(node) for node in nodes):
        return None
    # each is followed by all that it begins with
    return [path for before, path in pairwise([("",), *looked_at(text)]) if len(before) == 1]


_WHOLE = EXPRESSION_NODES - {"Getitem", "Keyword"}
_FILTERS = frozenset(("bytes", "join", "length", "lower", "seconds", "words"))
"""Filters that look at a value, and not at something that it has."""


def _is_of_whole(node: "nodes.Node") -> bool:
    """Whether a filter or a test asks of a value alone, and an attribute of what has a path."""
    match type(node).__name__:
        case "Getattr":
            return type(getattr(node, "node", None)).__name__ in ("Getattr", "Name")
        case "Filter":
            return getattr(node, "name", "") in _FILTERS
        case "Test":
            return getattr(node, "name", "") in OUR_TESTS
    return True
