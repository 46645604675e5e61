"""`store-per-zone`: no two zones keep their data in one place."""

from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import ClassVar

from config_lint.checks.reads import SITE, members_of
from config_lint.checks.stores import Member, SectionName, Site, members, site
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.environment import Tier
from config_lint.domain.fleet import Fleet
from config_lint.domain.intent import Intent
from config_lint.domain.place import place_of
from config_lint.domain.violation import Outcome, Related, Verdict, Violation

Where = tuple[str, str, int | None, str]


class StorePerZoneParameters(Parameters, frozen=True):
    """`sections` of the service model whose members are looked at."""

    sections: tuple[SectionName, ...]


class StorePerZone(Check[StorePerZoneParameters, Fleet]):
    """A name on an absolute host belongs to one zone: to the one whose host it is, otherwise to the highest tier that uses it.

    What is relative (`db`, `postgres.svc`, an address) is another machine in each environment, and third parties' are theirs.
    The variant `below` is two zones of which neither is production. An entry of `[drift]` may say that one is meant for all.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    sees_names = False
    parameters_type = StorePerZoneParameters

    def reads(self, expressions: Sequence[str]) -> frozenset[str]:
        """Where the members of its sections are."""
        del expressions
        return members_of(self.parameters.sections, SITE)

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each member whose place is known."""
        found: dict[Where, list[tuple[Member, Site]]] = {}
        for service in group.services:
            if service.environment.preview:
                continue
            for member in members(service, self.parameters.sections):
                where = site(member)
                if where is None:
                    yield Verdict.NOT_EVALUATED
                elif where.is_absolute and where.name and not group.zones.parties.is_external(where.host):
                    found.setdefault((member.section, where.host, where.port, where.name), []).append((member, where))
        for (_, host, _, _), holders in found.items():
            if len({member.service.environment.zone for member, _ in holders}) == 1:
                yield from repeat(Verdict.PASSED, len(holders))
            else:
                yield from _judged(holders, group.zones.zone_of_host(host), group.intent)


def _judged(holders: list[tuple[Member, Site]], belongs: str, intent: Intent) -> Iterator[Outcome]:
    rightful = [holder for holder in holders if holder[0].service.environment.zone == belongs] or holders
    owner, there = max(rightful, key=lambda holder: (holder[0].service.environment.tier, -holder[0].service.environment.rank))
    for member, where in holders:
        environment = member.service.environment
        is_meant = intent.mode(where.setting) == "same"
        if is_meant or environment.zone == owner.service.environment.zone:
            yield Verdict.PASSED
            continue
        tiers = (environment.tier, owner.service.environment.tier)
        other = owner.service.environment.name
        related = (Related(f"{other} has its data here", place_of(there.setting)),)
        facts = {"host": where.host, "name": where.name, "target": member.called, "other": other}
        is_one_line = where.setting.location == there.setting.location
        variant = "" if Tier.PRODUCTION in tiers else "below"
        yield Violation(place_of(where.setting), facts, () if is_one_line else related, variant)
