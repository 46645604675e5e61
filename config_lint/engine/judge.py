"""Running the rules: each check sees each of its groups once."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from config_lint.domain.check import Check, Group
from config_lint.domain.fleet import Fleet
from config_lint.domain.readable import Misuse, NotEvaluated
from config_lint.domain.rule import Rule
from config_lint.domain.usage import UsageError
from config_lint.domain.violation import Verdict, Violation
from config_lint.values.location import start_of

Rules = Sequence[tuple[Rule, Check[Any, Any]]]


class Judgement(msgspec.Struct, frozen=True):
    """What the rules said: every violation with its rule, and how many elements could and could not be judged."""

    violations: tuple[tuple[Rule, Violation], ...]
    evaluated: int
    not_evaluated: int


def judge(fleet: Fleet, rules: Rules) -> Judgement:
    """All violations, in the order of the rules and, within a rule, of the groups.

    A check that breaks is a bug: it is reported as a `UsageError` that names its rule, because a gate that lost a rule must not
    pass. So is an expression that asks for what its element does not have.
    """
    violations: list[tuple[Rule, Violation]] = []
    evaluated = unknown = 0
    for rule, check in rules:
        for group in _groups(fleet, check.group):
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
    return Judgement(tuple(violations), evaluated, unknown)


def _failure(rule: Rule, error: Exception) -> UsageError:
    if isinstance(error, Misuse):
        message = f"rule {rule.id} asks for what is not there: {error.reason}"
        return UsageError(message, rule.locations.get(("with",), start_of(rule.path)))
    what = f"{type(error).__name__} at {_origin(error)}"
    return UsageError(f"the check {rule.check} of rule {rule.id} failed with {what}: please report this as a bug")


def _groups(fleet: Fleet, group: Group) -> Iterable[Any]:
    match group:
        case Group.SERVICE:
            return fleet.services
        case Group.ENVIRONMENT:
            return fleet.members
        case Group.KEY:
            return fleet.rows
        case Group.FLEET:
            return (fleet,)


def _origin(error: BaseException) -> str:
    """The line of code that raised; nothing of the values there."""
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    return f"{step.tb_frame.f_code.co_filename}:{step.tb_lineno}" if step else ""
