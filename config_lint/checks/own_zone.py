"""`own-zone`: what a service's settings point at belongs to its own environment."""

from collections.abc import Iterable, Iterator
from itertools import chain, repeat
from typing import ClassVar

import msgspec

from config_lint.checks.alike import alike
from config_lint.checks.matters import Matters
from config_lint.checks.reads import TARGETS
from config_lint.checks.survey import Peer, Survey, survey_of
from config_lint.checks.targets import Target, registrable, seen_target
from config_lint.domain.altered import Altered
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.environment import Tier
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.violation import NOT_EVALUATED, PASSED, Outcome, Related, Violation
from config_lint.values.wildcard import fits
from config_lint.values.words import words


class OwnZoneParameters(Parameters, frozen=True):
    """`settings` are patterns of canonical names to look at.

    With `others`, so are urls and hosts under any other key, but for those whose canonical name matches one of
    `not_settings`, or whose key has one of `not_words`.
    """

    settings: tuple[str, ...] = ()
    others: bool = False
    not_settings: tuple[str, ...] = ()
    not_words: tuple[str, ...] = ()


class OwnZone(Check[OwnZoneParameters, Fleet]):
    """A host belongs to the zone whose declared domain it matches.

    Otherwise to the one whose word it carries, if the fleet's own hosts carry theirs in the same way. What is named on a host
    belongs to a zone only where the same key of another zone follows that pattern.

    Variants: `shared` where it may be meant (two environments below production, everybody's value, or production's for
    developers), `alone` where only a word speaks, `named` for what is named on a host. A key that names the other environment
    itself says that it is meant.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "hidden", "well-known"})
    fields = TARGETS
    sees_names = False
    through = "targets"
    parameters_type = OwnZoneParameters

    def __init__(self, parameters: OwnZoneParameters) -> None:
        super().__init__(parameters)
        self._not_words = frozenset(parameters.not_words)

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each setting that points somewhere."""
        survey = survey_of(group)
        found: list[Violation] = []
        concerned = [pointing for names, pointing in survey.by_name.items() if self._is_concerned(*names)]
        yield from repeat(NOT_EVALUATED, sum(pointing.unknown for pointing in concerned))
        yield from repeat(PASSED, sum(pointing.at_home for pointing in concerned))
        for _, service, target in sorted(chain.from_iterable(pointing.abroad for pointing in concerned)):
            violation = _judged(survey, service, target)
            if violation is None or group.intent.mode(target.setting) == "same":
                yield PASSED
            else:
                found.append(violation)
        yield from _with_causes(alike(found, ("", "named", "shared", "alone")))

    def is_blind_to(self, altered: Altered) -> bool:
        """Of texts it sees what points somewhere."""
        return altered.looks_alike(seen_target)

    def _is_concerned(self, canonical: str, name: str) -> bool:
        answer = self._by_name(canonical)
        return self._not_words.isdisjoint(words(name)) if answer is None else answer

    def _by_name(self, canonical: str) -> bool | None:
        """Whether a well-known setting is concerned, by the patterns; None where the words of its key decide."""
        if any(fits(canonical, pattern) for pattern in self.parameters.settings):
            return True
        if not self.parameters.others or any(fits(canonical, pattern) for pattern in self.parameters.not_settings):
            return False
        return None


def _judged(survey: Survey, service: Service, target: Target) -> Violation | None:
    zones, own = survey.zones, service.environment.zone
    for host in target.hosts:
        foreign = survey.zone_of(host)
        if foreign in ("", own) or own in zones.words_in(host) or survey.is_excused(service, target, foreign):
            continue
        variant = _weighed(survey, service, target, host, foreign)
        if variant is not None:
            variant = "shared" if _is_left_at_default(survey, service, target, foreign) else variant
            return _violation(survey, service, target, host, foreign, variant)
    named = zones.words_in(target.rest) if target.rest else frozenset()
    if len(named) == 1 and own not in named:
        foreign = next(iter(named))
        if not survey.is_excused(service, target, foreign) and _breaks_pattern(survey, service, target, foreign):
            return _violation(survey, service, target, target.rest, foreign, "named")
    return None


def _weighed(survey: Survey, service: Service, target: Target, host: str, foreign: str) -> str | None:
    """The variant that a host of another zone is, None where it is no fault.

    The peers are the same key's values in other zones.
    """
    zone, tier, other = service.environment.zone, service.environment.tier, survey.tiers[foreign]
    peers = survey.peers(service, target)
    is_everybodys = survey.is_everybodys(service, target, host)
    if tier is other:
        has_pattern = any(peer.zone != foreign and peer.is_own for peer in peers)
        is_ours = zone in survey.divided.get(registrable(host), ())
        return "shared" if has_pattern and is_ours and not is_everybodys else None
    if Tier.PRODUCTION not in (tier, other) and survey.is_own_address(service, host, foreign):
        return None
    is_bound = bool(target.setting.canonical)
    if survey.zones.declared_zone(host):
        if is_everybodys and not is_bound:
            return None
        return "" if _is_surely_meant_for_one(survey, service, target, host, foreign) else "shared"
    if peers and not is_bound and not any(peer.is_own for peer in peers):
        return None
    return _weighed_by_word(survey, service, target, host, foreign, is_everybodys=is_everybodys)


