"""`reference-of-own-zone`: a service asks the store for its own environment's secrets."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import ClassVar

import msgspec

from config_lint.checks.matters import Matters
from config_lint.checks.secret_references import Asked, secret_references, seen_reference
from config_lint.domain.altered import Altered
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.environment import Tier
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.domain.zones import Zones
from config_lint.values.on_use import on_use

_segment = on_use(r"[^/:#,?]+")


class Holder(msgspec.Struct, frozen=True):
    """A service that asks, for what, and the zone that each segment of its name speaks of (empty for most)."""

    service: Service
    asked: Asked
    zones: tuple[str, ...]

    @property
    def own(self) -> str:
        """The zone of the service that asks."""
        return self.service.environment.zone


Named = dict[tuple[str, str], Counter[str]]


class ReferenceOfOwnZone(Check[Parameters, Fleet]):
    """A word of another zone in the name of a secret is a fault where something shows that the zone's own belongs there.

    That is the same key of some other zone, which has that zone's word in the same segment, or the service's other references,
    which carry its own zone's word while none carries this one; or those of all the zone's services, which say a compound segment
    with its own word. Variants: `alone` for the latter, and where the two environments have the same reference and nothing else
    tells; `shared` where they have the same line of a file, and it is not production that borrows. A line that several read, and
    that names them all, is nobody's in particular. A key that names the other environment itself says that it is meant.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "hidden"})
    sees_names = False
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each reference that speaks of an environment.

        What one lends another is one matter, and what one file asks of it for one environment.
        """
        rows: dict[tuple[str, str, str], list[Holder]] = {}
        speaks = _Speaker(group.zones)
        is_any_foreign = False
        for service in group.services:
            own = frozenset(("", service.environment.zone))
            for asked in secret_references(service):
                said = speaks.of(asked.name)
                if any(said):
                    is_any_foreign = is_any_foreign or not own.issuperset(said)
                    setting = asked.setting
                    rows.setdefault((service.name, setting.document, setting.name), []).append(Holder(service, asked, said))
        if not is_any_foreign:
            yield from repeat(Verdict.PASSED, sum(map(len, rows.values())))
            return
        named, habits = _named(rows.values()), Habits(rows.values())
        matters = Matters()
        for holders in rows.values():
            for holder in holders:
                outcome = _judged(holder, holders, named, group.zones, habits)
                yield _with_cause(outcome, matters) if isinstance(outcome, Violation) else outcome

    def is_blind_to(self, altered: Altered) -> bool:
        """Of texts it sees the names of secrets."""
        return altered.looks_alike(seen_reference)


def _with_cause(violation: Violation, matters: Matters) -> Violation:
    place, named = violation.place, violation.facts["named"]
    signs: list[tuple[str, ...]] = [(place.environment, place.service, named, place.location.path)]
    if violation.variant == "shared":
        signs.append((place.environment, named))
    return msgspec.structs.replace(violation, cause=matters.first(place, *signs))


class Habits:
    """How each zone's references say a compound segment: `infra-production` in production's, but for one `infra-stage`."""

    def __init__(self, rows: Iterable[Sequence[Holder]]) -> None:
        self._names: dict[tuple[str, str], dict[str, set[str]]] = {}
        for holder in (holder for holders in rows for holder in holders):
            for shape, zone in _shapes(holder):
                self._names.setdefault((holder.own, shape), {}).setdefault(zone, set()).add(holder.asked.name)

    def are_broken(self, holder: Holder, foreign: str) -> bool:
        """Whether the zone's other references have its own word where this one, nearly alone, has the foreign one."""
        for shape, zone in _shapes(holder):
            if zone == foreign:
                said = self._names[holder.own, shape]
                own, others = len(said.get(holder.own, ())), sum(len(names) for by, names in said.items() if by != holder.own)
                if own >= ENOUGH and own > MANY_MORE * others:
                    return True
        return False


ENOUGH, MANY_MORE = 3, 2
"""References with the zone's own word, at least, that make a habit; and for how many more times others may be said."""


def _shapes(holder: Holder) -> Iterator[tuple[str, str]]:
    """The compound segments that speak of a zone, without its word, each with the zone."""
    for segment, zone in zip(_segment.findall(holder.asked.name), holder.zones, strict=True):
        if zone:
            rest = holder.service.zones.without_words(segment)
            if rest:
                yield "-".join(rest), zone


class _Speaker:
    """Remembers which zone a segment speaks of: most names are made of the same few."""

    def __init__(self, zones: Zones) -> None:
        self.zones = zones
        self.known: dict[str, str] = {}

    def of(self, name: str) -> tuple[str, ...]:
        """The zone that each segment of a name speaks of, empty for a segment that speaks of none, or of several."""
        return tuple(map(self._zone, _segment.findall(name)))

    def _zone(self, segment: str) -> str:
        if segment not in self.known:
            found = self.zones.words_in(segment)
            self.known[segment] = next(iter(found)) if len(found) == 1 else ""
        return self.known[segment]


def _named(rows: Iterable[Sequence[Holder]]) -> Named:
    """How many references of each service name which zone."""
    counted: Named = {}
    for holder in (holder for holders in rows for holder in holders):
        counted.setdefault(holder.service.pair, Counter()).update(set(holder.zones) - {""})
    return counted


def _judged(holder: Holder, holders: Sequence[Holder], named: Named, zones: Zones, habits: Habits) -> Outcome:
    environment = holder.service.environment.name
    foreign = [zone for zone in holder.zones if zone not in ("", holder.own) and not zones.is_part(zone, environment)]
    if not foreign or not zones.words_in(holder.asked.setting.name).isdisjoint(foreign):
        return Verdict.PASSED
    peers = [
        peer for peer in holders if peer.own != holder.own and not peer.service.environment.preview and _follows(holder, peer)
    ]
    counts = named[holder.service.pair]
    is_odd = set(holder.zones) - {""} == {foreign[0]} and counts[foreign[0]] == 1 and counts[holder.own] > 1
    breaks_habit = not (peers or is_odd) and habits.are_broken(holder, foreign[0])
    is_lent = _is_lent(holder, holders, foreign[0])
    if not (peers or is_odd or breaks_habit) or (is_lent and holder.own in holder.zones):
        return Verdict.PASSED
    if breaks_habit:
        variant = "alone"
    elif not holder.asked.setting.owner or is_lent:
        variant = "alone" if holder.service.environment.tier is Tier.PRODUCTION else "shared"
    else:
        variant = "" if is_odd or any(peer.own != foreign[0] for peer in peers) else "alone"
    related = tuple(
        Related(f"{peer.service.environment.name}'s own reference", place_of(peer.asked.setting)) for peer in peers[-1:]
    )
    return Violation(
        place_of(holder.asked.setting), {"value": str(holder.asked.setting.value), "named": foreign[0]}, related, variant
    )


def _is_lent(holder: Holder, holders: Sequence[Holder], foreign: str) -> bool:
    """Whether the zone that is named reads the very same line: a file for both was written for that one."""
    place = holder.asked.setting.location
    return any(peer.own == foreign and peer.asked.setting.location == place for peer in holders)


def _follows(holder: Holder, peer: Holder) -> bool:
    """Whether the peer has its own zone's word where the holder has a foreign one."""
    if len(peer.zones) != len(holder.zones):
        return False
    return any(here not in ("", holder.own) and there == peer.own for here, there in zip(holder.zones, peer.zones, strict=True))
