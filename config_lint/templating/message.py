"""Messages: what a rule says about a violation, as a template over its facts."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from config_lint.domain.readable import Misuse, NotEvaluated
from config_lint.templating.permission import LONGEST_TEXT, MESSAGE_NODES, permit, walk
from config_lint.templating.plain_message import plain_message
from config_lint.templating.sandbox import sandbox

Written = Callable[[Mapping[str, Any]], str]


@cache
def message(text: str) -> Written:
    """The template as a function from facts to text.

    Both raise `Misuse`: for what is not for rules, and for a fact that is not there. White space in the outcome is one space.
    """
    plain = plain_message(text)
    if plain is None:
        return in_one_line(written_by_jinja(text))
    written = in_one_line(plain.written)

    def write(facts: Mapping[str, Any]) -> str:
        # what is said of a fact that is not there is Jinja's to say
        return written(facts) if plain.names <= facts.keys() else in_one_line(written_by_jinja(text))(facts)

    return write


def in_one_line(written: Written) -> Written:
    """The function, with one space for any white space, and an error that says that the message is at fault."""

    def write(facts: Mapping[str, Any]) -> str:
        try:
            return " ".join(written(facts).split())
        except NotEvaluated as error:
            raise Misuse(str(error)) from None
        except (TypeError, ValueError, ArithmeticError) as error:
            reason = f"it cannot be put together ({type(error).__name__})"
            raise Misuse(reason) from None

    return write


@cache
def written_by_jinja(text: str) -> Written:
    """The template as Jinja writes it. Raises `Misuse` for what is not for rules."""
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
            return template.render(facts)
        except TemplateError as error:
            raise Misuse(str(error)) from None

    return written
