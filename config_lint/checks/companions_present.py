"""`companions-present`: where every `X_URL` comes with an `X_CLIENT_ID`, so does this one."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

import msgspec

from config_lint.checks.scored import score_of_name
from config_lint.checks.written import called
from config_lint.domain.applied import Tally
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.rekeyed import Rekeyed
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.on_use import on_use

_variable = on_use(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")

Words = tuple[str, ...]
Affix = tuple[Words, Words]
"""What stands before and after the stem of a name: () and (URL), for AUTH_URL."""


class CompanionsPresentParameters(Parameters, frozen=True):
    """`support` is how many stems have to have both names; `longest` how many words of a name are looked at."""

    support: int = 5
    longest: int = 7


class CompanionsPresent(Check[CompanionsPresentParameters, Fleet]):
    """An element is a service, all its environments together.

    Learned are the names that come in pairs: with `API_URL_ORDERS` there is `ORDERS_CLIENT_ID`. A stem that has the one and not
    the other, where all others that have the one have both, lacks it.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset()
    parameters_type = CompanionsPresentParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One violation for each name that is missing."""
        for services in group.by_service.values():
            found = list(self._lacking(_variables(services)))
            yield from found or (Verdict.PASSED,)

    def more_of_keys(self, rekeyed: Rekeyed) -> Tally | None:
        """It sees one service at a time."""
        return rekeyed.more_of(self.examine)

    def _lacking(self, variables: Mapping[str, Setting]) -> Iterator[Violation]:
        stems: dict[Affix, dict[Words, str]] = {}
        for name in variables:
            parts = tuple(name.split("_"))
            if len(parts) <= self.parameters.longest:
                for start in range(len(parts)):
                    for end in range(start + 1, len(parts) + (start > 0)):
                        stems.setdefault((parts[:start], parts[end:]), {})[parts[start:end]] = name
        common = {affix: found for affix, found in stems.items() if len(found) > self.parameters.support}
        told: set[str] = set()
        for affix, found in sorted(common.items()):
            for other, others in sorted(stems.items()):
                if len(others) < self.parameters.support or other == affix:
                    continue
                lacking = found.keys() - others.keys()
                if len(lacking) == 1 and len(found) - 1 >= self.parameters.support:
                    (stem,) = lacking
                    missing = "_".join((*other[0], *stem, *other[1]))
                    if missing not in told and missing not in variables:
                        told.add(missing)
                        yield _violation(
                            missing, variables[found[stem]], variables[others[min(found.keys() & others.keys())]], len(found) - 1
                        )


def _variables(services: tuple[Service, ...]) -> dict[str, Setting]:
    """The variables that a service has somewhere, each with the first setting that is it."""
    found: dict[str, Setting] = {}
    for service in services:
        for setting in service.settings:
            name = called(setting.name)
            if _variable.fullmatch(name):
                found.setdefault(name, setting)
    return found


def _violation(missing: str, given: Setting, like: Setting, support: int) -> Violation:
    """Located beside a companion that is there, in the file where the missing one would stand."""
    place = msgspec.structs.replace(place_of(like, at_key=True), key=missing, name=missing, chain=())
    facts = {"missing": missing, "given": called(given.name), "support": support, "like": called(like.name)}
    score = score_of_name(support, support, missing)
    return Violation(place, facts, (Related("comes without it", place_of(given)),), subject=missing, score=score)
