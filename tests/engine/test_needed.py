"""What a rule needs beside what its check does."""

import msgspec
import pytest

from config_lint.engine.needed import needed_by
from tests.shipped import asked_by_default

RULES = {rule.id: (rule, check) for rule, check in asked_by_default()[0]}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("logging/noisier-towards-production", True),  # it looks at one service at a time, and says so
        ("logging/debug-in-production", True),
        ("logging/format-differs", False),
        ("service-urls/scheme-mismatch", False),
        ("resilience/timeout-budget", False),
    ],
)
def test_few_rules_across_services_look_at_how_much_is_logged(rule: str, *, expected: bool) -> None:
    needs = needed_by(*RULES[rule])
    assert ("levels" in needs or "settings" in needs) is expected


@pytest.mark.parametrize(
    "words",
    [
        {"message": "it logs {{ edge.callee.logging.level }}"},
        {"remedy": "{{ edge.callee.logging }}"},
        {"parameters": {"each": "edge", "that": "edge.callee['logging']['level'] is known"}},
        {"parameters": {"each": "edge", "that": "edge.callee.logging.level is known"}},
    ],
)
def test_a_rule_that_speaks_of_it_does(words: dict[str, object]) -> None:
    rule, check = RULES["service-urls/scheme-mismatch"]
    assert "levels" in needed_by(msgspec.structs.replace(rule, **words), check)
