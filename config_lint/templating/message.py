"""Messages: what a rule says about a violation, as a template over its facts."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from config_lint.domain.readable import Misuse, NotEvaluated
from config_lint.templating.permission import LONGEST_TEXT, MESSAGE_NODES, permit, walk
from config_lint.templating.sandbox import sandbox


@cache
def message(text: str) -> Callable[[Mapping[str, Any]], str]:
    """The template as a function from facts to text.

    Both raise `Misuse`: for what is not for rules, and for a fact that is not there. White space in the outcome is one space.
    """
    from jinja2 import TemplateError

    if len(text) > LONGEST_TEXT:
        reason = f"it is longer than {LONGEST_TEXT} characters"
        raise Misuse(reason)
    try:
        tree = sandbox().parse(text)
        for node in walk(tree):
            permit(node, MESSAGE_NODES, None)
        template = sandbox().from_string(tree)
    except TemplateError as error:
        raise Misuse(str(error), getattr(error, "lineno", None) or 1) from None
    except RecursionError:
        reason = "it is nested too deep"
        raise Misuse(reason) from None

    def written(facts: Mapping[str, Any]) -> str:
        try:
            return " ".join(template.render(facts).split())
        except (TemplateError, NotEvaluated) as error:
            raise Misuse(str(error)) from None
        except (TypeError, ValueError, ArithmeticError) as error:
            reason = f"it cannot be put together ({type(error).__name__})"
            raise Misuse(reason) from None

    return written
