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
from config_lint.rulebook import builtin_rules_folder
from config_lint.rulebook.checks import with_check
from config_lint.rulebook.load import MARKERS, read_rule
from tests.shipped import shipped_rules

RULES = shipped_rules()
NO_WORDS = re.compile(r"[{}]{2}|\bNone\b|<config_lint|\.$")
every_rule = pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES])


def findings_of(rule: Rule, outcome: Report) -> Iterator[Finding]:
    for root in outcome.findings:
        yield from (finding for finding in (root, *root.also) if finding.rule == rule.id)


@every_rule
def test_examples_are_what_they_say_and_show_every_variant(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    met: set[str] = set()

    def noting(violations: Iterable[tuple[Rule, Violation]], *rest: Any) -> list[Finding]:
        noted = list(violations)
        met.update(violation.variant for asked, violation in noted if asked.id == rule.id)
        return gather(noted, *rest)

    for module in ("find", "judged"):
        monkeypatch.setattr(sys.modules[f"config_lint.engine.{module}"], "gather", noting)
    wrong = [told for example in rule.examples if (told := said_wrong(rule, example))]
    assert wrong == []
    assert met - {""} == set(rule.variants)


def said_wrong(rule: Rule, example: Example) -> str:
    """Where the example stands that is not what it says, or whose findings are not in words; otherwise nothing."""
    found = list(findings_of(rule, example_outcome(example, rule, RULES)))
    in_words = all(finding.message and not NO_WORDS.search(finding.message) and finding.place.location.path for finding in found)
    is_right = bool(found) == example.bad and in_words
    return "" if is_right else f"{rule.path}:{example.location.line}: {[finding.message for finding in found]}"


@every_rule
def test_rule_has_an_example_of_each_kind(rule: Rule) -> None:
    assert {example.bad for example in rule.examples} == {True, False}


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
