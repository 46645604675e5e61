"""Rules that are blind to a change of texts say what they said, whatever else there is in the fleet."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config_lint.domain.altered import Altered
from config_lint.domain.facts import SETTINGS, TEXTS, URLS, WELL_KNOWN, kinds_of
from config_lint.domain.fields import fields_between
from config_lint.domain.finding import Finding
from config_lint.domain.fleet import Fleet
from config_lint.domain.report import Coverage
from config_lint.domain.rule import Rule
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.engine.judged import Judged, judged
from config_lint.engine.needed import needed_by, read_by
from config_lint.engine.told import BY_SERVICE
from config_lint.equivalence import equivalence_of, given_words
from config_lint.equivalence.taught import taught_alike
from config_lint.pipeline.examples import EXAMPLE_DAY
from config_lint.pipeline.memory.blind import Rules, blind
from config_lint.pipeline.memory.imprint import Change
from config_lint.pipeline.memory.outline import Outline
from config_lint.pipeline.memory.record import Record, State
from config_lint.pipeline.memory.shown import places_of
from config_lint.rulebook.checks import with_check
from tests.altered import VALUES, with_texts
from tests.builders import fleet_of
from tests.faulty_fleet import FILES, OPTIONS
from tests.remodelled import is_own, takes
from tests.shipped import asked_by_default, shipped_rules
from tests.worded import worded

ROOT = Path(__file__).parents[3]
CHANCE = st.randoms(use_true_random=True)
PLAIN = frozenset((TEXTS, URLS))

Slot = tuple[str, str, str, str]


def on_a_day(found: Fleet) -> Fleet:
    return found.given(found.problems, msgspec.structs.replace(found.intent, today=EXAMPLE_DAY))


@cache
def demo() -> Fleet:
    files = {
        path.relative_to(ROOT).as_posix(): path.read_bytes() for path in (ROOT / "environments").rglob("*") if path.is_file()
    }
    return on_a_day(fleet_of(files, tomllib.loads((ROOT / ".config-lint.toml").read_text(encoding="utf-8"))))


@cache
def faulty() -> Fleet:
    return on_a_day(fleet_of(FILES, OPTIONS))


@cache
def across() -> Rules:
    """The rules that look at more than one service at a time, and at texts."""
    rules, _ = asked_by_default()
    return [(rule, check) for rule, check in rules if check.group not in BY_SERVICE and not PLAIN.isdisjoint(check.needed())]


def slot(setting: Setting) -> Slot:
    return setting.environment, setting.service, setting.document, setting.name


def may_change(setting: Setting) -> bool:
    """Whether its text may be another one, and no value of another kind would be."""
    return kinds_of(setting) <= {*PLAIN, WELL_KNOWN} and all(link.entry.value.__class__ is str for link in setting.chain)


def another(text: str, texts: list[str], chance: Random) -> str:
    """A text that is much like the other one, or like what others say."""
    at = chance.randrange(len(text) + 1)
    letter = chance.choice("aeiost019-. /")
    return chance.choice(
        [
            *(
                f"{text}x",
                f"{text[:at]}{letter}{text[at:]}",
                f"{text[:at]}{text[at + 1 :]}",
                f"{text[:at]}{letter}{text[at + 1 :]}",
            ),
            *(
                text.replace("production", "staging"),
                text.replace("staging", "production"),
                text.upper(),
                f"{text} and more words",
            ),
            *chance.choices(texts, k=6),
        ]
    )


def changed(found: Fleet, chance: Random, most: int = 3) -> Fleet:
    """The fleet with a few other texts in a service."""
    kin = {service.name for service in found.services}
    name = chance.choice(sorted(kin))
    own = [setting for service in found.services if service.name == name for setting in service.settings]
    others = {
        id(link.entry) for service in found.services if service.name != name for each in service.settings for link in each.chain
    }
    meaning = meanings(found, name)
    others |= {at for at, each in meaning.items() if None in each}
    mine = [each for each in own if may_change(each) and not any(id(link.entry) in others for link in each.chain)]
    if not mine:
        return found
    near = [str(each.value) for each in mine if each.value]
    texts = [*(value for value in VALUES if isinstance(value, str)), *all_texts(found), *near, *near, *near]
    new: dict[int, str] = {}
    for setting in chance.choices(mine, k=chance.randint(1, most)):
        row = [str(each.value) for each in mine if (each.document, each.name) == (setting.document, setting.name)]
        entry = chance.choice(setting.chain).entry
        text = another(str(entry.value), [*texts, *row * 20], chance)
        if all(each is not None and takes(*each, text) for each in meaning.get(id(entry), ())):
            new[id(entry)] = text
    return with_texts(found, new)


def meanings(found: Fleet, name: str) -> dict[int, list[tuple[Service, str] | None]]:
    """What the service model takes from each entry of a service, by its id; None where that is not what is written there."""
    meant: dict[int, list[tuple[Service, str] | None]] = {}
    for service in found.services:
        for canonical, setting in service.bound.items() if service.name == name else ():
            written = setting.chain[-1].entry
            is_plain = is_own(service, setting) and written.value is setting.value
            for link in setting.chain:
                is_it = is_plain and link.entry is written
                meant.setdefault(id(link.entry), []).append((service, canonical) if is_it else None)
    return meant


def all_texts(found: Fleet) -> Iterator[str]:
    for service in found.services:
        yield from (setting.value for setting in service.settings if isinstance(setting.value, str))
        yield service.name


def altered_between(before: Fleet, after: Fleet) -> Altered:
    """What a run sees of two fleets: the services that differ, and no other."""
    pairs = [
        (one, other)
        for was, is_ in zip(before.services, after.services, strict=True)
        for one, other in zip(was.settings, is_.settings, strict=True)
        if one != other
    ]
    names = {other.service for _, other in pairs}
    parts = []
    for each in (before, after):
        services = tuple(service for service in each.services if service.name in names)
        parts.append(Fleet(each.environments, services, (), {}, each.intent))
        given_words(parts[-1], equivalence_of(before).own_words.learned)
    return Altered(parts[0], parts[1], tuple(pairs))


def record_of(found: Fleet, rules: Rules) -> Record:
    words = equivalence_of(found).own_words
    said = judged(found, rules, {}, lambda _: None, noting=True)
    needs = {rule.id: needed_by(rule, check) for rule, check in rules}
    seeing = frozenset(rule.id for rule, check in rules if check.made().sees_names or SETTINGS in check.needed())
    fields = {rule.id: read for rule, check in rules if (read := read_by(rule, check)) is not None}
    state = State(b"", (), (), frozenset(), {}, needs, fields, seeing, words.learned, words.taught, frozenset())
    return Record({}, Outline(found.environments, found.pairs, Coverage(0, 0, 0, 0, 0, 0, 0, {}), "", {}, {}), said, state)


def found_by(said: Judged, rule: str, shown: set[Slot]) -> list[object]:
    """What a rule found; of what shows a changed setting, not what it says, which a run looks at again."""
    return [
        bare(each) if any((at.environment, at.service, at.document, at.name) in shown for at in places_of(each)) else each
        for each in said.findings
        if each.rule == rule
    ]


def bare(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.fingerprint, finding.place.location, finding.place.key, finding.affects


def require_blind_to_be_blind(before: Fleet, rules: Rules, chance: Random, times: int = 1) -> set[str]:
    """Changes texts, and asks again those who are said to be blind to it; the rules that were."""
    record, met = record_of(before, rules), set[str]()
    for _ in range(times):
        after = changed(before, chance)
        altered = altered_between(before, after)
        taught = taught_alike(altered, record.state.taught)
        if not altered.texts or taught is None:
            continue
        words = equivalence_of(after).own_words
        assert words.learned == record.state.learned
        fields = fields_between(altered.before.services, altered.after.services)
        kinds = frozenset(kind for pair in altered.texts for each in pair for kind in kinds_of(each))
        unseen = blind(rules, record, Change(PLAIN | kinds, frozenset(), fields), altered)
        met |= unseen.keys()
        said = judged(after, [each for each in rules if each[0].id in unseen], {}, lambda _: None, noting=True)
        shown = {slot(setting) for _, setting in altered.texts}
        for rule, more in unseen.items():
            where = [(slot(one), one.value, other.value) for one, other in altered.texts]
            assert found_by(said, rule, shown) == found_by(record.judged, rule, shown), (rule, where)
            tallies = {environment: tally + more for environment, tally in record.judged.tallies[rule].items()}
            assert said.tallies[rule] == tallies, (rule, where)
            assert said.attention.get(rule, frozenset()) <= record.judged.attention.get(rule, frozenset()), (rule, where)
        for environment, shows in words.taught.shown.items():
            assert shows <= taught.shown.get(environment, frozenset())
        for environment, pairs in words.taught.nearly.items():
            assert pairs <= taught.nearly.get(environment, frozenset())
    return met


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(chance=CHANCE)
def test_who_is_blind_in_a_whole_fleet_says_the_same(chance: Random) -> None:
    for found in (demo(), faulty()):
        require_blind_to_be_blind(found, across(), chance, times=3)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in shipped_rules()])
@settings(max_examples=1, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(chance=CHANCE)
def test_who_is_blind_in_its_examples_says_the_same(rule: Rule, chance: Random) -> None:
    ruled = with_check(rule)
    if ruled[1].group in BY_SERVICE or PLAIN.isdisjoint(ruled[1].needed()):
        return
    for example in examples_of(ruled[0].id):
        require_blind_to_be_blind(example, [ruled], chance, times=12)


@cache
def examples_of(rule: str) -> tuple[Fleet, ...]:
    examples = next(each.examples for each in shipped_rules() if each.id == rule)
    return tuple(on_a_day(fleet_of(example.files, example.options)) for example in examples if example.before is None)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(chance=CHANCE)
def test_who_is_blind_where_all_is_nearly_alike_says_the_same(chance: Random) -> None:
    require_blind_to_be_blind(on_a_day(worded(chance)), across(), chance, times=8)


@settings(max_examples=1, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(chance=CHANCE)
def test_most_are_blind_to_some_text(chance: Random) -> None:
    met = require_blind_to_be_blind(on_a_day(worded(chance)), across(), chance, times=20)
    assert len(met) > len(across()) / 2
