"""What need not be examined is told at once of all: nothing is said otherwise than of each group by itself."""

from functools import cache

import pytest

from config_lint.domain.check import Group
from config_lint.domain.fleet import Fleet
from config_lint.domain.rule import Rule
from config_lint.domain.service import Service
from config_lint.engine.ask import Member, asked, asked_of_all
from config_lint.engine.told import told_by, whose
from config_lint.engine.wording import in_words
from config_lint.rulebook.checks import with_check
from tests.builders import fleet_of
from tests.faulty_fleet import FILES, OPTIONS
from tests.shipped import shipped_rules

BY_SERVICE = [rule for rule in shipped_rules() if with_check(rule)[1].group is Group.SERVICE]


@cache
def faulty() -> Fleet:
    return fleet_of(FILES, OPTIONS)


def services_of(rule: Rule) -> list[tuple[Service, ...]]:
    examples = [fleet_of(example.files, example.options) for example in rule.examples if example.before is None]
    return [found.services for found in (*examples, faulty())]


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in BY_SERVICE])
def test_services_are_sifted_as_each_would_be_examined(rule: Rule) -> None:
    check = with_check(rule)[1]
    for services in services_of(rule):
        at_once: list[Member] = []
        one_by_one: list[Member] = []
        assert asked_of_all(rule, check, services, at_once) == asked(rule, check, services, one_by_one)
        assert [in_words(*said) for said in at_once] == [in_words(*said) for said in one_by_one]
        told = told_by(rule, check, services)
        assert told is not None
        tallies = {whose(service): asked(rule, check, (service,), []) for service in services}
        assert told.tallies == {pair: tally for pair, tally in tallies.items() if tally.evaluated or tally.not_evaluated}


def test_what_no_service_says_is_examined_in_none() -> None:
    rule = next(rule for rule in BY_SERVICE if rule.id == "health/grace-period-too-short")
    check = with_check(rule)[1]
    services = fleet_of({"environments/staging/a.yaml": b"port: 8080\n"}).services
    counted, left = check.sifted(services)
    assert (list(counted), list(left)) == ([(services[0], 1)], [])
