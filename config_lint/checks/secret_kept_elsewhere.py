"""`secret-kept-elsewhere`: a file names the place of a secret, and does not hold it."""

from collections.abc import Iterator
from typing import ClassVar

import msgspec

from config_lint.checks.secret_references import unnamed
from config_lint.checks.tiers import TierName, tiers
from config_lint.checks.told_once import told_once
from config_lint.checks.written_secrets import Written, written_secrets
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.environment import Tier
from config_lint.domain.fleet import Fleet
from config_lint.domain.service import Service
from config_lint.domain.violation import Outcome, Verdict, Violation
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.secret_facts import is_made_of_words, shape_of
from config_lint.values.strength import strength
from config_lint.values.value import Value

_real_length = 16


class SecretKeptElsewhereParameters(Parameters, frozen=True):
    """Where secrets must not be written."""

    tiers: tuple[TierName, ...]


class Holder(msgspec.Struct, frozen=True):
    """A secret that is written, whose it is, and how it can be told (`shape`, otherwise by the name of its key)."""

    service: Service
    written: Written
    shape: str


class SecretKeptElsewhere(Check[SecretKeptElsewhereParameters, Fleet]):
    """One violation for each secret, however many files and services have it, and under whatever keys.

    The variant `name` is a secret by its key's name alone; `test` is one of those in a test environment, where only what was not
    obviously made up counts.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"hidden"})
    sees_names = False
    parameters_type = SecretKeptElsewhereParameters

    def __init__(self, parameters: SecretKeptElsewhereParameters) -> None:
        super().__init__(parameters)
        self.tiers = tiers(parameters.tiers)

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each secret of the tiers; a reference to a store is well."""
        found: dict[Secret, list[Holder]] = {}
        for service in group.services:
            if service.environment.tier not in self.tiers:
                continue
            yield from (Verdict.PASSED for setting in service.hidden if _is_kept(setting.value))
            for written in written_secrets(service):
                shape = shape_of(written.secret)
                if not written.stand_in and (service.environment.tier is not Tier.TEST or shape or _looks_real(written.said)):
                    found.setdefault(written.secret, []).append(Holder(service, written, shape))
        for holders in found.values():
            yield _violation(holders, group)


def _is_kept(value: Value) -> bool:
    return isinstance(value, Reference) and value.kind not in unnamed


def _looks_real(secret: Secret) -> bool:
    facts = strength(secret)
    return facts.length >= _real_length and not (facts.common or facts.words or facts.is_repetitive or is_made_of_words(secret))


def _violation(holders: list[Holder], fleet: Fleet) -> Violation:
    worst = max(holder.service.environment.tier for holder in holders)
    shape = holders[0].shape
    variant = "" if shape else "test" if worst is Tier.TEST else "name"
    settings = [holder.written.setting for holder in holders]
    return told_once(settings, {"shape": shape}, fleet, "the same secret", variant)
