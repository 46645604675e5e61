"""The rules that come with config-lint, read once for all tests of a process."""

from functools import cache

from config_lint.domain.rule import Rule
from config_lint.rulebook import builtin_rules_folder, load_rules


@cache
def shipped_rules() -> tuple[Rule, ...]:
    """All of them, with their examples, sorted by id."""
    return tuple(load_rules(builtin_rules_folder(), []))
