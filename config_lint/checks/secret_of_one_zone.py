"""`secret-of-one-zone`: no two environments share a secret."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import msgspec

from config_lint.checks.tiers import TierName, tiers
from config_lint.checks.written_secrets import is_alike_by_chance, written_secrets
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.wildcard import fits

if TYPE_CHECKING:
    from config_lint.values.secret import Secret


class SecretOfOneZoneParameters(Parameters, frozen=True):
    """At least one of the zones must be of the `tiers`.

    `own` are patterns of well-known settings that each environment has its own of; of any other, two may be alike by intent.
    """

    tiers: tuple[TierName, ...]
    own: tuple[str, ...] = ()


class Holder(msgspec.Struct, frozen=True):
    """A place that has a secret."""

    service: Service
    setting: Setting


class SecretOfOneZone(Check[SecretOfOneZoneParameters, Fleet]):
    """One violation for each secret, at the environment that is furthest from production: it has what is not its own.

    Short and common passwords, and single words, are alike by chance. Settings that `[drift]` wants to be the same are left
    alone. The variant `other` is a secret by its key's name alone: a licence or a provider's account may be shared on purpose.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"hidden"})
    sees_names = False
    parameters_type = SecretOfOneZoneParameters

    def __init__(self, parameters: SecretOfOneZoneParameters) -> None:
        super().__init__(parameters)
        self.tiers = tiers(parameters.tiers)

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each secret that is written."""
        found: dict[Secret, list[Holder]] = {}
        for service in group.services:
            if service.environment.preview:
                continue
            for written in written_secrets(service):
                if written.stand_in or group.intent.mode(written.setting) == "same":
                    continue
                found.setdefault(written.secret, []).append(Holder(service, written.setting))
        for secret, holders in found.items():
            if self._is_shared(holders) and not is_alike_by_chance(secret):
                yield self._violation(holders)
            else:
                yield Verdict.PASSED

    def _is_shared(self, holders: list[Holder]) -> bool:
        zones = {holder.service.environment.zone for holder in holders}
        return len(zones) > 1 and any(holder.service.environment.tier in self.tiers for holder in holders)

    def _violation(self, holders: list[Holder]) -> Violation:
        first = holders[0]
        zone = first.service.environment.zone
        other = next(holder for holder in reversed(holders) if holder.service.environment.zone != zone)
        places = {holder.setting.location: holder for holder in holders if holder.setting.location != first.setting.location}
        related = tuple(
            Related(f"the same secret in {holder.service.environment.name}", place_of(holder.setting))
            for holder in places.values()
        )
        own = any(fits(holder.setting.canonical, pattern) for holder in holders for pattern in self.parameters.own)
        facts = {
            "other_environment": other.service.environment.name,
            "environments": tuple(dict.fromkeys(holder.service.environment.name for holder in holders)),
        }
        return Violation(
            place_of(first.setting), facts, related, "" if own else "other", tuple(holder.service.pair for holder in holders)
        )
