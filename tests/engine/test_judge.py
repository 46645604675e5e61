from collections.abc import Iterator
from typing import Any, ClassVar

import pytest

from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.place import Place
from config_lint.domain.readable import Misuse, NotEvaluated
from config_lint.domain.service import Service
from config_lint.domain.usage import UsageError
from config_lint.domain.violation import Outcome, Verdict, Violation
from config_lint.engine import judge
from config_lint.values.location import Location
from tests.builders import fleet, rule_of

FLEET = fleet(staging={"backend": {"A": 1}, "auth": {"A": 1}}, production={"backend": {"A": 1}})


class Seen(Check[Parameters, Any]):
    """Notes what it is shown."""

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset()
    parameters_type = Parameters

    def __init__(self) -> None:
        super().__init__(Parameters())
        self.groups: list[Any] = []

    def examine(self, group: Any) -> Iterator[Outcome]:
        self.groups.append(group)
        yield Verdict.PASSED


class Failing(Seen):
    """Fails at one service."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error

    def examine(self, group: Service) -> Iterator[Outcome]:
        if group.name == "auth":
            raise self.error
        yield Verdict.PASSED
        yield Verdict.NOT_EVALUATED
        yield Violation(Place(Location("a", 1, 1, 1, 1)), {})


def test_outcomes_are_counted() -> None:
    judgement = judge(FLEET, [(rule_of(), Failing(NotEvaluated("unknown")))])
    assert (judgement.evaluated, judgement.not_evaluated, len(judgement.violations)) == (4, 3, 2)


@pytest.mark.parametrize(
    ("group", "count"), [(Group.SERVICE, 3), (Group.ENVIRONMENT, 2), (Group.KEY, 2), (Group.KIN, 2), (Group.FLEET, 1)]
)
def test_check_sees_each_of_its_groups_once(monkeypatch: pytest.MonkeyPatch, group: Group, count: int) -> None:
    monkeypatch.setattr(Seen, "group", group)
    check = Seen()
    judge(FLEET, [(rule_of(), check)])
    assert len(check.groups) == len({id(seen) for seen in check.groups}) == count


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        (Group.SERVICE, {"staging": 2, "production": 1, "pr-1": 3}),
        (Group.ENVIRONMENT, {"staging": 1, "production": 1, "pr-1": 1}),
        (Group.KEY, {"staging": 2, "production": 2}),
        (Group.KIN, {"staging": 3, "production": 3, "pr-1": 3}),
        (Group.FLEET, {"staging": 1, "production": 1, "pr-1": 1}),
    ],
)
def test_outcomes_are_tallied_for_each_environment_that_takes_part(
    monkeypatch: pytest.MonkeyPatch, group: Group, expected: dict[str, int]
) -> None:
    preview = {"environments": {"pr-1": {"extends": "staging", "preview": True}}}
    found = fleet(
        options=preview,
        staging={"backend": {"A": 1}, "auth": {"A": 1}},
        production={"backend": {"A": 1}},
        **{"pr-1": {"web": {"A": 1}}},
    )
    monkeypatch.setattr(Seen, "group", group)
    tallies = judge(found, [(rule_of("demo/seen"), Seen())]).tallies
    assert {name: tally.evaluated for name, tally in tallies["demo/seen"].items() if tally.evaluated} == expected


def test_check_that_breaks_is_a_bug_that_names_its_rule() -> None:
    with pytest.raises(UsageError, match=r"demo/fault failed with ZeroDivisionError at .*test_judge\.py:\d+: please report"):
        judge(FLEET, [(rule_of(), Failing(ZeroDivisionError("hunter2")))])


def test_error_of_a_check_shows_no_value() -> None:
    with pytest.raises(UsageError) as caught:
        judge(FLEET, [(rule_of(), Failing(ValueError("hunter2")))])
    assert "hunter2" not in str(caught.value)


def test_expression_that_asks_for_what_is_not_there_is_a_fault_of_its_rule() -> None:
    where = Location("rules/demo/fault.yaml", 9, 1, 9, 5)
    with pytest.raises(UsageError, match=r"demo/fault asks for what is not there: no such thing") as caught:
        judge(FLEET, [(rule_of(locations={("with",): where}), Failing(Misuse("no such thing")))])
    assert caught.value.location == where


@pytest.mark.parametrize("error", [KeyboardInterrupt(), MemoryError(), UsageError("mine")])
def test_what_is_no_bug_of_the_check_passes_through(error: BaseException) -> None:
    with pytest.raises(type(error)):
        judge(FLEET, [(rule_of(), Failing(error))])
