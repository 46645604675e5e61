"""`in-order`: settings of one service that are each to be smaller than the next."""

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from config_lint.checks.typed import typed
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.quantity import Incomparable, Quantity
from config_lint.values.reference import Reference
from config_lint.values.words import words


class InOrderParameters(Parameters, frozen=True):
    """`settings` are canonical names, smallest first; with `equal` two neighbours may also be the same."""

    settings: tuple[str, ...]
    equal: bool = False


class InOrder(Check[InOrderParameters, Service]):
    """Every two of the settings that a service has are compared.

    Two numbers without units are only compared where their keys say the same but for one word (`ACCESS_TTL`, `REFRESH_TTL`):
    otherwise one may count minutes and the other days.
    """

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    sees_names = False
    parameters_type = InOrderParameters

    def examine(self, group: Service) -> Iterator[Outcome]:
        """One outcome for each pair of settings that the service has."""
        found = [(group.bound[name], typed(group, name)) for name in self.parameters.settings if name in group.bound]
        for (lower, lower_value), (upper, upper_value) in combinations(found, 2):
            if (
                isinstance(lower_value, Reference)
                or isinstance(upper_value, Reference)
                or not _alike(lower, lower_value, upper, upper_value)
            ):
                yield Verdict.NOT_EVALUATED
                continue
            try:
                well = lower_value <= upper_value if self.parameters.equal else lower_value < upper_value
            except Incomparable:
                yield Verdict.NOT_EVALUATED
                continue
            if well:
                yield Verdict.PASSED
                continue
            facts = {"lower": lower.key, "lower_value": lower_value, "upper": upper.key, "upper_value": upper_value}
            yield Violation(place_of(lower), facts, (Related(f"{upper.key} is set here", place_of(upper)),))


def _alike(lower: Setting, lower_value: object, upper: Setting, upper_value: object) -> bool:
    if not (isinstance(lower_value, Quantity) and isinstance(upper_value, Quantity)):
        return True
    if lower_value.magnitude is not None or upper_value.magnitude is not None:
        return True
    one, other = words(lower.name), words(upper.name)
    return len(one) == len(other) and sum(left != right for left, right in zip(one, other, strict=True)) == 1
