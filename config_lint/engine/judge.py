"""Running the rules: each check sees each of its groups once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from config_lint.domain.applied import Tally
from config_lint.domain.check import Check, Group
from config_lint.domain.fleet import Fleet
from config_lint.domain.readable import Misuse, NotEvaluated
from config_lint.domain.rule import Rule
from config_lint.domain.service import Service
from config_lint.domain.usage import UsageError
from config_lint.domain.violation import Verdict, Violation
from config_lint.values.location import start_of

Ruled = tuple[Rule, Check[Any, Any]]
"""A rule with its check."""

Rules = Sequence[Ruled]

Member = tuple[Rule, Violation]
"""A violation with its rule."""


class Told(msgspec.Struct, frozen=True):
    """What one rule that looks at one service at a time said of all of them, wherever it was asked.

    Violations are by (environment, service), tallies by environment.
    """

    violations: dict[tuple[str, str], tuple[Violation, ...]]
    tallies: dict[str, Tally]


class Judgement(msgspec.Struct, frozen=True):
    """What the rules said: every violation with its rule, and how many elements could and could not be judged.

    `tallies` say the latter for each rule, by its id, and environment.
    """

    violations: tuple[tuple[Rule, Violation], ...]
    evaluated: int
    not_evaluated: int
    tallies: dict[str, dict[str, Tally]]


def judge(fleet: Fleet, rules: Rules, told: Mapping[str, Told] | None = None) -> Judgement:
    """All violations, in the order of the rules and, within a rule, of the groups. `told` is what rules said already, by id.

    A check that breaks is a bug: it is reported as a `UsageError` that names its rule, because a gate that lost a rule must not
    pass. So is an expression that asks for what its element does not have.
    """
    violations: list[tuple[Rule, Violation]] = []
    evaluated = unknown = 0
    tallies: dict[str, dict[str, Tally]] = {}
    for rule, check in rules:
        by_environment = tallies.setdefault(rule.id, {})
        known = told.get(rule.id) if told else None
        for environments, groups in _scopes(fleet, check.group):
            tally = _said(rule, known, groups, violations) if known else asked(rule, check, groups, violations)
            evaluated += tally.evaluated
            unknown += tally.not_evaluated
            by_environment |= dict.fromkeys(environments, tally)
    return Judgement(tuple(violations), evaluated, unknown, tallies)


def _said(rule: Rule, told: Told, services: Iterable[Service], violations: list[Member]) -> Tally:
    """What was answered for the services of one environment, in their order."""
    tally = Tally()
    for service in services:
        violations.extend((rule, violation) for violation in told.violations.get(service.pair, ()))
        tally = told.tallies.get(service.environment.name, tally)
    return tally


def asked(rule: Rule, check: Check[Any, Any], groups: Iterable[Any], violations: list[Member]) -> Tally:
    """What the check answers for the groups: violations are added to those there are, the rest is counted."""
    evaluated = unknown = 0
    for group in groups:
        try:
            for outcome in check.examine(group):
                if outcome is Verdict.PASSED:
                    evaluated += 1
                elif outcome is Verdict.NOT_EVALUATED:
                    unknown += 1
                elif isinstance(outcome, Violation):
                    evaluated += 1
                    violations.append((rule, outcome))
        except NotEvaluated:
            unknown += 1
        except (UsageError, MemoryError):
            raise
        except Exception as error:
            raise _failure(rule, error) from error
    return Tally(evaluated, unknown)


def _failure(rule: Rule, error: Exception) -> UsageError:
    if isinstance(error, Misuse):
        message = f"rule {rule.id} asks for what is not there: {error.reason}"
        return UsageError(message, rule.locations.get(("with",), start_of(rule.path)))
    what = f"{type(error).__name__} at {_origin(error)}"
    return UsageError(f"the check {rule.check} of rule {rule.id} failed with {what}: please report this as a bug")


def _scopes(fleet: Fleet, group: Group) -> Iterable[tuple[Sequence[str], Iterable[Any]]]:
    """The groups, each with the environments that they speak of: what compares environments speaks of all that are compared."""
    match group:
        case Group.SERVICE:
            return [((members.environment.name,), members.services) for members in fleet.members]
        case Group.ENVIRONMENT:
            return [((members.environment.name,), (members,)) for members in fleet.members]
        case Group.KEY:
            return [([found.name for found in fleet.environments if not found.preview], fleet.rows)]
        case Group.FLEET:
            return [([found.name for found in fleet.environments], (fleet,))]


def _origin(error: BaseException) -> str:
    """The line of code that raised; nothing of the values there."""
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    return f"{step.tb_frame.f_code.co_filename}:{step.tb_lineno}" if step else ""
