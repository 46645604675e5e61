"""What the rules of the pack `drift` find among siblings is scored."""

import pytest

from config_lint.domain.rule import Example, Rule
from config_lint.pipeline.examples import example_outcome
from tests.shipped import shipped_rules

DECLARED = ("drift/must-differ", "drift/out-of-order")
"""What `[drift]` says needs no siblings to bear it out."""

RULES = [rule for rule in shipped_rules() if rule.pack == "drift" and rule.id not in DECLARED]
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples if example.bad and not example.options.get("drift")]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{rule.id}:{example.location.line}" for rule, example in EXAMPLES])
def test_what_siblings_show_is_scored_and_the_rule_is_no_surer(rule: Rule, example: Example) -> None:
    found = example_outcome(example, rule).findings
    assert found
    surest = max(rule.confidence, *(variant.confidence or 0 for variant in rule.variants.values()), 0)
    for finding in found:
        assert finding.score is not None
        assert finding.score.siblings >= finding.score.agreeing > 0
        assert finding.confidence <= min(surest, finding.score.confidence)


def test_every_rule_among_siblings_is_here() -> None:
    assert {rule.id for rule, _ in EXAMPLES} == {rule.id for rule in RULES}
