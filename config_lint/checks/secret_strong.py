"""`secret-strong`: a secret that nobody guesses."""

from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from config_lint.checks.tiers import TierName, tiers
from config_lint.checks.told_once import told_once
from config_lint.checks.written_secrets import Written, written_secrets
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.service import Service
from config_lint.domain.violation import Outcome, Verdict
from config_lint.values.secret import Secret
from config_lint.values.secret_facts import is_made_of_words, is_plain_word, repeats, shape_of
from config_lint.values.strength import strength
from config_lint.values.wildcard import fits


class SecretStrongParameters(Parameters, frozen=True):
    """`shortest` is in bytes, and so are the `lengths` of well-known settings (`*` stands for a member's name).

    A secret that is made of words is weak where one of them is in `words`.
    """

    tiers: tuple[TierName, ...]
    shortest: int = 8
    lengths: dict[str, int] = {}
    words: tuple[str, ...] = ()


class Weakness(NamedTuple):
    """A secret, what is wrong with it, and the variant that says so."""

    secret: Secret
    reason: str
    variant: str


class SecretStrong(Check[SecretStrongParameters, Fleet]):
    """The variant `other` is a secret by its key's name alone. Secrets whose shape is known were made by machines."""

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"hidden"})
    sees_names = False
    parameters_type = SecretStrongParameters

    def __init__(self, parameters: SecretStrongParameters) -> None:
        super().__init__(parameters)
        self.tiers = tiers(parameters.tiers)
        self.words = frozenset(parameters.words)

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each secret that is written; those of one text that are weak for one reason are one violation."""
        weak: dict[Weakness, list[Written]] = {}
        for service in group.services:
            if service.environment.tier not in self.tiers:
                continue
            for written in written_secrets(service):
                if written.stand_in:
                    continue
                reason = "" if shape_of(written.secret) else self._weakness(written, service)
                if reason:
                    variant = "" if written.setting.canonical else "other"
                    weak.setdefault(Weakness(written.secret, reason, variant), []).append(written)
                else:
                    yield Verdict.PASSED
        for found, holders in weak.items():
            settings = [written.setting for written in holders]
            yield told_once(settings, {"reason": found.reason}, group, "the same secret", found.variant)

    def _weakness(self, written: Written, service: Service) -> str:
        """What is wrong with it, as the end of a sentence; empty where nothing is."""
        said, setting = written.said, written.setting
        facts = strength(said)
        if facts.common:
            return "is among the passwords that are tried first"
        if facts.is_repetitive or facts.is_sequential:
            return "is a repetition or a row of neighbouring keys"
        needed = self._needed(setting.canonical)
        if strength(written.secret).length < needed:
            return f"is shorter than {needed} bytes"
        if is_plain_word(said):
            return "is a single word"
        if repeats(said, (service.name, setting.name)):
            return "says no more than a name that goes with it"
        if not self.words.isdisjoint(facts.words) and is_made_of_words(said):
            return "is made of words that everybody uses in secrets"
        return ""

    def _needed(self, canonical: str) -> int:
        if canonical in self.parameters.lengths:
            return self.parameters.lengths[canonical]
        patterns = self.parameters.lengths.items() if canonical else ()
        return next((length for pattern, length in patterns if fits(canonical, pattern)), self.parameters.shortest)
