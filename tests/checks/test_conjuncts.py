from typing import Any

import pytest

from config_lint.checks.conjuncts import Conjunct, conjuncts_of, leave_out
from config_lint.checks.views import ServiceView
from config_lint.domain.readable import Absent
from tests.builders import fleet


@pytest.mark.parametrize(
    ("text", "conjuncts"),
    [
        ("tier == 'production' and service.server.port > 1", [Conjunct(("tier",), frozenset(["production"]))]),
        (
            "edge.direct and service.name in ['a', 'b'] and service.name not in ['', '/']",
            [
                Conjunct(("edge", "direct")),
                Conjunct(("service", "name"), frozenset("ab")),
                Conjunct(("service", "name"), frozenset(["", "/"]), negated=True),
            ],
        ),
        ("tier == 'this or that'", [Conjunct(("tier",), frozenset(["this or that"]))]),
        ("tier == 'production' and edge.direct or tier == 'x'", []),
        ("(tier == 'production') and edge.direct", []),
        ("not edge.direct and tier == 'x'", []),
        ("tier == 'a' ~ 'b' and edge.direct", []),
        ("tier == 'a' == edge.direct and edge.direct", []),
        ("service.name | lower == 'a' and edge.direct", []),
        ("service.name is set and tier == 'x'", []),
        ("service.databases[0].name == 'x' and tier == 'x'", []),
        ("", []),
    ],
)
def test_what_a_condition_begins_with(text: str, conjuncts: list[Conjunct]) -> None:
    assert list(conjuncts_of(text)) == conjuncts


@pytest.mark.parametrize(
    ("variables", "left_out"),
    [
        ({"tier": "test", "direct": True}, True),
        ({"tier": "production", "direct": False}, True),
        ({"tier": "production", "direct": True}, False),
        ({"tier": Absent("nothing", is_set=False), "direct": False}, False),
        ({"tier": 5, "direct": False}, False),
        ({"direct": False}, False),
    ],
)
def test_only_what_is_surely_false_leaves_an_element_out(variables: dict[str, Any], *, left_out: bool) -> None:
    assert leave_out(conjuncts_of("tier == 'production' and direct"), variables) is left_out


@pytest.mark.parametrize(
    ("settings", "left_out"),
    [
        ({"PUBLIC_URL": "https://a.example.com"}, True),
        ({"PUBLIC_URL": "http://a.example.com"}, False),
        ({"PUBLIC_URL": "${URL_OF_TODAY}"}, False),
        ({"PORT": 80}, False),
    ],
)
def test_a_name_is_looked_up_as_in_the_expression(settings: dict[str, Any], *, left_out: bool) -> None:
    [service] = fleet(staging={"web": settings}).services
    conjuncts = conjuncts_of("service.server.public_url.scheme == 'http'")
    assert leave_out(conjuncts, {"service": ServiceView(service)}) is left_out
