"""Who calls whom, and how far along calls a change may be felt."""

import pytest

from config_lint.domain.graph import Edge, Graph
from config_lint.pipeline.memory import calls as module
from config_lint.pipeline.memory.calls import Calls


def calls_of(*pairs: str, environment: str = "staging") -> Calls:
    """Calls as `caller>called`."""
    ends = [pair.split(">") for pair in pairs]
    return Calls.of(Graph(Edge(environment, source, "service", target, f"the_{target}", ()) for source, target in ends))


def test_calls_are_kept_by_environment_and_caller_in_the_order_written() -> None:
    edges = [
        Edge("staging", "web", "service", "billing", "pay", ()),
        Edge("staging", "web", "service", "auth", "login", ()),
        Edge("staging", "web", "service", "mail", "mail", (), certain=False),
        Edge("staging", "web", "database", "db", "main", ()),
        Edge("production", "auth", "service", "mail", "mail", ()),
    ]
    assert Calls.of(Graph(edges)).made == {
        "staging": {"web": (("billing", "pay"), ("auth", "login"))},
        "production": {"auth": (("mail", "mail"),)},
    }


@pytest.mark.parametrize(
    ("pairs", "changed", "around"),
    [
        ("a>b b>c c>d", "d", "a b c d"),
        ("a>b b>c c>d", "a", "a b c d"),
        ("a>b b>c x>y", "b", "a b c"),
        ("a>b a>c c>d", "b", "a b c d"),  # a may wait for c and d, too
        ("a>b x>b x>y", "a", "a b x"),  # whether b is called again by x matters, whom x calls does not
        ("a>b", "z", "z"),
    ],
)
def test_around_a_change_are_those_that_may_be_spoken_of_and_all_that_this_depends_on(
    pairs: str, changed: str, around: str
) -> None:
    assert calls_of(*pairs.split()).around({changed}) == frozenset(around.split())


def test_calls_of_all_environments_lead_around() -> None:
    here, there = calls_of("a>b"), calls_of("b>c", environment="production")
    assert Calls(here.made | there.made).around({"c"}) == frozenset("abc")


def test_where_calls_lead_round_in_a_circle_nobody_can_tell_whom_a_change_may_concern() -> None:
    assert calls_of("a>b", "b>c", "c>a").around({"b"}) is None
    assert calls_of("a>b", "x>y", "y>x").around({"b"}) == frozenset("ab")


def test_around_what_everybody_calls_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 4)
    assert calls_of(*(f"caller{number}>auth" for number in range(3))).around({"auth"}) is not None
    assert calls_of(*(f"caller{number}>auth" for number in range(4))).around({"auth"}) is None
    assert calls_of("gate>a", *(f"gate>called{number}" for number in range(4))).around({"a"}) is None
