"""`secret-real`: a secret that was not made for tests."""

from collections.abc import Iterator
from typing import ClassVar

from config_lint.checks.tiers import TierName, tiers
from config_lint.checks.written_secrets import Written, written_secrets
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.environment import Tier
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.violation import Outcome, Verdict, Violation
from config_lint.values.secret_facts import is_made_of_words
from config_lint.values.strength import strength


class SecretRealParameters(Parameters, frozen=True):
    """`words` are those of secrets for tests; `not_in_production` those that are well elsewhere (`staging`)."""

    tiers: tuple[TierName, ...]
    words: tuple[str, ...]
    not_in_production: tuple[str, ...] = ()


class SecretReal(Check[SecretRealParameters, Service]):
    """A word of tests makes a secret one for tests.

    Below production the secret must also be made of words: providers give test keys for such environments (`sk_test_…`). A value
    that says of itself that it is none (`dummy`) counts where a well-known setting has it. The variant `other` is a secret by its
    key's name alone.
    """

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset({"hidden"})
    parameters_type = SecretRealParameters

    def __init__(self, parameters: SecretRealParameters) -> None:
        super().__init__(parameters)
        self.tiers = tiers(parameters.tiers)
        self.words = frozenset(parameters.words)
        self.in_production = self.words | frozenset(parameters.not_in_production)

    def examine(self, group: Service) -> Iterator[Outcome]:
        """One outcome for each secret that is written."""
        tier = group.environment.tier
        if tier not in self.tiers:
            return
        for written in written_secrets(group):
            if self._is_for_tests(written, tier):
                yield Violation(place_of(written.setting), {}, variant="" if written.setting.canonical else "other")
            else:
                yield Verdict.PASSED

    def _is_for_tests(self, written: Written, tier: Tier) -> bool:
        if written.stand_in:
            return bool(written.setting.canonical)
        said = self.in_production if tier is Tier.PRODUCTION else self.words
        if said.isdisjoint(strength(written.said).words):
            return False
        return tier is Tier.PRODUCTION or is_made_of_words(written.said)
