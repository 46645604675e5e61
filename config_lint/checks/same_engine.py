"""`same-engine`: a service keeps its data in the same engine in every environment."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from config_lint.checks.reads import members_of
from config_lint.checks.stores import EMBEDDED, Member, SectionName, by_member
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.environment import Tier
from config_lint.domain.fleet import Fleet
from config_lint.domain.intent import Intent
from config_lint.domain.place import place_of
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation

COMPATIBLE = {"mariadb": "mysql"}
"""Engines that stand in for another: https://mariadb.com/docs/release-notes/community-server/about/compatibility-and-differences"""


class SameEngineParameters(Parameters, frozen=True):
    """`sections` of the service model whose members are looked at."""

    sections: tuple[SectionName, ...]


class SameEngine(Check[SameEngineParameters, Fleet]):
    """Each environment is compared with the highest one.

    The variant `embedded` is a database in the service's own process, below staging.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    sees_names = False
    parameters_type = SameEngineParameters

    def reads(self, expressions: Sequence[str]) -> frozenset[str]:
        """The engines of the members of its sections."""
        del expressions
        return members_of(self.parameters.sections, ("url", "engine"))

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each member whose engine is known here and in the highest environment that says it."""
        for found in by_member(group, self.parameters.sections):
            known = [member for member in found if member.engine]
            if known:
                highest = max(known, key=lambda member: (member.service.environment.tier, member.service.environment.rank))
                yield from (_judged(member, highest, group.intent) for member in known if member is not highest)


def _judged(member: Member, highest: Member, intent: Intent) -> Outcome:
    engine, usual, here, there = member.engine, highest.engine, _says(member), _says(highest)
    if COMPATIBLE.get(engine, engine) == COMPATIBLE.get(usual, usual) or here is None or there is None:
        return Verdict.PASSED
    if intent.mode(here) == "may-differ" and here.canonical.endswith(".engine"):
        return Verdict.PASSED
    is_small = engine in EMBEDDED and member.service.environment.tier < Tier.STAGING
    other = highest.service.environment.name
    facts = {"engine": engine, "usual": usual, "target": member.called, "other": other}
    return Violation(place_of(here), facts, (Related(f"{other} uses {usual}", place_of(there)),), "embedded" if is_small else "")


def _says(member: Member) -> Setting | None:
    """The setting that tells the engine: the url, the engine's own, or one with its name in the key."""
    return next(filter(None, map(member.setting, ("url", "engine", "host", "name", "user", "port", "password"))), None)
