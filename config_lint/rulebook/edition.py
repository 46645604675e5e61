"""The edition that a repository has agreed to: rules that came later only inform it."""

from collections.abc import Sequence

import msgspec

from config_lint import __version__
from config_lint.domain.rule import Rule
from config_lint.domain.severity import Severity
from config_lint.domain.usage import UsageError
from config_lint.values.location import Location
from config_lint.values.on_use import on_use

VERSION = on_use(r"\d+(\.\d+)*")


def as_of(rules: Sequence[Rule], edition: str, place: Location) -> list[Rule]:
    """The rules as they count in an edition (`0.1`); all as they are where none is named.

    Raises `UsageError`, at `place`, for an edition that this version does not have yet: its newest rules would be missing.
    """
    if not edition:
        return list(rules)
    if _numbers(edition) > _numbers(__version__):
        message = f"edition {edition} is newer than this config-lint, which is {__version__}: install a newer one"
        raise UsageError(message, place)
    return [_informing(rule) if is_newer(rule, edition) else rule for rule in rules]


def is_newer(rule: Rule, edition: str) -> bool:
    """Whether a rule came after an edition; one that does not say since when it is there is as old as the first."""
    return bool(rule.since) and _numbers(rule.since) > _numbers(edition)


def _informing(rule: Rule) -> Rule:
    variants = {name: msgspec.structs.replace(variant, severity=Severity.INFO) for name, variant in rule.variants.items()}
    return msgspec.structs.replace(rule, severity=Severity.INFO, variants=variants)


def _numbers(version: str) -> tuple[int, ...]:
    """What versions are compared by: `0.1` and `0.1.0` are the same."""
    match = VERSION.match(version)
    numbers = [int(part) for part in match[0].split(".")] if match else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
