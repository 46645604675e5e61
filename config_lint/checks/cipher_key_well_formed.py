"""`cipher-key-well-formed`: a key for encrypting data has the form that its cipher takes."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.environment import Tier
from config_lint.domain.fields import field_of
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.secret import Secret
from config_lint.values.secret_facts import is_cipher_key, is_stand_in
from config_lint.values.strength import is_fernet_key
from config_lint.values.words import words


class CipherKeyWellFormedParameters(Parameters, frozen=True):
    """`settings` are the canonical names of such keys."""

    settings: tuple[str, ...]


class CipherKeyWellFormed(Check[CipherKeyWellFormedParameters, Fleet]):
    """A key must be Fernet's where its name says so, or where the service's key in another environment is (variant `peers`).

    Any other must be one that some cipher takes (variant `cipher`), which is asked beyond development: programs may also derive
    keys from texts.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    sees_names = False
    parameters_type = CipherKeyWellFormedParameters

    def reads(self, expressions: Sequence[str]) -> frozenset[str]:
        """The keys."""
        del expressions
        return frozenset(map(field_of, self.parameters.settings))

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each key."""
        for name in self.parameters.settings:
            for services in group.by_service.values():
                held = [(service, service.bound[name]) for service in services if name in service.bound]
                for service, setting in held:
                    if not isinstance(setting.value, Secret):
                        yield Verdict.NOT_EVALUATED
                    elif setting.value and not is_stand_in(setting.value):
                        yield _judged(service, setting, [other for _, other in held])


def _judged(service: Service, setting: Setting, held: Sequence[Setting]) -> Outcome:
    key = setting.value
    if not isinstance(key, Secret) or is_fernet_key(key):
        return Verdict.PASSED
    if "fernet" in words(setting.key):
        return Violation(place_of(setting), {})
    peer = next((other for other in held if isinstance(other.value, Secret) and is_fernet_key(other.value)), None)
    if peer is not None:
        return Violation(
            place_of(setting), {"other_environment": peer.environment}, (Related("a Fernet key", place_of(peer)),), "peers"
        )
    if is_cipher_key(key) or service.environment.tier <= Tier.TEST:
        return Verdict.PASSED
    return Violation(place_of(setting), {}, variant="cipher")
