"""`references-resolve`: what a value asks for with `${X}` is set somewhere."""

import re
from collections.abc import Iterator
from typing import ClassVar

from config_lint.checks.free_of import setting_of, violation_of
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.problem import Problem
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.reference import Reference


class ReferencesResolve(Check[Parameters, Fleet]):
    """Variants: `cycle` for a reference that leads back to itself, `near` for a name one edit away from one that is set.

    `resolved-by-siblings` is for a reference that comes to something under the same key in most other environments (of two, in
    the higher one), or in most other services of the same one. An element is a setting with references in it.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"problems", "settings"})
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One violation for each name that is set nowhere; a setting whose references came to something has passed."""
        for problem in group.problems:
            if problem.kind == "unresolved-reference":
                yield self._judged(problem, group)
        for service in group.services:
            for setting in service.settings:
                written = setting.chain[-1].entry.value
                if written is not setting.value and written.__class__ is str and not isinstance(setting.value, Reference):
                    yield Verdict.PASSED

    def _judged(self, problem: Problem, fleet: Fleet) -> Violation:
        setting = setting_of(problem, fleet)
        if problem.variant or setting is None:
            return violation_of(problem, fleet)
        name = problem.facts["name"]
        for siblings in (_elsewhere(setting, fleet), _beside(setting, fleet)):
            asking = [(other, tier) for other, tier in siblings if _asks(other, name)]
            resolving = [(other, tier) for other, tier in asking if not isinstance(other.value, Reference)]
            lacking = len(asking) - len(resolving) + 1
            own = _tier(setting, fleet)
            if len(resolving) > lacking or (len(resolving) == lacking and any(tier >= own for _, tier in resolving)):
                sibling = max(resolving, key=lambda found: found[1])[0]
                words = f"{name} is set for {sibling.service} in {sibling.environment}"
                return violation_of(problem, fleet, "resolved-by-siblings", Related(words, place_of(sibling)))
        return violation_of(problem, fleet)


def _tier(setting: Setting, fleet: Fleet) -> int:
    return fleet.by_pair[setting.environment, setting.service].environment.tier


def _elsewhere(setting: Setting, fleet: Fleet) -> Iterator[tuple[Setting, int]]:
    """The same key of the same service in other environments, with their tiers."""
    for service in fleet.by_service.get(setting.service, ()):
        other = service.by_name.get((setting.document, setting.name))
        if other is not None and service.environment.name != setting.environment:
            yield other, service.environment.tier


def _beside(setting: Setting, fleet: Fleet) -> Iterator[tuple[Setting, int]]:
    """The same key of other services in the same environment."""
    for service in fleet.services:
        if service.environment.name == setting.environment and service.name != setting.service:
            other = service.by_name.get((setting.document, setting.name))
            if other is not None:
                yield other, -1


def _asks(setting: Setting, name: str) -> bool:
    """Whether the setting is written with a reference to that name."""
    return re.search(rf"\$\{{{re.escape(name)}[}}:?+-]", str(setting.chain[-1].entry.value)) is not None
