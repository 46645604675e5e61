"""`store-per-service`: no two services of an environment keep their data in one place."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from config_lint.checks.reads import SITE, members_of
from config_lint.checks.stores import EMBEDDED, Member, SectionName, Site, is_local, members, site
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Members
from config_lint.domain.place import place_of
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.words import words

Where = tuple[str, int | None, tuple[str, ...]]

COMMON_WORDS = frozenset(("api", "app", "application", "backend", "frontend", "service", "services", "svc", "server", "web"))
"""Words of a service's name that make it no relative of another."""

ATTENDANTS = frozenset((
    *("backup", "beat", "celery", "cron", "cronjob", "flyway", "job", "jobs", "liquibase", "migrate", "migration", "migrations"),
    *("migrator", "scheduler", "seed", "sidekiq", "worker", "workers"),
))  # fmt: skip
"""Words of services that work on another one's data."""


class StorePerServiceParameters(Parameters, frozen=True):
    """`sections` are looked at, of these `engines` where some are named.

    Two places are one if host, port and each of `fields` are set and equal; a host without a dot counts with `relative`. Services
    that also have one of the same `together` are parts of one application.
    """

    sections: tuple[SectionName, ...]
    fields: tuple[Literal["name", "user"], ...]
    engines: tuple[str, ...] = ()
    relative: bool = False
    together: tuple[SectionName, ...] = ()


class StorePerService(Check[StorePerServiceParameters, Members]):
    """What a shared layer says is everybody's by decision, and so is what a service's own worker or migration uses."""

    group = Group.ENVIRONMENT
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    sees_names = False
    parameters_type = StorePerServiceParameters

    def reads(self, expressions: Sequence[str]) -> frozenset[str]:
        """Where the members of its sections are."""
        del expressions
        return members_of((*self.parameters.sections, *self.parameters.together), SITE)

    def examine(self, group: Members) -> Iterator[Outcome]:
        """One outcome for each member whose place is known to the last part."""
        found: dict[Where, list[tuple[Member, Site]]] = {}
        for service in () if group.environment.preview else group.services:
            for member in members(service, self.parameters.sections):
                engine = member.engine
                if engine in EMBEDDED or (self.parameters.engines and engine not in self.parameters.engines):
                    continue
                where = site(member)
                if where is None:
                    yield Verdict.NOT_EVALUATED
                    continue
                said = tuple(getattr(where, field) for field in self.parameters.fields)
                if all(said) and not is_local(where.host) and ("." in where.host or self.parameters.relative):
                    found.setdefault((where.host, where.port, said), []).append((member, where))
        for holders in found.values():
            yield from self._judged(holders) if len(holders) > 1 else (Verdict.PASSED,)

    def _judged(self, holders: list[tuple[Member, Site]]) -> Iterator[Outcome]:
        """The service that the name speaks of owns the place, otherwise the first."""
        owner, there = next((holder for holder in holders if holder[0].service.name in holder[1].name), holders[0])
        for member, where in holders:
            is_shared = where.named.location == there.named.location
            if member is owner or is_shared or self._is_one(member, owner) or _related(member.service.name, owner.service.name):
                yield Verdict.PASSED
                continue
            other = owner.service.name
            facts = {"host": where.host, "name": where.name, "user": where.user, "target": member.called, "other": other}
            related = Related(f"{other} uses it here", place_of(there.named))
            yield Violation(place_of(where.named), facts, (related,))

    def _is_one(self, one: Member, other: Member) -> bool:
        """Whether the services keep something else in one place, too: then they are parts of one application."""
        return not self._places(one).isdisjoint(self._places(other))

    def _places(self, member: Member) -> set[tuple[str, int | None, str]]:
        places = (site(each) for each in members(member.service, self.parameters.together))
        return {(where.host, where.port, where.name) for where in places if where is not None and where.name}


def _related(one: str, other: str) -> bool:
    """Whether the names are those of parts of one application: `orders` and `orders-worker`, or anything and its migration."""
    ours, theirs = frozenset(words(one)), frozenset(words(other))
    return one == other or bool(ours & theirs - COMMON_WORDS) or bool((ours | theirs) & ATTENDANTS)
