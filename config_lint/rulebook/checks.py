"""From a rule's `check:` to the check itself, with its parameters."""

import re
from typing import Any

from pydantic import ValidationError

from config_lint.discovery import plugin_named
from config_lint.domain.check import Check
from config_lint.domain.readable import Misuse
from config_lint.domain.rule import Rule
from config_lint.domain.usage import UsageError, unknown
from config_lint.templating import message
from config_lint.values.location import Location, start_of


def with_check(rule: Rule) -> tuple[Rule, Check[Any, Any]]:
    """The rule with its check, ready to examine.

    Raises `UsageError`, with the place in the rule file, for an unknown check, a wrong parameter, and an expression, a regular
    expression or (in a rule that is not ours, and so not tested) a message that is none.
    """
    kind: Any
    try:
        kind = plugin_named(rule.check, "config_lint.checks", Check, "config_lint.checks")
    except UsageError as error:
        raise UsageError(error.message, _at(rule, "check")) from None
    try:
        check: Check[Any, Any] = kind(kind.parameters_type.model_validate(rule.parameters))
    except ValidationError as error:
        raise _parameter_fault(rule, error, list(kind.parameters_type.model_fields)) from None
    except Misuse as misuse:
        raise UsageError(misuse.reason, _at(rule, "with", misuse.parameter)) from None
    except re.error as error:
        reason = f"{error.pattern!r} is no regular expression: {error.msg}"
        raise UsageError(reason, _at(rule, "with")) from None
    if rule.locations:
        _require_messages(rule)
    return rule, check


def _parameter_fault(rule: Rule, error: ValidationError, known: list[str]) -> UsageError:
    fault = error.errors(include_url=False, include_context=False, include_input=False)[0]
    path = tuple(fault["loc"])
    word = ".".join(str(step) for step in path)
    if fault["type"] == "extra_forbidden" and len(path) == 1:
        return unknown("parameter", word, known, _at(rule, "with", *path))
    reason = fault["msg"].removeprefix("Value error, ")
    return UsageError(f"{word}: {reason}" if word else reason, _at(rule, "with", *path))


def _require_messages(rule: Rule) -> None:
    """Raises `UsageError` for a message template that does not parse."""
    texts: dict[tuple[str, ...], str | None] = {("message",): rule.message}
    texts |= {("variants", name, "message"): variant.message for name, variant in rule.variants.items()}
    for path, text in texts.items():
        try:
            message(text or "")
        except Misuse as misuse:
            reason = f"the message does not parse: {misuse.reason}"
            raise UsageError(reason, _at(rule, *path)) from None


def _at(rule: Rule, *path: str | int) -> Location:
    """The place of a key in the rule file, or of the nearest thing that holds it."""
    for length in range(len(path), 0, -1):
        found = rule.locations.get(path[:length])
        if found is not None:
            return found
    return start_of(rule.path)
