"""Who does not look at names does not notice keys of kinds that it does not need, whichever come and go."""

from collections.abc import Iterator
from random import Random
from typing import ClassVar

from hypothesis import given

from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.facts import SETTINGS
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.rule import Rule
from config_lint.domain.violation import Outcome, Verdict, Violation
from config_lint.rulebook.checks import with_check
from tests.builders import rule_of
from tests.checks.test_needs import CHANCE, demo, every_rule, faulty, few, fleets_of, on_a_day, said
from tests.rekeyed import rekeyed
from tests.shipped import asked_by_default
from tests.worded import worded


@every_rule
@few
@given(chance=CHANCE)
def test_who_sees_no_names_does_not_notice_a_key(rule: Rule, chance: Random) -> None:
    _, check = with_check(rule)
    if check.sees_names or SETTINGS in check.needed():
        return
    for number, found in enumerate(fleets_of(rule.id)):
        other = rekeyed(found, check.needed(), chance)
        assert said(other, rule, check, frozenset((SETTINGS,))) == said(found, rule, check, frozenset((SETTINGS,))), number


@few
@given(chance=CHANCE)
def test_nor_does_it_in_a_whole_fleet(chance: Random) -> None:
    rules, _ = asked_by_default()
    blind = [(rule, check.made()) for rule, check in rules if not check.made().sees_names and SETTINGS not in check.needed()]
    for needs in {check.needed() for _, check in blind}:
        for found in (demo(), faulty(), on_a_day(worded(chance))):
            other = rekeyed(found, needs, chance)
            for rule, check in blind:
                if check.needed() == needs:
                    shown = frozenset((SETTINGS,))
                    assert said(other, rule, check, shown) == said(found, rule, check, shown), rule.id


class LongNames(Check[Parameters, Fleet]):
    """Finds fault with long names, and says that it sees none."""

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts"})
    sees_names = False
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        for service in group.services:
            for setting in service.settings:
                yield Violation(place_of(setting), {}) if len(setting.name) > 9 else Verdict.PASSED


@few
@given(chance=CHANCE)
def test_who_sees_names_all_the_same_is_caught(chance: Random) -> None:
    check, rule = LongNames(Parameters()), rule_of(message="{{ 'fault' }}")
    other = rekeyed(demo(), LongNames.needs, chance)
    assert said(other, rule, check, LongNames.needs) != said(demo(), rule, check, LongNames.needs)
