"""`present-like-peers`: what most environments of a service have, all have."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

from config_lint.checks.lacking import place_without
from config_lint.checks.matters import Matters
from config_lint.domain.applied import Tally
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.environment import Tier
from config_lint.domain.fields import field_of
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.rekeyed import Rekeyed
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.boolean import words as booleans
from config_lint.values.empty import Empty
from config_lint.values.words import words


class PresentLikePeersParameters(Parameters, frozen=True):
    """`members` is a part of the service model with named members (`dependencies`); each needs one of `fields`."""

    members: str
    fields: tuple[str, ...]


class PresentLikePeers(Check[PresentLikePeersParameters, Fleet]):
    """A minority of a third or less is the fault, first among the environments of one zone, then among zones.

    Otherwise a service that speaks of the member there all the same (a timeout, a port), unless it leaves the field blank. What
    is given to an environment's children need not be given to itself, and a developer may do without. Variant `default` where a
    program's own may do: below staging, and in production, for which it is often made. Variant `unused` where the service has
    nothing at all of what stands beside the address elsewhere: it does without the member, or does not have it yet.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"toggles", "well-known"})
    parameters_type = PresentLikePeersParameters

    def reads(self, expressions: Sequence[str]) -> frozenset[str]:
        """The fields that a member needs one of, as far as they are blank."""
        del expressions
        return frozenset(field_of(f"{self.parameters.members}..{field}") for field in self.parameters.fields)

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each member of each service in each environment.

        What several services lack there is one matter, and what a service does without in several environments.
        """
        matters = Matters()
        for services in group.by_service.values():
            if len(services) == 1:
                continue
            having = self._having(services)
            for member, found in having.items():
                for service in services:
                    if service.environment.name in found:
                        yield Verdict.PASSED
                    elif any(group.intent.is_provided((setting.name, setting.canonical)) for setting in found.values()):
                        yield Verdict.NOT_EVALUATED
                    else:
                        yield self._lacking(service, services, member, found, matters)

    def more_of_keys(self, rekeyed: Rekeyed) -> Tally | None:
        """It sees one service at a time."""
        return rekeyed.more_of(self.examine)

    def _having(self, services: Sequence[Service]) -> Mapping[str, Mapping[str, Setting]]:
        """For each member, the setting that gives it one of the fields, by environment."""
        found: dict[str, dict[str, Setting]] = {}
        for service in services:
            for setting in service.well_known:
                if setting.canonical.startswith(self.parameters.members) and not _blank(setting):
                    member, _, field = setting.canonical.removeprefix(f"{self.parameters.members}.").partition(".")
                    if field in self.parameters.fields:
                        found.setdefault(member, {}).setdefault(service.environment.name, setting)
        return found

    def _lacking(
        self, service: Service, services: Sequence[Service], member: str, having: Mapping[str, Setting], matters: Matters
    ) -> Outcome:
        spoken_of = any(name.startswith(f"{self.parameters.members}.{member}.") for name in service.bound)
        with_it, of = _peers(service, services, having)
        is_minority = with_it * 3 >= of * 2 and service.environment.tier > Tier.DEVELOPMENT
        is_parent = any(
            service.environment.name in other.environment.lineage for other in services if other.environment.name in having
        )
        is_blank = any(f"{self.parameters.members}.{member}.{field}" in service.bound for field in self.parameters.fields)
        if not (is_minority or (spoken_of and not is_blank)) or is_parent or _switched_off(service, member):
            return Verdict.PASSED
        if not service.complete or not _has_document(service, having.values()):
            return Verdict.NOT_EVALUATED
        peer = _nearest(service, [other for other in services if other.environment.name in having])
        setting = having[peer.environment.name]
        variant = "" if spoken_of or service.environment.tier is Tier.STAGING else "default"
        if not spoken_of and _is_unused(service, peer, setting, member):
            variant = "unused"
        related = (Related(f"{setting.environment}'s own value", place_of(setting)),)
        place = place_without(service, peer, setting)
        having_it = (place.environment, *having)
        signs = [(*having_it, member), (*having_it, service.name, place.location)]
        cause = matters.first(place, *signs, *([(service.name, member)] if variant == "unused" else []))
        return Violation(place, {"target": member, "having": with_it, "of": of}, related, variant, subject=member, cause=cause)


def _peers(service: Service, services: Sequence[Service], having: Mapping[str, Setting]) -> tuple[int, int]:
    """How many have it, of how many: the environments of the same zone if one of them has it, otherwise the zones.

    Where several others have it, developers' zones count only if they have it too: they may do without.
    """
    zone = service.environment.zone
    members = [other.environment.name for other in services if other.environment.zone == zone]
    with_it = sum(name in having for name in members)
    if with_it:
        return with_it, len(members)
    has_it = {other.environment.zone for other in services if other.environment.name in having}
    lowest = Tier.TEST if len(has_it) >= SEVERAL else Tier.DEVELOPMENT
    zones = has_it | {other.environment.zone for other in services if other.environment.tier >= lowest}
    return len(has_it), len(zones)


SEVERAL = 3
"""Zones that have something, for developers' zones that do without to say nothing."""


def _nearest(service: Service, having: Sequence[Service]) -> Service:
    """The peer to compare with: one of the same zone, otherwise the highest."""
    return next((other for other in having if other.environment.zone == service.environment.zone), having[-1])


def _has_document(service: Service, having: Iterable[Setting]) -> bool:
    """Whether a document in which others have it is here at all: an object that is not deployed lacks no key."""
    documents = {setting.document for setting in having}
    return "" in documents or any(setting.document in documents for setting in service.settings)


def _is_unused(service: Service, peer: Service, setting: Setting, member: str) -> bool:
    """Whether the peer has a whole group of settings that begin with the member's name, and the service none of them."""
    said, called = words(setting.name), words(member)
    at = next((at for at in range(len(said)) if said[at : at + len(called)] == called), None)
    if at is None:
        return False
    start = said[: at + len(called)]
    group = {each.name for each in peer.settings if each.document == setting.document and words(each.name)[: len(start)] == start}
    return len(group) >= GROUP and not any(words(each.name)[: len(start)] == start for each in service.settings)


GROUP = 4
"""Settings that make a group: an address, and more than a timeout or a key with it."""


def _blank(setting: Setting) -> bool:
    return setting.value is None or setting.value == "" or isinstance(setting.value, Empty)


def _switched_off(service: Service, member: str) -> bool:
    """Whether a switch of the member says that it is not used here: `AUTH_ENABLED=false`."""
    called = words(member)
    for setting in service.settings:
        said = words(setting.name)
        if said[-1:] in (("enabled",), ("disabled",)) and said[: len(called)] == called:
            return booleans.get(str(setting.value).lower()) is (said[-1] == "disabled")
    return False
