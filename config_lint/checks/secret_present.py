"""`secret-present`: a service has in every environment the secrets that it has in most."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import ClassVar

import msgspec

from config_lint.checks.given_unseen import is_given_unseen, seen_given
from config_lint.checks.lacking import place_without
from config_lint.checks.matters import Matters
from config_lint.checks.secret_references import unnamed
from config_lint.checks.tiers import TierName, tiers
from config_lint.checks.written_secrets import is_meant
from config_lint.domain.altered import Altered
from config_lint.domain.applied import Tally
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.environment import Tier
from config_lint.domain.fleet import Fleet
from config_lint.domain.key import is_item, parse, render
from config_lint.domain.place import place_of
from config_lint.domain.rekeyed import Rekeyed
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.on_use import on_use
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.secret_keys import is_secret_key

_spelling = on_use(r"[^a-z0-9]+")
_enough = 3

Name = tuple[str, str]
"""Document and normalised key."""


class SecretPresentParameters(Parameters, frozen=True):
    """The tiers that are compared: on a developer's machine a program has other ways."""

    tiers: tuple[TierName, ...]


class SecretPresent(Check[SecretPresentParameters, Fleet]):
    """The minority is the fault, first among the environments of one zone, then among zones.

    With one against one, it is the side that lacks what both have otherwise: at least three secrets under the same parent, and no
    other difference among them. What is given to an environment's children need not be given to itself.

    A secret is only missed where what it belongs to is there: a whole part of a service that an environment does without is no
    slip. It may stand in another document, or under another spelling of the same name.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "hidden", "well-known"})
    fields = frozenset[str]()
    parameters_type = SecretPresentParameters

    def __init__(self, parameters: SecretPresentParameters) -> None:
        super().__init__(parameters)
        self.tiers = tiers(parameters.tiers)

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each secret that a service has in some of its environments, and each that it lacks.

        What is missing at one place, or under one name in several services of an environment, is one matter.
        """
        matters = Matters()
        for every in group.by_service.values():
            services = [service for service in every if service.environment.tier in self.tiers]
            secrets = [dict.fromkeys(_secrets(service)) for service in services]
            for name in dict.fromkeys(chain.from_iterable(secrets)):
                if all(name in own for own in secrets):
                    yield Verdict.PASSED
                    continue
                having = [service for service in services if name in service.by_name]
                if len(having) == len(services):
                    yield Verdict.PASSED
                    continue
                for service in services:
                    if name not in service.by_name:
                        outcome = self._judged(group, name, service, having, services)
                        yield _with_cause(outcome, matters) if isinstance(outcome, Violation) else outcome

    def is_blind_to(self, altered: Altered) -> bool:
        """Of texts it sees names of Secrets that are given as a whole."""
        return altered.looks_alike(seen_given)

    def more_of_keys(self, rekeyed: Rekeyed) -> Tally | None:
        """It sees one service at a time."""
        return rekeyed.more_of(self.examine)

    def _judged(
        self, fleet: Fleet, name: Name, service: Service, having: Sequence[Service], services: Sequence[Service]
    ) -> Outcome:
        peer = next((other for other in having if other.environment.zone == service.environment.zone), having[-1])
        setting = peer.by_name[name]
        if not service.complete or is_given_unseen(service) or fleet.intent.is_provided((setting.name, setting.canonical)):
            return Verdict.NOT_EVALUATED
        is_parent = any(service.environment.name in other.environment.lineage for other in having)
        if is_parent or _names_another(service, setting) or not all(is_secret(other.by_name[name]) for other in having):
            return Verdict.PASSED
        if _has_otherwise(service, setting) or not _has_parent(service, setting):
            return Verdict.PASSED
        with_it, of = _counted(service, having, services)
        if with_it * 2 < of or (with_it * 2 == of and not _alike_otherwise(service, peer, setting)):
            return Verdict.PASSED
        facts = {"missing": setting.key, "environments": tuple(other.environment.name for other in having)}
        related = (Related(f"set in {setting.environment}", place_of(setting)),)
        variant = "" if service.environment.tier >= Tier.STAGING else "lower"
        return Violation(place_without(service, peer, setting), facts, related, variant)


def _with_cause(violation: Violation, matters: Matters) -> Violation:
    place, having = violation.place, violation.facts["environments"]
    named = (place.environment, having, short(place.name))
    cause = matters.first(place, named, (place.environment, having, place.service, place.location))
    return msgspec.structs.replace(violation, cause=cause)


def _names_another(service: Service, setting: Setting) -> bool:
    """Whether the key speaks of other environments, and not of this one, which need not have it then."""
    named = service.zones.words_in(setting.name)
    return bool(named) and service.environment.zone not in named


def _secrets(service: Service) -> Iterator[Name]:
    for setting in service.hidden:
        if is_secret(setting):
            yield setting.document, setting.name


def _counted(service: Service, having: Sequence[Service], services: Sequence[Service]) -> tuple[int, int]:
    """How many have it, of how many: environments of the same zone if one of them has it, otherwise zones."""
    zone = service.environment.zone
    near = [other for other in having if other.environment.zone == zone]
    if near:
        return len(near), sum(other.environment.zone == zone for other in services)
    return len({other.environment.zone for other in having}), len({other.environment.zone for other in services})


def _alike_otherwise(service: Service, peer: Service, setting: Setting) -> bool:
    """Whether the two have the same secrets under the parent of this one, and several."""
    here, there = (_under(each, setting.document, parent_of(setting.name)) for each in (service, peer))
    return there - here == {setting.name} and len(here & there) >= _enough


def _under(service: Service, document: str, parent: str) -> set[str]:
    return {name for found, name in _secrets(service) if found == document and parent_of(name) == parent}


def is_secret(setting: Setting) -> bool:
    """Whether it is a secret, written or kept in a store."""
    value = setting.value
    if isinstance(value, Secret):
        return is_meant(setting, value)
    if isinstance(value, Reference):
        return value.kind not in unnamed or is_secret_key(setting.chain[-1].entry.key)
    return False


def _has_otherwise(service: Service, having: Setting) -> bool:
    if having.canonical and having.canonical in service.bound:
        return True
    wanted = short(having.name)
    return any(short(setting.name) == wanted for setting in service.settings)


def _has_parent(service: Service, having: Setting) -> bool:
    """Whether what the secret belongs to is there: its siblings, or the thing whose list of secrets is missing altogether."""
    parent = parent_of(having.name)
    around = parent_of(parent) if parent else ""
    names = (setting.name for setting in service.settings if setting.document == having.document)
    return any(parent_of(name) == parent or (around and name.startswith((f"{around}.", f"{around}["))) for name in names)


@lru_cache(maxsize=1 << 16)
def _split(name: str) -> tuple[str, str]:
    """What a key stands under, and its last name: `api.env` and `DB_PASSWORD` of `api.env[DB_PASSWORD].value`."""
    parts = parse(name)
    if len(parts) > 1 and parts[-1] in ("value", "valueFrom") and is_item(parts[-2]):
        parts = parts[:-1]
    return render(parts[:-1]), parts[-1].strip("[]") if parts else ""


def parent_of(name: str) -> str:
    """What a key stands under."""
    return _split(name)[0]


@lru_cache(maxsize=1 << 16)
def short(name: str) -> str:
    """The last name in a key, whatever its spelling."""
    return _spelling.sub("", _split(name)[1].lower())
