"""`jwt-algorithm-safe`: an algorithm for tokens that only the holder of a key can sign with."""

from collections.abc import Iterator
from typing import ClassVar

from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.violation import Outcome, Verdict, Violation
from config_lint.values.on_use import on_use
from config_lint.values.reference import Reference

_name = on_use(r"[A-Za-z0-9]+")
"""https://www.iana.org/assignments/jose/jose.xhtml#web-signature-encryption-algorithms"""


class JwtAlgorithmSafeParameters(Parameters, frozen=True):
    """`settings` are the canonical names that hold an algorithm, or a list of them."""

    settings: tuple[str, ...]


class JwtAlgorithmSafe(Check[JwtAlgorithmSafeParameters, Service]):
    """Neither `none`, nor (variant `mixed`) algorithms with a shared secret beside algorithms with a key pair."""

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    sees_names = False
    parameters_type = JwtAlgorithmSafeParameters

    def examine(self, group: Service) -> Iterator[Outcome]:
        """One outcome for each of the settings that the service has."""
        for name in self.parameters.settings:
            setting = group.bound.get(name)
            if setting is None:
                continue
            if isinstance(setting.value, Reference):
                yield Verdict.NOT_EVALUATED
                continue
            found = set(_name.findall(str(setting.value)))
            shared = {algorithm for algorithm in found if algorithm.startswith("HS")}
            if "none" in found:
                yield Violation(place_of(setting), {"value": setting.value})
            elif shared and found - shared:
                yield Violation(place_of(setting), {"value": setting.value}, variant="mixed")
            else:
                yield Verdict.PASSED
