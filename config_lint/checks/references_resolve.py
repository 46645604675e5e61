"""`references-resolve`: what a value asks for with `${X}` is set somewhere."""

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from config_lint.checks.free_of import setting_of, violation_of
from config_lint.domain.altered import Altered
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.environment import Tier
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.problem import Problem
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.text.errors import says_template
from config_lint.values.on_use import on_use
from config_lint.values.reference import Reference
from config_lint.values.words import words


class ReferencesResolve(Check[Parameters, Fleet]):
    """Variants: `cycle` for a reference that leads back to itself, `near` for a name one edit away from one that is set.

    `resolved-by-siblings` is for a reference that comes to something under the same key in most other environments (of two, in
    the higher one), or in most other services of the same one. An element is a setting with references in it.

    Where several names of a service come to nothing, and not many more to something, its platform sets them at deployment, and
    so it does what no file is to hold, a token or a password; a developer sets what is left on a machine of their own; an object
    of Kubernetes has texts in it for the programs that read them; and something fills a template in. What they are is then not
    known, but for one that the same key asks for under another name in another environment.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"problems", "texts", "hidden"})
    sees_names = False
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One violation for each name that is set nowhere; a setting whose references came to something has passed."""
        problems = [problem for problem in group.problems if problem.kind == "unresolved-reference"]
        provided = _provided(problems, group)
        for problem in problems:
            violation = self._judged(problem, group)
            is_theirs = (problem.environment, problem.service) in provided or _is_somebodys(problem, group)
            is_theirs = is_theirs and not violation.variant
            yield Verdict.NOT_EVALUATED if is_theirs and not _asks_otherwise(problem, group) else violation
        for service in group.services:
            yield from (Verdict.PASSED for setting in service.replaced if _is_resolved(setting))

    def is_blind_to(self, altered: Altered) -> bool:
        """It sees what is written with a reference in it."""
        return altered.looks_alike(_seen)

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


_asked = on_use(r"\$\{([\w.-]+)")

KEPT = frozenset(("credentials", "key", "password", "secret", "token"))
"""Words of names that no file of settings is to hold: they come from a store."""

FEW, MANY_MORE = 2, 4
"""Names that come to nothing, at most, where each counts; and how many more must come to something where there are more."""


def _provided(problems: Sequence[Problem], fleet: Fleet) -> set[tuple[str, str]]:
    """The (environment, service) pairs whose names are set at deployment."""
    names: dict[tuple[str, str], set[str]] = {}
    for problem in problems:
        names.setdefault((problem.environment, problem.service), set()).add(problem.facts["name"])
    return {
        pair
        for pair, unresolved in names.items()
        if len(unresolved) > FEW
        and pair in fleet.by_pair
        and len(unresolved) * MANY_MORE > sum(map(_is_resolved, fleet.by_pair[pair].settings))
    }


def _is_somebodys(problem: Problem, fleet: Fleet) -> bool:
    """Whether the name is for somebody to set, or to understand, who writes no files here."""
    name, setting = problem.facts["name"], setting_of(problem, fleet)
    if not KEPT.isdisjoint(words(name)) or setting is None:
        return not KEPT.isdisjoint(words(name))
    if setting.document.partition("/")[1] and setting.document[0].isupper() and name != name.upper():
        return True
    if says_template(setting.location.path.rpartition("/")[2]):
        return True
    environment = fleet.by_pair[setting.environment, setting.service].environment
    return environment.tier is Tier.DEVELOPMENT and environment.rank == 0 and len(fleet.environments) > 1


def _is_resolved(setting: Setting) -> bool:
    """Whether a reference in it came to something."""
    written = setting.chain[-1].entry.value
    return written is not setting.value and written.__class__ is str and not isinstance(setting.value, Reference)


def _asks_otherwise(problem: Problem, fleet: Fleet) -> bool:
    """Whether another environment's setting of the same key asks for another name, and so one of the two is wrong."""
    setting = setting_of(problem, fleet)
    if setting is None:
        return False
    others = [frozenset(_asked.findall(str(other.chain[-1].entry.value))) for other, _ in _elsewhere(setting, fleet)]
    return any(names and problem.facts["name"] not in names for names in others)


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


def _seen(setting: Setting) -> object:
    written = str(setting.chain[-1].entry.value)
    return written if "${" in written else None
