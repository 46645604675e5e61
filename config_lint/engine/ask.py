"""A check asked about its groups, and what it answers counted."""

from collections.abc import Iterable, Sequence
from typing import Any

from config_lint.domain.applied import Tally
from config_lint.domain.check import Check, GroupT
from config_lint.domain.readable import Misuse, NotEvaluated
from config_lint.domain.rule import Rule
from config_lint.domain.usage import UsageError
from config_lint.domain.violation import NOT_EVALUATED, PASSED, Violation
from config_lint.values.location import start_of

Member = tuple[Rule, Violation]
"""A violation with its rule."""

NOTHING = Tally()
"""What is counted where there was nothing to judge."""


def asked_of_all(rule: Rule, check: Check[Any, Any], groups: Sequence[Any], violations: list[Member]) -> Tally:
    """As `asked`; only those groups are examined that have to be."""
    counted, left = sifted(rule, check, groups)
    tally = asked(rule, check, left, violations) if left else NOTHING
    return Tally(tally.evaluated, tally.not_evaluated + sum([unknown for _, unknown in counted])) if counted else tally


def sifted(rule: Rule, check: Check[Any, Any], groups: Sequence[GroupT]) -> tuple[Sequence[tuple[GroupT, int]], Sequence[GroupT]]:
    """The groups that are to be examined after those that need not be, as the check sifts them."""
    try:
        return check.made().sifted(groups)
    except (UsageError, MemoryError):
        raise
    except Exception as error:
        raise _failure(rule, error) from error


def asked(rule: Rule, check: Check[Any, Any], groups: Iterable[Any], violations: list[Member]) -> Tally:
    """What the check answers for the groups: violations are added to those there are, the rest is counted."""
    evaluated = unknown = 0
    examine = check.made().examine
    for group in groups:
        try:
            for outcome in examine(group):
                if outcome is PASSED:
                    evaluated += 1
                elif outcome is NOT_EVALUATED:
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
    return Tally(evaluated, unknown) if evaluated or unknown else NOTHING


def _failure(rule: Rule, error: Exception) -> UsageError:
    if isinstance(error, Misuse):
        message = f"rule {rule.id} asks for what is not there: {error.reason}"
        return UsageError(message, rule.locations.get(("with",), start_of(rule.path)))
    what = f"{type(error).__name__} at {_origin(error)}"
    return UsageError(f"the check {rule.check} of rule {rule.id} failed with {what}: please report this as a bug")


def _origin(error: BaseException) -> str:
    """The line of code that raised; nothing of the values there."""
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    return f"{step.tb_frame.f_code.co_filename}:{step.tb_lineno}" if step else ""
