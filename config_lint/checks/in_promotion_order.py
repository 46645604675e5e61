"""`in-promotion-order`: what `[drift]` says is ordered goes one way towards production."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from config_lint.checks.intended_rows import intended_rows
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.intent import Intended
from config_lint.domain.place import place_of
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.equivalence.order import grows, may_grow


class InPromotionOrder(Check[Parameters, Fleet]):
    """An element is a pair of environments, the later one with the closest earlier one that has the key.

    Verbosity may only shrink towards production, scale only grow. Anything else may have either direction, and keeps the first
    that it takes. Environments of equal rank are not ordered.
    """

    group = Group.KIN
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
    through = "rows"
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One violation for each step that goes the other way."""
        ranks = {environment.name: environment.rank for environment in group.environments}
        for row, entry in intended_rows(group):
            if entry is not None and entry.mode == "ordered":
                yield from _judged(row.settings, entry, ranks)


def _judged(settings: Sequence[Setting], entry: Intended, ranks: Mapping[str, int]) -> Iterator[Outcome]:
    direction = may_grow(settings[-1])
    for later in settings:
        earlier = next((other for other in reversed(settings) if ranks[other.environment] < ranks[later.environment]), None)
        if earlier is None:
            continue
        grown = grows(earlier, later)
        if grown is None:
            yield Verdict.PASSED if earlier.value == later.value else Verdict.NOT_EVALUATED
        elif direction is None or grown is direction:
            direction = grown
            yield Verdict.PASSED
        else:
            facts = {
                "value": later.value,
                "other": earlier.value,
                "other_environment": earlier.environment,
                "than": "more" if grown else "less",
                "reason": entry.reason,
            }
            yield Violation(place_of(later), facts, (Related(f"{earlier.environment}'s own value", place_of(earlier)),))
