"""What a rule that looks at one service at a time said of each, in words that travel and can be kept."""

from collections.abc import Sequence
from typing import Any

import msgspec

from config_lint.domain.applied import Tally
from config_lint.domain.check import Check, Group
from config_lint.domain.fleet import Fleet
from config_lint.domain.rule import Rule
from config_lint.domain.service import Service
from config_lint.domain.usage import UsageError
from config_lint.domain.violation import Violation
from config_lint.engine.ask import NOTHING, Member, asked, sifted
from config_lint.engine.wording import in_words

Pair = tuple[str, str]


BY_SERVICE = (Group.SERVICE, Group.KIN)
"""Groups of which each is about one service."""


class Told(msgspec.Struct, frozen=True):
    """What one rule said, wherever it was asked, by (environment, service); no environment where it looks at all of them.

    A service of which nothing bad was said has no violations, and one of which nothing at all was said no tally.
    """

    violations: dict[Pair, tuple[Violation, ...]]
    tallies: dict[Pair, Tally]


def groups_told(fleet: Fleet, group: Group) -> Sequence[Service | Fleet]:
    """What a rule that is asked of one service at a time is asked about."""
    return fleet.services if group is Group.SERVICE else fleet.kin


def whose(group: Service | Fleet) -> Pair:
    """The service that a group is about, and the environment, where it is about one."""
    return group.pair if isinstance(group, Service) else ("", group.services[0].name)


def told_by(rule: Rule, check: Check[Any, Any], groups: Sequence[Service | Fleet]) -> Told | None:
    """What a rule says of each service; None where it has to be asked together with the others, by who has everything."""
    violations: dict[Pair, tuple[Violation, ...]] = {}
    try:
        counted, left = sifted(rule, check, groups)
    except UsageError:  # it is raised again where somebody can be told
        return None
    tallies = {whose(group): Tally(0, unknown) for group, unknown in counted}
    for group in left:
        found: list[Member] = []
        try:
            tally = asked(rule, check, (group,), found)
            said = tuple([in_words(rule, violation) for _, violation in found]) if found else ()
        except UsageError:
            return None
        if said:
            if not all(violation.place.environment for violation in said):
                return None
            violations[whose(group)] = said
        if tally is not NOTHING:
            tallies[whose(group)] = tally
    return Told(violations, tallies)
