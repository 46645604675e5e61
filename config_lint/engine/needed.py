"""What a rule needs: what its check does, and what is spoken of in its words."""

import re
from typing import Any

from config_lint.domain.check import Check
from config_lint.domain.facts import LEVELS, WELL_KNOWN
from config_lint.domain.rule import Rule
from config_lint.engine.told import BY_SERVICE
from config_lint.values.on_use import on_use

_level = on_use(r"logging(?!\.(?!level\b)[a-z])")
"""Where the level of the log may be meant: `logging.level`, `logging` as a whole, and what is not sure to be another field."""


_expression = on_use(r"\{[{%].*?[%}]\}", re.DOTALL)
"""What a message says of a violation, and not of itself."""


def needed_by(rule: Rule, check: Check[Any, Any]) -> frozenset[str]:
    """The facts that a rule needs: those of its check and, where that needs what is well-known, `levels`, too.

    Of checks that look at more than one service, few do: those whose parameters, or the words of whose rule, may speak of that.
    """
    needs = check.needed()
    if WELL_KNOWN not in needs:
        return needs
    asked = (repr(rule.parameters), *_expressions(rule))
    return needs | {LEVELS} if check.group in BY_SERVICE or any(map(_level.search, asked)) else needs


def read_by(rule: Rule, check: Check[Any, Any]) -> frozenset[str] | None:
    """The fields that a rule reads of what is well-known, as in `Check.reads`."""
    return check.reads(_expressions(rule))


def _expressions(rule: Rule) -> list[str]:
    """All that stands in braces in the words of a rule."""
    words = (rule.message, rule.remedy, *(text or "" for each in rule.variants.values() for text in (each.message, each.remedy)))
    return [expression for text in words for expression in _expression.findall(text)]
