"""The rules that come with config-lint: their examples are their tests, and every one of them is complete."""

import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

import msgspec
import pytest

from config_lint.discovery import subclasses_in
from config_lint.domain.check import Check
from config_lint.domain.finding import Finding
from config_lint.domain.report import Report
from config_lint.domain.rule import Example, Rule
from config_lint.domain.violation import Violation
from config_lint.engine.gather import gather
from config_lint.pipeline.examples import example_outcome
from config_lint.rulebook import builtin_rules_folder, load_rules
from config_lint.rulebook.checks import with_check
from config_lint.rulebook.load import MARKERS, read_rule

RULES = load_rules(builtin_rules_folder(), [])
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{'bad' if example.bad else 'good'}-{number}")
    for rule in RULES
    for number, example in enumerate(rule.examples)
]
every_rule = pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES])


def findings_of(rule: Rule, outcome: Report) -> Iterator[Finding]:
    for root in outcome.findings:
        yield from (finding for finding in (root, *root.also) if finding.rule == rule.id)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example_is_what_it_says(rule: Rule, example: Example) -> None:
    found = list(findings_of(rule, example_outcome(example, rule, RULES)))
    assert bool(found) == example.bad, [finding.message for finding in found]
    for finding in found:
        assert finding.message
        assert not re.search(r"[{}]{2}|\bNone\b|<config_lint|\.$", finding.message), finding.message
        assert finding.place.location.path


@every_rule
def test_rule_has_an_example_of_each_kind(rule: Rule) -> None:
    assert {example.bad for example in rule.examples} == {True, False}


@every_rule
def test_every_variant_is_shown_by_an_example(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    met: set[str] = set()

    def noting(violations: Iterable[tuple[Rule, Violation]], *rest: Any) -> list[Finding]:
        noted = list(violations)
        met.update(violation.variant for asked, violation in noted if asked.id == rule.id)
        return gather(noted, *rest)

    for module in ("find", "judged"):
        monkeypatch.setattr(sys.modules[f"config_lint.engine.{module}"], "gather", noting)
    for example in rule.examples if rule.variants else ():
        example_outcome(example, rule, RULES)
    assert met - {""} == set(rule.variants)


@every_rule
def test_rule_says_what_it_has_to(rule: Rule) -> None:
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")
    assert rule.why.strip().endswith(".")
    assert rule.fix.strip().endswith(".")
    assert rule.marker in MARKERS
    source = urlsplit(rule.source)
    assert source.scheme == "https"
    assert "." in source.netloc


@every_rule
def test_examples_stand_last_so_that_a_run_need_not_read_them(rule: Rule) -> None:
    text = (builtin_rules_folder() / rule.pack / f"{rule.name}.yaml").read_text(encoding="utf-8")
    head, _, _ = text.partition("\nexamples:\n")
    short = read_rule(head, rule.pack, rule.name, rule.path, located=False)
    assert msgspec.structs.replace(short, examples=rule.examples) == rule


@every_rule
def test_rule_is_named_in_kebab_case(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*", rule.id)


@every_rule
def test_rule_file_stands_up_to_the_close_reading_that_users_files_get(rule: Rule) -> None:
    folder = builtin_rules_folder()
    text = (folder / rule.pack / f"{rule.name}.yaml").read_text(encoding="utf-8")
    read = read_rule(text, rule.pack, rule.name, rule.path)
    with_check(read)
    assert read.locations
    assert (read.severity, read.message, len(read.examples)) == (rule.severity, rule.message, len(rule.examples))


def test_every_check_has_a_rule() -> None:
    checks = set(subclasses_in("config_lint.checks", Check, "config_lint.checks"))
    assert checks == {rule.check for rule in RULES}
