"""`own-prefix`: a place in a store begins with the environment's name, where all others of its kind there do."""

from collections.abc import Iterator
from functools import cache
from typing import ClassVar

import msgspec

from config_lint.checks.secret_references import Asked, objects, secret_references, seen_reference
from config_lint.domain.altered import Altered
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.violation import Outcome, Related, Verdict, Violation

ELSEWHERE = objects | {"external-secret"}
"""Kinds of references that say again what stands elsewhere: in the object that fetches the secret."""


class OwnPrefixParameters(Parameters, frozen=True):
    """`support` is how many places of an environment have to begin with its name."""

    support: int = 5


class Zone(msgspec.Struct):
    """The places that a zone's services ask for: its `own`, those `below` its name by how they go on, and the others, `bare`."""

    own: dict[str, Asked]
    below: dict[str, Asked]
    bare: dict[str, dict[str, Asked]]
    read: dict[str, list[tuple[str, str]]]


class OwnPrefix(Check[OwnPrefixParameters, Fleet]):
    """An element is a place in a store with several segments, by which a service asks for a secret.

    Where most places of the environment begin with its name, and some go on as this one begins, the only one that leaves the name
    out is read by every environment, or is not there.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "hidden"})
    sees_names = False
    parameters_type = OwnPrefixParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each place that does not begin with an environment's name."""
        for zone in _zones(group).values():
            for first, asked in zone.bare.items():
                peer = zone.below.get(first)
                for name, each in asked.items():
                    if len(asked) > 1 or peer is None or len(zone.own) < self.parameters.support:
                        yield Verdict.PASSED
                        continue
                    facts = {"name": name, "like": peer.name, "support": len(zone.own)}
                    related = (Related("goes on alike, below the environment's name", place_of(peer.setting)),)
                    yield Violation(place_of(each.setting), facts, related, affects=tuple(zone.read[name]), subject=name)

    def is_blind_to(self, altered: Altered) -> bool:
        """Of texts it sees the names of secrets."""
        return altered.looks_alike(seen_reference)


def _zones(fleet: Fleet) -> dict[str, Zone]:
    found: dict[str, Zone] = {}
    named_in = cache(fleet.zones.words_in)  # places begin with the same few words
    for service in fleet.services:
        own = service.environment.zone
        zone = found.setdefault(own, Zone({}, {}, {}, {}))
        for asked in secret_references(service) if not service.environment.preview else ():
            first, slash, rest = asked.name.strip("/").partition("/")
            if not slash or asked.kind in ELSEWHERE or ":" in first or first in (".", ".."):
                continue
            named = named_in(first)
            if named == {own}:
                zone.own.setdefault(asked.name, asked)
                zone.below.setdefault(rest.partition("/")[0], asked)
            elif not named and asked.setting.owner and "/" in rest:
                zone.bare.setdefault(first, {}).setdefault(asked.name, asked)
                zone.read.setdefault(asked.name, []).append(service.pair)
    return found
