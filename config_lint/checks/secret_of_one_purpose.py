"""`secret-of-one-purpose`: no two well-known secrets of a service are one and the same."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.secret_facts import is_stand_in
from config_lint.values.wildcard import fits


class SecretOfOnePurposeParameters(Parameters, frozen=True):
    """`settings` are canonical names, one a purpose; `*` stands for the name of a member: two clients may share a secret."""

    settings: tuple[str, ...]


class SecretOfOnePurpose(Check[SecretOfOnePurposeParameters, Service]):
    """Equal texts are equal secrets, and so are equal references to one entry of a store.

    What is encrypted in the file is unknown.
    """

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    sees_names = False
    parameters_type = SecretOfOnePurposeParameters

    def __init__(self, parameters: SecretOfOnePurposeParameters) -> None:
        super().__init__(parameters)
        self._patterns = tuple((pattern, partial(fits, pattern=pattern)) for pattern in parameters.settings)

    def examine(self, group: Service) -> Iterator[Outcome]:
        """One outcome for each of the settings after the first."""
        seen: dict[Secret | Reference, tuple[str, Setting]] = {}
        for purpose, setting in self._secrets(group):
            value = setting.value
            if isinstance(value, Reference) and not value.name:
                yield Verdict.NOT_EVALUATED
            elif isinstance(value, Reference) or (isinstance(value, Secret) and value and not is_stand_in(value)):
                first, other = seen.setdefault(value, (purpose, setting))
                if first == purpose:
                    yield Verdict.PASSED
                else:
                    related = Related(f"{other.canonical} is the same secret", place_of(other))
                    yield Violation(place_of(setting), {"other": other.key, "other_setting": other.canonical}, (related,))

    def _secrets(self, service: Service) -> Iterator[tuple[str, Setting]]:
        """Each of the settings that the service has, with the pattern that means it."""
        for pattern, is_meant in self._patterns:
            yield from ((pattern, setting) for _, setting in service.meaning(is_meant))
