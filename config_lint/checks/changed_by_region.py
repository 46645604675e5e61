"""`changed-by-region`: production environments change one after the other."""

from collections.abc import Iterator
from typing import ClassVar

from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.environment import Tier
from config_lint.domain.fleet import Fleet
from config_lint.domain.past import Passage
from config_lint.domain.place import place_of
from config_lint.domain.violation import Outcome, Related, Verdict, Violation


class ChangedByRegionParameters(Parameters, frozen=True):
    """`least`: how many production environments there must be for it to matter that all of them change."""

    least: int


class ChangedByRegion(Check[ChangedByRegionParameters, Fleet]):
    """One setting of a service that had one value in all its production environments, and has another one in all of them now.

    Where they still differ, or have changed to different values, somebody thought of each. Only changed values count: a setting
    that is new has nothing to fall back to either way.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
    parameters_type = ChangedByRegionParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each setting of a service with several production environments that changed in one of them."""
        history = group.history
        if history is None:
            return
        production = {found.name for found in group.environments if found.tier is Tier.PRODUCTION and not found.abstract}
        for passages in history.rows.values():
            regions = [passage for passage in passages if passage.slot[0] in production and passage.now]
            changed = [passage for passage in regions if passage.is_changed]
            if len(regions) < self.parameters.least or not changed:
                continue
            before = {passage.before.trace for passage in changed if passage.before}
            together = len(changed) == len(regions) and len(before) == len({passage.trace for passage in changed}) == 1
            if together:
                yield from (_violation(passage, changed) for passage in changed)
            else:
                yield Verdict.PASSED


def _violation(passage: Passage, changed: list[Passage]) -> Violation:
    assert passage.now is not None
    here = passage.now.location
    places = {other.now.location: other for other in changed if other.now and other.now.location != here}
    related = tuple(Related(f"changed in {other.slot[0]} too", place_of(other.now)) for other in places.values() if other.now)
    facts = {"regions": tuple(other.slot[0] for other in changed), "count": len(changed)}
    return Violation(place_of(passage.now), facts, related)
