"""From what a rule finds no fault with to what it does, and back: what is kept of the one is no answer about the other."""

from collections.abc import Iterator, Mapping
from itertools import islice, product
from pathlib import Path

import pytest

from config_lint.domain.rule import Example, Rule
from config_lint.options import options_from
from config_lint.rulebook.checks import with_check
from tests.recalled import first, next_one
from tests.shipped import shipped_rules

MOST = 4
"""Pairs of examples of each rule: those that differ least."""


def pairs_of(rule: Rule) -> Iterator[tuple[Example, Example]]:
    """Examples with the same files and options, one of each kind, the most alike first."""
    good = [example for example in rule.examples if not example.bad and example.before is None]
    bad = [example for example in rule.examples if example.bad and example.before is None]
    alike = [
        (one, other)
        for one, other in product(good, bad)
        if one.files.keys() == other.files.keys() and one.options == other.options and one.files != other.files
    ]
    yield from sorted(alike, key=distance)[:MOST]


def distance(pair: tuple[Example, Example]) -> int:
    """How many lines differ."""
    lines = [{(path, line) for path, text in each.files.items() for line in text.splitlines()} for each in pair]
    return len(lines[0] ^ lines[1])


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in shipped_rules() if any(pairs_of(rule))])
def test_what_was_good_and_is_bad_is_found_and_the_other_way_round(tmp_path: Path, rule: Rule) -> None:
    rules = [with_check(rule)]
    for number, pair in enumerate(pairs_of(rule)):
        options = options_from(pair[0].options)
        expected = [first(example.files, options, rules) for example in pair]
        for example, report in [*zip(pair, expected, strict=True)] * 2:
            assert next_one(example.files, options, rules, tmp_path / str(number)) == report


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in shipped_rules()])
def test_so_is_what_a_line_makes_it_find_that_comes_or_goes(tmp_path: Path, rule: Rule) -> None:
    rules = [with_check(rule)]
    examples = [example for example in rule.examples if example.bad and example.before is None]
    for number, example in enumerate(examples[:2]):
        options = options_from(example.options)
        expected = first(example.files, options, rules)
        assert next_one(example.files, options, rules, tmp_path / str(number)) == expected
        for files in islice(with_a_line_less(example.files), MOST):
            assert next_one(files, options, rules, tmp_path / str(number)) == first(files, options, rules)
            assert next_one(example.files, options, rules, tmp_path / str(number)) == expected


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in shipped_rules()])
def test_and_so_is_what_stands_on_another_line(tmp_path: Path, rule: Rule) -> None:
    rules = [with_check(rule)]
    examples = [example for example in rule.examples if example.bad and example.before is None]
    for number, example in enumerate(examples[:2]):
        options, folder = options_from(example.options), tmp_path / str(number)
        assert next_one(example.files, options, rules, folder) == first(example.files, options, rules)
        for files in (*with_a_comment(example.files), example.files):
            assert next_one(files, options, rules, folder) == first(files, options, rules)


def with_a_comment(files: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The files with one line more at the top of each by itself, where that says nothing."""
    for path, text in files.items():
        if path.endswith((".yaml", ".yml", ".toml", ".env", ".properties")):
            yield {**files, path: f"# as agreed\n{text}"}


def with_a_line_less(files: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The files, without the last line of each that has lines by themselves, then without the one before."""
    longest = max(text.count("\n") for text in files.values())
    for at in range(longest):
        for path, text in files.items():
            lines = text.splitlines(keepends=True)
            if at + 1 < len(lines) and not path.endswith(".json"):
                yield {**files, path: "".join([*lines[: -at - 1], *lines[len(lines) - at :]])}
