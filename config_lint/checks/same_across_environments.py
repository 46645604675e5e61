"""`same-across-environments`: what is to be the same in all environments is."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from config_lint.checks.intended_rows import intended_rows
from config_lint.checks.scored import score_of_name
from config_lint.checks.written import called
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.environment import Tier
from config_lint.domain.fleet import Fleet, Row
from config_lint.domain.place import place_of
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.equivalence import Equivalence, Expectation, equivalence_of, expected
from config_lint.values.reference import Reference

MAJORITY = 2
"""Siblings that have to agree, for a kind of setting alone to say that another one is wrong."""


class SameAcrossEnvironmentsParameters(Parameters, frozen=True):
    """`kinds` are kinds of settings that are expected to be the same, where `[drift]` says nothing."""

    kinds: frozenset[str] = frozenset()


class SameAcrossEnvironments(Check[SameAcrossEnvironmentsParameters, Fleet]):
    """An element is a key of a service that several environments have, and that is to be the same by `[drift]`.

    Or one that differs, and that is to be the same by its kind.

    The minority is the fault, and where there is none, all but the environment closest to production. The variant `expected` is
    for what the kind of a well-known setting says, `called` for what the words of any other key say; they count where at least
    two siblings agree, and not in environments for development. Values that are equal by meaning, or once each environment's own
    words are replaced, are the same.
    """

    group = Group.KIN
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
    through = "rows"
    parameters_type = SameAcrossEnvironmentsParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One violation for each setting that differs from what most say."""
        tiers = {environment.name: environment.tier for environment in group.environments}
        for row, entry in intended_rows(group):
            if entry is not None:
                if entry.mode == "same":
                    yield from _judged(group, _known(row), len(row.settings), entry.reason, "")
                continue
            kind = self._kind(row.settings[-1]) if row.differs else None
            if kind is not None:
                settings = [setting for setting in _known(row) if tiers[setting.environment] > Tier.DEVELOPMENT]
                variant = "expected" if row.settings[-1].canonical else "called"
                yield from _judged(group, settings, len(settings), str(kind), variant)

    def _kind(self, setting: Setting) -> Expectation | None:
        kind = expected(setting)
        return kind if kind is not None and kind.mode == "same" and kind.kind in self.parameters.kinds else None


def _known(row: Row) -> list[Setting]:
    return [setting for setting in row.settings if not isinstance(setting.value, Reference)]


def _judged(fleet: Fleet, settings: Sequence[Setting], of: int, reason: str, variant: str) -> Iterator[Outcome]:
    if len(settings) < of:
        yield Verdict.NOT_EVALUATED
    circles = _circles(equivalence_of(fleet), settings)
    if len(circles) < MAJORITY:
        yield Verdict.PASSED
        return
    largest = max(map(len, circles))
    usual = [circle for circle in circles if len(circle) == largest][-1]  # of two as large, the one closer to production
    is_told = largest >= MAJORITY and sum(len(circle) == largest for circle in circles) == 1
    for circle in circles:
        for setting in circle if circle is not usual else ():
            if variant and not is_told:
                yield Verdict.PASSED
                continue
            others = [other.environment for other in usual]
            facts = {"value": setting.value, "usual": usual[-1].value, "others": others, "reason": reason}
            related = (Related(f"{others[-1]}'s value", place_of(usual[-1])),)
            # What somebody has said needs no siblings to bear it out; otherwise its name says what is expected of it.
            score = score_of_name(largest, len(settings) - 1, called(setting.name)) if variant else None
            yield Violation(place_of(setting), facts, related, variant, score=score)


def _circles(equivalence: Equivalence, settings: Sequence[Setting]) -> list[list[Setting]]:
    """The settings that mean the same, together; in promotion order by the last of each."""
    circles: list[list[Setting]] = []
    for setting in settings:
        home = next((circle for circle in circles if equivalence.compared(circle[0], setting).same), None)
        if home is None:
            circles.append([setting])
        else:
            home.append(setting)
    order = {id(setting): index for index, setting in enumerate(settings)}
    return sorted(circles, key=lambda circle: order[id(circle[-1])])
