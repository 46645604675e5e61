"""`ordered-by-promotion`: a service's value rises, or falls, on the way to production."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, Literal

import msgspec

from config_lint.checks.tiers import EVERY, TierName, tiers
from config_lint.checks.typed import typed
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.quantity import Incomparable
from config_lint.values.reference import Reference


class OrderedByPromotionParameters(Parameters, frozen=True):
    """`setting` is a canonical name.

    A value of a `later` tier may be no smaller than one of an `earlier` tier, or no larger where the direction is `falling`. `at`
    says which of the two is the fault.
    """

    setting: str
    direction: Literal["rising", "falling"]
    earlier: tuple[TierName, ...] = EVERY
    later: tuple[TierName, ...] = EVERY
    at: Literal["earlier", "later"] = "later"


class Holder(msgspec.Struct, frozen=True):
    """A service in one environment, and the value that it has there."""

    service: Service
    setting: Setting
    value: Any


class OrderedByPromotion(Check[OrderedByPromotionParameters, Fleet]):
    """Only environments of different tiers are compared, each with the closest one that is out of order."""

    group = Group.KIN
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    sees_names = False
    parameters_type = OrderedByPromotionParameters

    def __init__(self, parameters: OrderedByPromotionParameters) -> None:
        super().__init__(parameters)
        self.earlier = tiers(parameters.earlier)
        self.later = tiers(parameters.later)

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each pair of a service's later environment with the earlier ones."""
        for services in group.by_service.values():
            holders = [
                Holder(service, service.bound[self.parameters.setting], typed(service, self.parameters.setting))
                for service in services
                if self.parameters.setting in service.bound
            ]
            for holder in holders:
                if holder.service.environment.tier in self.later:
                    yield from self._compared(holder, holders)

    def _compared(self, later: Holder, holders: Sequence[Holder]) -> Iterator[Outcome]:
        tier = later.service.environment.tier
        before = [
            holder
            for holder in holders
            if holder.service.environment.tier in self.earlier and holder.service.environment.tier < tier
        ]
        if not before:
            return
        if isinstance(later.value, Reference):
            yield Verdict.NOT_EVALUATED
            return
        unknown = 0
        for earlier in sorted(before, key=lambda holder: holder.service.environment.rank, reverse=True):
            try:
                out_of_order = not isinstance(earlier.value, Reference) and self._is_out_of_order(earlier.value, later.value)
            except Incomparable:
                out_of_order = False
                unknown += 1
            unknown += isinstance(earlier.value, Reference)
            if out_of_order:
                yield self._violation(earlier, later)
                return
        yield Verdict.NOT_EVALUATED if unknown else Verdict.PASSED

    def _is_out_of_order(self, earlier: Any, later: Any) -> bool:
        return bool(later < earlier if self.parameters.direction == "rising" else later > earlier)

    def _violation(self, earlier: Holder, later: Holder) -> Violation:
        here, there = (later, earlier) if self.parameters.at == "later" else (earlier, later)
        facts = {"value": here.value, "other": there.value, "other_environment": there.service.environment.name}
        return Violation(
            place_of(here.setting), facts, (Related(f"{there.service.environment.name}'s own value", place_of(there.setting)),)
        )
