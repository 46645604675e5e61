"""Running the rules: each check sees each of its groups once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from config_lint.domain.applied import Tally
from config_lint.domain.check import Check, Group
from config_lint.domain.fleet import Fleet
from config_lint.domain.rule import Rule
from config_lint.domain.service import Service
from config_lint.domain.violation import Violation
from config_lint.engine.ask import Member, asked_of_all
from config_lint.engine.told import BY_SERVICE, Told, groups_told, told_by, whose

Ruled = tuple[Rule, Check[Any, Any]]
"""A rule with its check."""

Rules = Sequence[Ruled]


class Judgement(msgspec.Struct, frozen=True):
    """What the rules said: every violation with its rule, and how many elements could and could not be judged.

    `tallies` say the latter for each rule, by its id, and environment. `told` has what was said of each service by itself, by the
    id of the rule.
    """

    violations: tuple[tuple[Rule, Violation], ...]
    evaluated: int
    not_evaluated: int
    tallies: dict[str, dict[str, Tally]]
    told: dict[str, Told]


def judge(fleet: Fleet, rules: Rules, told: Mapping[str, Told] | None = None, *, noting: bool = False) -> Judgement:
    """All violations, in the order of the rules and, within a rule, of the groups. `told` is what rules said already, by id.

    `noting` what is said of each service by itself, it is put into words at once. A check that breaks is a bug: it is reported as
    a `UsageError` that names its rule, because a gate that lost a rule must not pass. So is an expression that asks for what its
    element does not have.
    """
    violations: list[Member] = []
    evaluated = unknown = 0
    tallies: dict[str, dict[str, Tally]] = {}
    noted = dict(told or {})
    for rule, check in rules:
        by_environment = tallies.setdefault(rule.id, {})
        known = noted.get(rule.id)
        if known is None and noting and check.group in BY_SERVICE:
            known = told_by(rule, check, groups_told(fleet, check.group))
            if known is not None:
                noted[rule.id] = known
        for environments, groups in _scopes(fleet, check.group):
            tally = _said(rule, known, groups, violations) if known else asked_of_all(rule, check, groups, violations)
            evaluated += tally.evaluated
            unknown += tally.not_evaluated
            by_environment |= dict.fromkeys(environments, tally)
    return Judgement(tuple(violations), evaluated, unknown, tallies, noted)


def _said(rule: Rule, told: Told, groups: Iterable[Service | Fleet], violations: list[Member]) -> Tally:
    """What was answered for the groups, in their order."""
    evaluated = unknown = 0
    for group in groups:
        pair = whose(group)
        if pair in told.violations:
            violations.extend((rule, violation) for violation in told.violations[pair])
        tally = told.tallies.get(pair)
        if tally is not None:
            evaluated += tally.evaluated
            unknown += tally.not_evaluated
    return Tally(evaluated, unknown)


def _scopes(fleet: Fleet, group: Group) -> Iterable[tuple[Sequence[str], Sequence[Any]]]:
    """The groups, each with the environments that they speak of: what compares environments speaks of all that are compared."""
    match group:
        case Group.SERVICE:
            return [((members.environment.name,), members.services) for members in fleet.members]
        case Group.ENVIRONMENT:
            return [((members.environment.name,), (members,)) for members in fleet.members]
        case Group.KEY:
            return [([found.name for found in fleet.environments if not found.preview], fleet.rows)]
        case Group.KIN:
            return [([found.name for found in fleet.environments], fleet.kin)]
        case Group.FLEET:
            return [([found.name for found in fleet.environments], (fleet,))]
