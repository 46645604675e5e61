"""What a check says that it looks at a fleet through is what it makes, where nobody before it did."""

from typing import Any

import pytest

from config_lint.checks.survey import Survey
from config_lint.checks.written import Sheet
from config_lint.domain.fleet import Fleet
from config_lint.domain.rule import Rule
from config_lint.engine.judge import judge
from config_lint.rulebook.checks import Deferred, with_check
from tests.builders import fleet_of
from tests.faulty_fleet import FILES, OPTIONS
from tests.shipped import asked_by_default

RULES, _ = asked_by_default()
LARGEST_FIRST = ("sheet", "targets", "graph", "rows")


@pytest.fixture(scope="module")
def faulty() -> Fleet:
    return fleet_of(FILES, OPTIONS)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule, _ in RULES])
def test_a_check_looks_through_what_it_says(monkeypatch: pytest.MonkeyPatch, faulty: Fleet, rule: Rule) -> None:
    made: set[str] = set()
    for name, kind in (("sheet", Sheet), ("targets", Survey)):
        begin = kind.__init__

        def noted(self: object, fleet: Fleet, name: str = name, begin: Any = begin) -> None:
            made.add(name)
            begin(self, fleet)

        monkeypatch.setattr(kind, "__init__", noted)
    found = faulty.given(faulty.problems)
    _, check = with_check(rule)
    judge(found, [(rule, check)])
    made.update(vars(found).keys() & {"graph", "rows"})
    if made:
        assert check.looks_through() == next(name for name in LARGEST_FIRST if name in made)


def test_a_deferred_check_looks_through_what_the_check_does() -> None:
    deferred = {type(check) for _, check in RULES}
    assert deferred == {Deferred}
    assert {check.looks_through() for _, check in RULES} == {"", *LARGEST_FIRST}