def _weighed_by_word(
    survey: Survey, service: Service, target: Target, host: str, foreign: str, *, is_everybodys: bool
) -> str | None:
    """The same for a host of which only a word says whose it is."""
    zone, tier, other = service.environment.zone, service.environment.tier, survey.tiers[foreign]
    peers, divided = survey.peers(service, target), survey.divided.get(registrable(host), {})
    is_ours, is_bound = zone in divided, bool(target.setting.canonical)
    has_pattern = any(peer.zone != foreign and peer.is_own for peer in peers)
    if Tier.PRODUCTION not in (tier, other):
        if has_pattern:
            return "" if survey.has_like(host, foreign, zone) and not survey.leans_on(service, foreign) else "shared"
        return "shared" if is_ours and not is_everybodys else None
    if not divided and registrable(host):
        return "alone" if is_bound and other is Tier.PRODUCTION else None
    if is_everybodys and not (is_bound or target.setting.owner):
        return "shared" if is_ours else None
    if is_everybodys and not is_ours:
        return ("" if other is Tier.PRODUCTION else "shared") if is_bound else None
    if peers and not any(peer.is_own for peer in peers):
        return "alone"
    if has_pattern or survey.last in (zone, foreign) or survey.has_like(host, foreign, zone):
        return "" if peers or is_ours else "alone"
    return "shared"


def _is_left_at_default(survey: Survey, service: Service, target: Target, foreign: str) -> bool:
    """Whether developers have what a layer for everybody says, and production, whose it is, has the same from there.

    The lowest layer then speaks for production, and who runs the service at home may well have no other.
    """
    if target.setting.owner or (service.environment.tier, survey.tiers[foreign]) != (Tier.DEVELOPMENT, Tier.PRODUCTION):
        return False
    peers = survey.peers(service, target)
    return any(peer.zone == foreign and peer.target.setting.location == target.setting.location for peer in peers)


def _is_surely_meant_for_one(survey: Survey, service: Service, target: Target, host: str, foreign: str) -> bool:
    """Whether a host on a domain that was declared another zone's is a fault, and not shared on purpose.

    Below production, environments lend each other hosts of which the borrower has none of its own; and under a domain that other
    zones' domains are parts of stands what everybody uses, unless a third zone has a host of its own there.
    """
    own = service.environment.zone
    if Tier.PRODUCTION not in (service.environment.tier, survey.tiers[foreign]):
        return survey.has_like(host, foreign, own) and not survey.leans_on(service, foreign)
    if target.setting.canonical or not survey.zones.is_at_large(host):
        return True
    peers = survey.peers(service, target)
    return any(host not in peer.target.hosts for peer in peers)


def _breaks_pattern(survey: Survey, service: Service, target: Target, foreign: str) -> bool:
    """Whether the same key of a third zone says the same with its own word, so that this one should too."""
    shape = survey.without_words(target.rest, foreign)
    return any(
        peer.zone != foreign
        and survey.zones.words_in(peer.target.rest) == {peer.zone}
        and survey.without_words(peer.target.rest, peer.zone) == shape
        for peer in survey.peers(service, target)
    )


def _violation(survey: Survey, service: Service, target: Target, value: str, foreign: str, variant: str) -> Violation:
    theirs = (peer for peer in survey.peers(service, target) if peer.zone == foreign)
    related = [_related(peer) for peer in theirs if peer.target.setting.location != target.setting.location][:1]
    own = survey.divided.get(registrable(value), {}).get(service.environment.zone) if variant != "named" else None
    if own is not None:
        related.append(Related(f"a host of {service.environment.zone}'s own", place_of(own)))
    kind, _, rest = target.setting.canonical.partition(".")
    facts = {"value": value, "named": foreign, "target": rest.partition(".")[0] if kind == "dependencies" else ""}
    origin = survey.origin(service, target, value)
    cause = None if origin is None else place_of(origin)
    return Violation(place_of(target.setting), facts, tuple(related), variant, cause=cause)


def _with_causes(violations: Iterable[Violation]) -> Iterator[Violation]:
    """The violations; those that may be meant as few matters: that an environment uses another one's hosts is decided once."""
    matters = Matters()
    for violation in violations:
        if violation.variant == "shared" and violation.cause is None:
            place, foreign = violation.place, violation.facts["named"]
            cause = matters.first(place, ("host", foreign, violation.facts["value"]), ("borrower", foreign, place.environment))
            yield msgspec.structs.replace(violation, cause=cause)
        else:
            yield violation


def _related(peer: Peer) -> Related:
    return Related(f"{peer.service.environment.name}'s own value", place_of(peer.target.setting))
