"""The rules that come with config-lint, read once for all tests of a process."""

from functools import cache
from typing import Any

from config_lint.domain.check import Check
from config_lint.domain.rule import Rule
from config_lint.options import options_from
from config_lint.pipeline.asking import rules_for
from config_lint.rulebook import builtin_rules_folder, load_rules


@cache
def shipped_rules() -> tuple[Rule, ...]:
    """All of them, with their examples, sorted by id."""
    return tuple(load_rules(builtin_rules_folder(), []))


@cache
def asked_by_default() -> tuple[list[tuple[Rule, Check[Any, Any]]], dict[str, str]]:
    """Those that take part where nobody selects any, each with its check, and every way to name a rule."""
    return rules_for(options_from({}), (), (), ())
