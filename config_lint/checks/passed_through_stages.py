"""`passed-through-stages`: what reaches production was somewhere before."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.environment import Environment, Tier
from config_lint.domain.fleet import Fleet
from config_lint.domain.past import Passage
from config_lint.domain.place import place_of
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.equivalence import equivalence_of, expected
from config_lint.values.boolean import words as booleans


class PassedThroughStagesParameters(Parameters, frozen=True):
    """There are none."""


class PassedThroughStages(Check[PassedThroughStagesParameters, Fleet]):
    """A setting that production shared with an environment before it, and that has a value of its own now.

    What never was the same is no matter of stages; neither is what each environment has of its own (addresses, credentials,
    sizes, verbosity), a switch, what `[drift]` lets differ, nor a value that is the earlier one's but for the environment's own
    words.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
    parameters_type = PassedThroughStagesParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each setting that changed in production."""
        history = group.history
        if history is None:
            return
        environments = {found.name: found for found in group.environments}
        for passages in history.rows.values():
            for passage in passages:
                if environments[passage.slot[0]].tier is not Tier.PRODUCTION or not passage.is_changed:
                    continue
                earlier = [other for other in passages if _is_before(other, passage, environments)]
                shared = [other for other in earlier if _agreed(other, passage)]
                if not shared or any(passage.trace in _traces(other) for other in earlier):
                    yield Verdict.PASSED
                elif not all(other.trace and other.before and other.before.trace for other in earlier):
                    yield Verdict.NOT_EVALUATED
                elif self._is_each_ones_own(passage, group) or self._is_alike(passage, earlier, group):
                    yield Verdict.PASSED
                else:
                    yield _violation(passage, shared)

    def _is_each_ones_own(self, passage: Passage, fleet: Fleet) -> bool:
        assert passage.now is not None
        mode = fleet.intent.mode(passage.now)
        expectation = expected(passage.now)
        if mode:
            return mode != "same"
        is_switch = str(passage.now.value).strip().lower() in booleans
        return is_switch or (expectation is not None and (expectation.mode == "differ" or expectation.kind == "flag"))

    def _is_alike(self, passage: Passage, earlier: Sequence[Passage], fleet: Fleet) -> bool:
        assert passage.now is not None
        equivalence = equivalence_of(fleet)
        return any(equivalence.compared(passage.now, other.now).same for other in earlier if other.now)


def _is_before(other: Passage, passage: Passage, environments: dict[str, Environment]) -> bool:
    """Whether it is the same setting of an environment that comes before, in the promotion order and by its tier."""
    one, two = environments[other.slot[0]], environments[passage.slot[0]]
    return one.rank < two.rank and one.tier < two.tier and (other.before is not None or other.now is not None)


def _agreed(other: Passage, passage: Passage) -> bool:
    """Whether both had one value."""
    return bool(other.before and passage.before and other.before.trace and other.before.trace == passage.before.trace)


def _traces(passage: Passage) -> set[str]:
    """What an environment carried then and carries now."""
    return {passage.trace, passage.before.trace if passage.before else ""} - {""}


def _violation(passage: Passage, shared: Sequence[Passage]) -> Violation:
    assert passage.now is not None
    related = tuple(Related(f"{other.slot[0]} still has what both had", place_of(other.now)) for other in shared if other.now)
    return Violation(place_of(passage.now), {"earlier": tuple(other.slot[0] for other in shared)}, related)
