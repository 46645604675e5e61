"""Rules that overlook keys that came or went say what they said, whatever else there is in the fleet."""

from collections.abc import Collection
from hashlib import blake2b
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings

from config_lint.domain.fleet import Fleet
from config_lint.domain.rekeyed import Rekeyed
from config_lint.domain.rule import Rule
from config_lint.engine.judged import judged
from config_lint.equivalence import equivalence_of, given_words
from config_lint.equivalence.taught import taught_alike
from config_lint.pipeline.memory.blind import Rules
from config_lint.pipeline.memory.concerned import concerned
from config_lint.pipeline.memory.imprint import Imprints
from config_lint.pipeline.memory.keys import keys_between, overlooked
from config_lint.pipeline.memory.shown import shown_again
from config_lint.pipeline.memory.worded_keys import blind_to_keys
from config_lint.pipeline.memory.worded_keys import worded as worded_in
from config_lint.rulebook.checks import with_check
from tests.pipeline.memory.test_blind import CHANCE, demo, examples_of, faulty, on_a_day, record_of
from tests.rekeyed import rekeyed_once
from tests.shipped import asked_by_default, shipped_rules
from tests.worded import worded


def asked() -> Rules:
    """The rules that are asked by default."""
    return asked_by_default()[0]


def only(found: Fleet, names: Collection[str]) -> Fleet:
    """What a run sees of a fleet: the services that differ, and no other."""
    services = tuple(service for service in found.services if service.name in names)
    return Fleet(found.environments, services, (), {}, found.intent)


def require_overlooked_to_be_so(before: Fleet, rules: Rules, chance: Random, times: int = 1) -> set[str]:
    """Changes keys, and asks again those who are said to overlook it, each time after the one before; the rules that were."""
    record, met = record_of(before, rules), set[str]()
    for _ in range(times):
        after = rekeyed_once(before, chance)
        names = {other.name for one, other in zip(before.services, after.services, strict=True) if one is not other}
        if not names or equivalence_of(after).own_words.learned != record.state.learned:
            continue
        was, now = (only(each, names) for each in (before, after))
        places = [place for place, service in enumerate(after.services) if service.name in names]
        keys = keys_between(was.services, now.services, places, Imprints(lambda data: blake2b(data).digest()))
        others = {
            id(link.entry) for each in before.services if each.name not in names for key in each.settings for link in key.chain
        }
        if keys is None or any(id(key.chain[0].entry) in others for key in keys.went):
            continue  # what others read still is no key that went
        for part in (was, now):
            given_words(part, record.state.learned)
        rekeyed = Rekeyed(was, now, keys.came, keys.went)
        altered = worded_in(rekeyed, keys.change)
        taught = taught_alike(altered, record.state.taught) if altered else None
        unseen = blind_to_keys(rules, record, keys.change, rekeyed, altered) if altered and taught else {}
        _, showing = shown_again(record, keys.change, after.by_pair)
        concerning = concerned(keys.change, record, showing, unseen)
        more, attentive = overlooked(rules, record, concerning, rekeyed, unseen)
        met |= more.keys()
        said = judged(after, [each for each in rules if each[0].id in more], {}, lambda _: None, noting=True)
        where = [(key.service, key.environment, key.document, key.name, key.value) for key in (*keys.came, *keys.went)]
        for rule, tally in more.items():
            findings = [[each for each in found.findings if each.rule == rule] for found in (record.judged, said)]
            assert findings[0] == findings[1], (rule, where)
            tallies = {environment: known + tally for environment, known in record.judged.tallies[rule].items()}
            assert said.tallies[rule] == tallies, (rule, where)
            known = attentive.get(rule, record.judged.attention.get(rule, frozenset()))
            now_attentive = said.attention.get(rule, frozenset())
            assert now_attentive == known if rule in attentive else now_attentive <= known, (rule, where)
        before, record = after, record_of(after, rules)
    return met


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(chance=CHANCE)
def test_who_overlooks_keys_in_a_whole_fleet_says_the_same(chance: Random) -> None:
    for found in (demo(), faulty(), on_a_day(worded(chance))):
        require_overlooked_to_be_so(found, asked(), chance, times=3)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in shipped_rules()])
@settings(max_examples=1, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(chance=CHANCE)
def test_who_overlooks_keys_in_its_examples_says_the_same(rule: Rule, chance: Random) -> None:
    ruled = with_check(rule)
    for example in examples_of(ruled[0].id):
        require_overlooked_to_be_so(example, [ruled], chance, times=8)


@settings(max_examples=1, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(chance=CHANCE)
def test_all_overlook_some_key(chance: Random) -> None:
    met = require_overlooked_to_be_so(on_a_day(worded(chance)), asked(), chance, times=25)
    assert len(met) > len(asked()) / 4
