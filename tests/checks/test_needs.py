"""What a check does not need, it does not notice; where it shows a value all the same, a run that saw it change asks again."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, ClassVar

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config_lint.discovery import plugin_named, subclasses_in
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.facts import BESIDE, KINDS, SETTINGS, kinds_of
from config_lint.domain.finding import Finding
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import Place, place_of
from config_lint.domain.rule import Rule
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Verdict, Violation
from config_lint.engine.gather import gather
from config_lint.engine.judge import judge
from config_lint.engine.needed import needed_by, read_by
from config_lint.pipeline.examples import EXAMPLE_DAY
from config_lint.rulebook.checks import with_check
from tests.altered import altered, is_altered
from tests.builders import fleet, fleet_of, rule_of
from tests.faulty_fleet import FILES, OPTIONS
from tests.shipped import asked_by_default, shipped_rules

NAMES = tuple(subclasses_in("config_lint.checks", Check, "config_lint.checks"))
CHANCE = st.randoms(use_true_random=True)
few = settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck), database=None)
every_rule = pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in shipped_rules()])


@pytest.mark.parametrize("name", NAMES)
def test_needs_are_known(name: str) -> None:
    needs = plugin_named(name, "config_lint.checks", Check, "config_lint.checks").needs
    assert needs <= {SETTINGS, *KINDS, *BESIDE}
    assert SETTINGS not in needs or needs.isdisjoint(KINDS), "that is everything already"


def said(
    found: Fleet, rule: Rule, check: Check[Any, Any], needs: frozenset[str], fields: frozenset[str] | None = None
) -> tuple[object, ...]:
    """All that a report may have of what a check says, but for the words about a setting that is nothing to it but a place."""
    judgement = judge(found, [(rule, check)])
    shown = {slot(place_of(setting)) for setting in settings_of(found) if is_altered(setting, needs, fields)}
    findings = gather(judgement.violations, found, {}, lambda _: None)
    return [each if shown.isdisjoint(slots(each)) else bare(each) for each in findings], judgement.tallies


def slot(place: Place) -> tuple[str, ...]:
    return (place.environment, place.service, place.document, place.name)


def slots(finding: Finding) -> Iterator[tuple[str, ...]]:
    """The settings that it shows."""
    yield slot(finding.place)
    yield from (slot(related.place) for related in finding.related)
    if finding.cause:
        yield slot(finding.cause)


def bare(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.fingerprint, finding.place.location, finding.place.key, finding.affects


@cache
def fleets_of(rule: str) -> tuple[Fleet, ...]:
    """Those of a rule's examples that are compared with no other state."""
    examples = next(each.examples for each in shipped_rules() if each.id == rule)
    return tuple(on_a_day(fleet_of(example.files, example.options)) for example in examples if example.before is None)


@cache
def demo() -> Fleet:
    root = Path(__file__).parents[2]
    files = {
        path.relative_to(root).as_posix(): path.read_bytes() for path in (root / "environments").rglob("*") if path.is_file()
    }
    return on_a_day(fleet_of(files, tomllib.loads((root / ".config-lint.toml").read_text(encoding="utf-8"))))


@cache
def faulty() -> Fleet:
    return on_a_day(fleet_of(FILES, OPTIONS))


def on_a_day(found: Fleet) -> Fleet:
    return found.given(found.problems, msgspec.structs.replace(found.intent, today=EXAMPLE_DAY))


@every_rule
@few
@given(chance=CHANCE)
def test_a_check_does_not_notice_what_it_does_not_need(rule: Rule, chance: Random) -> None:
    _, check = with_check(rule)
    for number, found in enumerate(fleets_of(rule.id)):
        needs = needed_by(rule, check)
        other = altered(found, needs, chance)
        assert said(other, rule, check, needs) == said(found, rule, check, needs), f"example {number}"


@every_rule
@few
@given(chance=CHANCE)
def test_nor_fields_that_it_does_not_read(rule: Rule, chance: Random) -> None:
    _, check = with_check(rule)
    needs, fields = needed_by(rule, check), read_by(rule, check)
    if fields is None:
        return
    for number, found in enumerate(fleets_of(rule.id)):
        other = altered(found, needs, chance, fields)
        assert said(other, rule, check, needs, fields) == said(found, rule, check, needs, fields), f"example {number}"


@few
@given(chance=CHANCE)
def test_nor_such_fields_in_a_whole_fleet(chance: Random) -> None:
    rules, _ = asked_by_default()
    for needs, fields in {(needed_by(rule, check), read_by(rule, check)) for rule, check in rules}:
        for found in (demo(), faulty()) if fields is not None else ():
            other = altered(found, needs, chance, fields)
            for rule, check in rules:
                if (needed_by(rule, check), read_by(rule, check)) == (needs, fields):
                    assert said(other, rule, check, needs, fields) == said(found, rule, check, needs, fields), rule.id


@few
@given(chance=CHANCE)
def test_nor_does_it_in_a_whole_fleet(chance: Random) -> None:
    rules, _ = asked_by_default()
    for needs in {needed_by(rule, check) for rule, check in rules}:
        for found in (demo(), faulty(), altered(demo(), BESIDE | {"well-known", "levels"}, chance)):
            other = altered(found, needs, chance)
            for rule, check in rules:
                if needed_by(rule, check) == needs:
                    assert said(other, rule, check, needs) == said(found, rule, check, needs), rule.id


class LargeAmounts(Check[Parameters, Fleet]):
    """Finds fault with every amount above nine."""

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"amounts"})
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        for service in group.services:
            for setting in service.settings:
                is_large = isinstance(setting.value, int) and setting.value > 9
                yield Violation(place_of(setting), {}) if is_large else Verdict.PASSED


@few
@given(chance=CHANCE)
def test_needs_that_are_too_narrow_are_caught(chance: Random) -> None:
    found = fleet(staging={"web": {f"SIZE_{size}X": size for size in range(2, 22)}})
    check, rule = LargeAmounts(Parameters()), rule_of(message="{{ 'fault' }}")
    needs = LargeAmounts.needs
    assert said(altered(found, needs, chance), rule, check, needs) == said(found, rule, check, needs)
    for needs in map(frozenset, ({"texts"}, {"well-known", "switches"}, set[str]())):
        assert said(altered(found, needs, chance), rule, check, needs) != said(found, rule, check, needs)


@few
@given(chance=CHANCE)
def test_only_values_are_altered(chance: Random) -> None:
    other = altered(faulty(), frozenset({"switches"}), chance)
    assert [skeleton(setting) for setting in settings_of(other)] == [skeleton(setting) for setting in settings_of(faulty())]
    pairs = list(zip(settings_of(faulty()), settings_of(other), strict=True))
    assert all(one is two for one, two in pairs if "switches" in kinds_of(one))
    assert sum(one.value != two.value for one, two in pairs) > len(pairs) // 4  # half of them, as chance has it


def settings_of(found: Fleet) -> list[Setting]:
    return [setting for service in found.services for setting in service.settings]


def skeleton(setting: Setting) -> tuple[object, ...]:
    links = [(link.name, link.layer, link.owner, link.entry.location, link.entry.value.__class__) for link in setting.chain]
    return setting.name, setting.document, setting.canonical, setting.value.__class__, kinds_of(setting), links
