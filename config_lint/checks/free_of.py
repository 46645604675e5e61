"""`free-of`: no problem of a kind was met on the way from files to services."""

from collections.abc import Iterator
from itertools import repeat
from typing import ClassVar

import msgspec

from config_lint.checks.matters import Matters
from config_lint.domain.altered import Altered
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import Place, place_of
from config_lint.domain.problem import Problem
from config_lint.domain.setting import Setting
from config_lint.domain.violation import PASSED, Outcome, Related, Violation


class FreeOfParameters(Parameters, frozen=True):
    """`problem` is its kind, such as `unreadable-file` or `invalid-value`; with `together`, those of one file are one matter."""

    problem: str
    together: bool = False


class FreeOf(Check[FreeOfParameters, Fleet]):
    """Errors are findings: what goes wrong while reading, layering or binding is said by a rule. An element is a file."""

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"problems", "texts", "hidden", "well-known"})
    fields = frozenset[str]()
    sees_names = False
    parameters_type = FreeOfParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One violation a problem, and one passed element for each file without any."""
        touched: set[str] = set()
        matters = Matters()
        for problem in group.problems:
            if problem.kind == self.parameters.problem:
                touched.add(problem.location.path)
                found = violation_of(problem, group)
                together = matters.first(found.place, problem.location.path) if self.parameters.together else None
                yield msgspec.structs.replace(found, cause=together)
        yield from repeat(PASSED, len(group.fed.keys() - touched))

    def is_blind_to(self, altered: Altered) -> bool:
        """It sees no values at all, but the problems that were met with them: who has any is looked at by everybody."""
        del altered
        return True


def violation_of(problem: Problem, fleet: Fleet, variant: str = "", *further: Related) -> Violation:
    """The problem as a violation: at its setting, where it has one, otherwise at its place in the file."""
    setting = setting_of(problem, fleet)
    place = place_of(setting) if setting else Place(problem.location, problem.environment, problem.service, key=problem.key)
    related = (Related(words, Place(location, problem.environment, problem.service)) for words, location in problem.related)
    facts = dict(problem.facts)
    return Violation(place, facts, (*related, *further), variant or problem.variant, subject=facts.get("name", ""))


def setting_of(problem: Problem, fleet: Fleet) -> Setting | None:
    """The setting that a problem is about; None for a problem of a file."""
    service = fleet.by_pair.get((problem.environment, problem.service))
    return service.by_location.get((problem.location, problem.key)) if service else None
