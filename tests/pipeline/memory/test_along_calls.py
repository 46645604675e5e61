"""Rules that look along calls are asked of whom a change may concern, and find what a first run finds."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from config_lint.domain.fleet import Fleet
from config_lint.domain.more import more_between
from config_lint.engine import judged
from config_lint.graph import graph_of
from config_lint.options import options_from
from config_lint.pipeline.memory.calls import Calls
from config_lint.pipeline.resolving import resolve_fleet
from config_lint.trees.memory import MemoryTree
from tests import recalled
from tests.shipped import asked_by_default

OPTIONS = options_from(
    {"promotion": ["staging", "production"], "sources": [{"path": "{environment}/{service}.yaml"}], "services": {}}
)
RULES, _ = asked_by_default()

SERVICES = ("web", "gate", "billing", "auth", "mail", "ledger")

Said = Mapping[str, Any]
"""What a service says: `limit` in seconds, and by callee the `timeout` in seconds and the `attempts`."""


Fleets = dict[tuple[str, str], Said]
Edit = tuple[str, str, int, tuple[int, int]]
ALONG = [(rule, check) for rule, check in RULES if check.made().follows_calls]


def text(said: Said, service: str, environment: str) -> str:
    lines = [f"server:\n  port: 80\n  public_url: https://{service}.{environment}.example.com"]
    lines += [f"  request_timeout: {said['limit']}s"] if said["limit"] else []
    lines += ["dependencies:"] if said["calls"] else []
    for callee, (timeout, attempts) in said["calls"].items():
        lines.append(f"  {callee}:\n    url: https://{callee}.{environment}.example.com/")
        lines += [f"    timeout: {timeout}s"] if timeout else []
        lines += [f"    retry:\n      attempts: {attempts}"] if attempts else []
    return "\n".join(lines) + "\n"


def files_of(fleet: Fleets) -> dict[str, str]:
    return {f"{environment}/{service}.yaml": text(said, service, environment) for (environment, service), said in fleet.items()}


def plain(calls: Mapping[str, Mapping[str, tuple[int, int]]], limits: Mapping[str, int]) -> dict[str, str]:
    return files_of(
        {
            (environment, service): {"limit": limits.get(service, 0), "calls": calls.get(service, {})}
            for environment in ("staging", "production")
            for service in SERVICES
        }
    )


CALLS = {
    "web": {"gate": (60, 0)},
    "gate": {"billing": (30, 2), "auth": (9, 0)},
    "billing": {"ledger": (4, 2)},
    "auth": {"mail": (3, 0)},
}
FILES = plain(CALLS, {"billing": 20})


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many rules were asked about everybody, each time that any was."""
    times: list[int] = []

    def noted(fleet: Any, rules: Any, *given: Any, **named: Any) -> Any:
        times.append(len(rules))
        return judged(fleet, rules, *given, **named)

    monkeypatch.setattr("config_lint.pipeline.checking.judged", noted)
    return times


def runs(tmp_path: Path, *states: Mapping[str, str]) -> None:
    for files in states:
        assert recalled.next_one(files, OPTIONS, RULES, tmp_path) == recalled.first(files, OPTIONS, RULES)


def asked_beside_first_ones(asked: list[int]) -> list[int]:
    """What was asked about everybody by runs that knew of others: the first run of each pair knows of none."""
    return [count for count in asked if count < len(RULES)]


EDITS = {
    "a call waits longer": ("production/gate.yaml", "timeout: 30s", "timeout: 29s"),
    "one that nobody stands behind": ("staging/auth.yaml", "timeout: 3s", "timeout: 2s"),
    "one is tried more often": ("staging/billing.yaml", "attempts: 2", "attempts: 3"),
    "a request may take longer": ("production/billing.yaml", "request_timeout: 20s", "request_timeout: 21s"),
}


@pytest.mark.parametrize("what", EDITS)
def test_what_a_call_may_take_concerns_those_around_it(tmp_path: Path, asked: list[int], what: str) -> None:
    path, old, new = EDITS[what]
    assert old in FILES[path]
    runs(tmp_path, FILES, {**FILES, path: FILES[path].replace(old, new)}, FILES)
    assert asked_beside_first_ones(asked) == []


