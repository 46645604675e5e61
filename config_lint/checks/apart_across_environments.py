"""`apart-across-environments`: what must differ between environments does."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from config_lint.checks.intended_rows import intended_rows
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet, Row
from config_lint.domain.intent import Intended
from config_lint.domain.place import place_of
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.equivalence import Equivalence, Meaning, equivalence_of
from config_lint.values.reference import Reference


class ApartAcrossEnvironments(Check[Parameters, Fleet]):
    """An element is a key of a service that `[drift]` says `must-differ` of.

    Environments of one zone may share a value; the fault is at the zone that is furthest from production, which has what is not
    its own. What is kept in a store under one name may have another value for each environment.
    """

    group = Group.KIN
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
    through = "rows"
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One violation for each value that several zones have."""
        for row, entry in intended_rows(group):
            if entry is not None and entry.mode == "must-differ":
                yield from _judged(group, row, entry)


def _judged(fleet: Fleet, row: Row, entry: Intended) -> Iterator[Outcome]:
    yield from (Verdict.NOT_EVALUATED for setting in row.settings if isinstance(setting.value, Reference))
    for settings in _alike(equivalence_of(fleet), row.settings):
        first = settings[0]
        zone = fleet.zones.zone_of(first.environment)
        others = [other for other in settings if fleet.zones.zone_of(other.environment) != zone]
        if not others:
            yield Verdict.PASSED
            continue
        names = list(dict.fromkeys(other.environment for other in others))
        places = {other.location: other for other in others if other.location != first.location}
        related = tuple(Related(f"the same in {other.environment}", place_of(other)) for other in places.values())
        facts = {"value": first.value, "others": names, "reason": entry.reason}
        affects = tuple((other.environment, other.service) for other in settings)
        yield Violation(place_of(first), facts, related, affects=affects)


def _alike(equivalence: Equivalence, settings: Iterable[Setting]) -> Iterable[list[Setting]]:
    """What is written and not blank, by what it means."""
    found: dict[Meaning, list[Setting]] = {}
    for setting in settings:
        meaning = equivalence.meaning(setting)
        if meaning[0] not in ("blank", "reference"):
            found.setdefault(meaning, []).append(setting)
    return found.values()
