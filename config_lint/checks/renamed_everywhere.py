"""`renamed-everywhere`: what gets another name in one environment gets it in the others too."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from config_lint.checks.still_there import successor
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.history import History
from config_lint.domain.past import Passage
from config_lint.domain.place import place_of
from config_lint.domain.violation import Outcome, Related, Verdict, Violation


class RenamedEverywhereParameters(Parameters, frozen=True):
    """There are none."""


class RenamedEverywhere(Check[RenamedEverywhereParameters, Fleet]):
    """A setting that is gone while a new one has its value was renamed; an environment that still has the old name was forgotten.

    A new name that is brought in from the first environments on is being rolled out. One that has both names is on its way.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
    parameters_type = RenamedEverywhereParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each environment that still has the old name of a setting that was renamed in another one."""
        history = group.history
        if history is None:
            return
        ranks = {environment.name: environment.rank for environment in group.environments}
        for passages in history.rows.values():
            renamed = {passage.slot[0]: found for passage in passages if (found := _renamed(passage, history))}
            names = {found.slot[3] for found in renamed.values()}
            if not renamed or len(names) != 1:
                continue
            last = max(ranks[environment] for environment in renamed)
            for passage in passages:
                if passage.now is None or passage.before is None:
                    continue
                both = (*passage.slot[:3], next(iter(names))) in history.passages
                if both or ranks[passage.slot[0]] > last:
                    yield Verdict.PASSED
                else:
                    yield _violation(passage, list(renamed.values()))


def _renamed(passage: Passage, history: History) -> Passage | None:
    """The setting that it is now; None where it was not renamed."""
    return successor(passage, history) if passage.is_gone else None


def _violation(passage: Passage, renamed: Sequence[Passage]) -> Violation:
    assert passage.now is not None
    assert renamed[0].now is not None
    related = tuple(Related(f"renamed in {other.slot[0]}", place_of(other.now, at_key=True)) for other in renamed if other.now)
    facts = {"new_name": renamed[0].now.key, "renamed_in": tuple(other.slot[0] for other in renamed)}
    return Violation(place_of(passage.now, at_key=True), facts, related)
