"""What is asked of a run: its rules, and for whom."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from config_lint.cache import Cache
from config_lint.domain.check import Check
from config_lint.domain.rule import Rule
from config_lint.domain.severity import severity
from config_lint.domain.usage import UsageError, unknown
from config_lint.engine import Request
from config_lint.engine.adoption import locks
from config_lint.options import Options
from config_lint.rulebook import builtin_rules_folder, load_rules, names_of, select
from config_lint.rulebook.checks import with_checks
from config_lint.rulebook.edition import as_of


def rules_for(
    options: Options,
    own: Sequence[tuple[Path, str]],
    selected: Sequence[str],
    ignored: Sequence[str],
    cache: Cache | None = None,
    *,
    comparing: bool = False,
) -> tuple[list[tuple[Rule, Check[Any, Any]]], dict[str, str]]:
    """The rules that take part, each with its check, and every way to name a rule.

    `own` are the folders of `rule-paths`; `cache` knows our own rules as they were read before.

    Those that look at a change take part only where there is something to compare with.

    Raises `UsageError` for a rule file that is wrong, for a name that means nothing, and where no rule is left.
    """
    rules = load_rules(builtin_rules_folder(), own, examples=False, cache=cache)
    known = names_of(rules)
    words = (("select", options.select), ("ignore", options.ignore))
    places = {word: options.location_of(key, index) for key, written in words for index, word in enumerate(written)}
    places = {word: place for word, place in places.items() if word not in (*selected, *ignored)}
    taking_part = select(rules, selected or options.select, [*ignored, *options.ignore], places)
    if not comparing:
        compare, taking_part = taking_part, [rule for rule in taking_part if not rule.compares]
        if compare and not taking_part:
            message = "the rules that are selected look at a change: say what to compare with, --against REF or --against FILE"
            raise UsageError(message)
    if not taking_part:
        message = "no rule is selected: look at --select, --ignore, and select and ignore in config-lint.toml"
        raise UsageError(message)
    counting = as_of(taking_part, options.edition, options.location_of("edition"))
    return with_checks(counting), known


def request_for(
    options: Options,
    known: Mapping[str, str],
    environments: tuple[str, ...] = (),
    services: tuple[str, ...] = (),
    *,
    fail_on: str | None = None,
    today: date,
) -> Request:
    """What the options and flags ask for. `known` maps every way to name a rule to its id.

    Raises `UsageError` for a `[severity]` or a `locked` of none of them.
    """
    for name in options.severity:
        if name not in known:
            raise unknown(kind="rule", name=name, known=known, location=options.location_of("severity", name))
    return Request(
        environments=environments,
        services=services,
        fail_on=severity(fail_on) if fail_on else None,
        default_fail_on=severity(options.fail_on),
        weights={known[name]: severity(level) for name, level in options.severity.items()},
        locked=locks(options, known),
        today=today,
        existing=frozenset(known.values()),
    )