FOUND = {
    "a caller gives up sooner": ("production/gate.yaml", "timeout: 9s", "timeout: 1s", "resilience/timeout-budget"),
    "what is called takes longer": ("production/auth.yaml", "timeout: 3s", "timeout: 10s", "resilience/timeout-budget"),
    "attempts multiply": ("staging/gate.yaml", "attempts: 2", "attempts: 9", "resilience/retry-amplification"),
    "attempts multiply further on": ("staging/billing.yaml", "attempts: 2", "attempts: 7", "resilience/retry-amplification"),
}


@pytest.mark.parametrize("what", FOUND)
def test_where_something_is_found_everybody_is_asked(tmp_path: Path, asked: list[int], what: str) -> None:
    path, old, new, rule = FOUND[what]
    assert old in FILES[path]
    wrong = {**FILES, path: FILES[path].replace(old, new)}
    runs(tmp_path, FILES, wrong, FILES, wrong)
    assert rule in {finding.rule for finding in recalled.first(wrong, OPTIONS, RULES).findings}
    assert asked_beside_first_ones(asked)


def test_who_calls_whom_is_kept_up(tmp_path: Path, asked: list[int]) -> None:
    path = "production/mail.yaml"
    calling = {**FILES, path: text({"limit": 0, "calls": {"ledger": (2, 0)}}, "mail", "production")}
    elsewhere = {**calling, path: calling[path].replace("ledger.production", "billing.production")}
    slow = {**elsewhere, "production/billing.yaml": elsewhere["production/billing.yaml"].replace("timeout: 4s", "timeout: 5s")}
    runs(tmp_path, FILES, calling, elsewhere)
    asked.clear()
    runs(tmp_path, slow)
    assert {"resilience/timeout-budget"} <= {finding.rule for finding in recalled.first(slow, OPTIONS, RULES).findings}


numbers = st.tuples(st.sampled_from((0, 0, 1, 3, 9)), st.sampled_from((0, 0, 2, 5)))
limits = st.sampled_from((0, 0, 0, 2, 6))


def callees(service: str) -> tuple[str, ...]:
    """Whom a service may call, so that calls lead round in a circle only where the last one calls back."""
    return SERVICES[SERVICES.index(service) + 1 :] or SERVICES[:-1]


fleets = st.fixed_dictionaries(
    {
        (environment, service): st.fixed_dictionaries(
            {
                "limit": limits,
                "calls": st.dictionaries(st.sampled_from(callees(service)), numbers, max_size=1 if service == "ledger" else 3),
            }
        )
        for environment in ("staging", "production")
        for service in SERVICES
    }
)
edits = st.lists(st.tuples(st.sampled_from(("staging", "production")), st.sampled_from(SERVICES), limits, numbers))


def edited(fleet: Fleets, edit: Edit) -> Fleets:
    """The fleet with another limit for a service, and other numbers for all its calls."""
    environment, service, limit, call = edit
    said = {"limit": limit, "calls": dict.fromkeys(fleet[environment, service]["calls"], call)}
    return {**fleet, (environment, service): said}


@given(fleets, edits)
@settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_calls_may_take_each_report_is_that_of_a_first_run(
    tmp_path_factory: pytest.TempPathFactory, fleet: Fleets, edits: list[Edit]
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    runs(folder, files_of(fleet))
    for edit in edits[:4]:
        fleet = edited(fleet, edit)
        runs(folder, files_of(fleet))


@given(fleets, edits.filter(bool))
@settings(deadline=None, max_examples=150)
def test_what_is_said_around_a_change_tells_what_is_said_of_all(fleet: Fleets, edits: list[Edit]) -> None:
    was, is_ = (resolve_fleet(MemoryTree(files_of(each)), OPTIONS).fleet for each in (fleet, edited(fleet, edits[0])))
    around = Calls.of(was.graph).around({edits[0][1]})
    assume(around is not None)
    assert around is not None
    parts = part_of(was, around), part_of(is_, around)
    assert all(map(Calls.of(was.graph).are_those, parts))
    for rule, check in ALONG:
        more = more_between(*parts, check.examine)
        assert more is None or more == more_between(was, is_, check.examine), rule.id


def part_of(whole: Fleet, names: frozenset[str]) -> Fleet:
    services = tuple(service for service in whole.services if service.name in names)
    return Fleet(whole.environments, services, (), {}, whole.intent, graph_of)


def test_the_tree_of_these_tests_is_read_as_it_is_meant() -> None:
    graph = resolve_fleet(MemoryTree(FILES), OPTIONS).fleet.graph
    assert {(edge.source, edge.target) for edges in graph.calls.values() for edge in edges} == {
        (source, target) for source, called in CALLS.items() for target in called
    }
