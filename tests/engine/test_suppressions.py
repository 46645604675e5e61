from datetime import date
from typing import Any

import pytest

from config_lint.domain.document import Comment
from config_lint.domain.finding import Finding, RelatedPlace
from config_lint.domain.place import Place
from config_lint.domain.problem import Problem
from config_lint.domain.severity import Confidence, Severity
from config_lint.domain.usage import UsageError
from config_lint.engine.suppressions import Accepted, Entry, apply, declared, matches, read
from config_lint.values.location import Location
from tests.builders import options_of

TODAY = date(2026, 11, 1)
KNOWN = {"demo/fault": "demo/fault", "fault": "demo/fault", "demo/other": "demo/other"}
BOTH = (("staging", "backend"), ("production", "backend"))


def at(line: int, end: int = 0, path: str = "base.env") -> Location:
    return Location(path, line, 1, end or line, 9)


def comment(text: str, line: int = 4, *, alone: bool = False) -> Comment:
    return Comment(text, at(line), alone)


def finding(line: int = 4, end: int = 0, key: str = "URL", affects: tuple[tuple[str, str], ...] = BOTH, **said: Any) -> Finding:
    place = Place(at(line, end), *affects[0], key=key) if affects else Place(at(line), key=key)
    return Finding("demo/fault", Severity.ERROR, Confidence.HIGH, "", place, affects, "0", **said)


def entries_of(*comments: Comment) -> list[Entry]:
    entries, problems = read(comments, KNOWN)
    assert not problems
    return entries


def fault_of(text: str) -> Problem:
    entries, [problem] = read([comment(text)], KNOWN)
    assert not entries
    assert problem.kind == "suppression-malformed"
    return problem


def accepted(findings: list[Finding], *entries: Entry, locked: tuple[str, ...] = (), active: str = "demo/fault") -> Accepted:
    return apply(findings, entries, locked, frozenset({active}), TODAY)


def kinds(outcome: Accepted) -> list[tuple[str, str]]:
    return [(problem.kind, problem.variant) for problem in outcome.problems]


IGNORE = "config-lint: ignore[demo/fault] -- agreed"


def test_comment_on_the_line_accepts_the_finding() -> None:
    outcome = accepted([finding()], *entries_of(comment(IGNORE)))
    assert not outcome.counting
    assert not outcome.problems
    [suppressed] = outcome.suppressed
    assert suppressed.suppression is not None
    assert (suppressed.suppression.kind, suppressed.suppression.reason, suppressed.suppression.line) == ("comment", "agreed", 4)


def test_comment_alone_speaks_of_the_next_line() -> None:
    entries = entries_of(comment(IGNORE, 3, alone=True))
    assert accepted([finding(4)], *entries).suppressed
    assert accepted([finding(3)], *entries).counting


def test_comments_alone_may_stand_above_one_another() -> None:
    other = comment("config-lint: ignore[demo/other] -- agreed", 2, alone=True)
    assert [entry.line for entry in entries_of(other, comment(IGNORE, 3, alone=True))] == [4, 4]


def test_comment_accepts_a_finding_by_any_line_of_it() -> None:
    other = RelatedPlace("there", Place(at(9)))
    assert accepted([finding(2, end=5)], *entries_of(comment(IGNORE))).suppressed
    assert accepted([finding(2, related=(other,))], *entries_of(comment(IGNORE, 9))).suppressed
    assert accepted([finding(2)], *entries_of(comment(IGNORE))).counting


def test_comment_of_another_file_or_rule_accepts_nothing() -> None:
    elsewhere = Comment(IGNORE, at(4, path="other.env"), alone=False)
    assert accepted([finding()], *entries_of(elsewhere)).counting
    assert accepted([finding()], *entries_of(comment("config-lint: ignore[demo/other] -- agreed"))).counting


def test_bare_name_and_several_rules_are_understood() -> None:
    [entry] = entries_of(comment("config-lint: ignore[fault, demo/other] until=2027-01-31 -- agreed -- twice"))
    assert entry.rules == ("demo/fault", "demo/other")
    assert (entry.until, entry.reason) == (date(2027, 1, 31), "agreed -- twice")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("config-lint: ignore -- agreed", "not of the form"),
        ("config-lint: ignore[] -- agreed", "names no rule"),
        ("config-lint: ignore[*] -- agreed", "names no rule"),
        ("config-lint: ignore[demo/fault]", "gives no reason"),
        ("config-lint: ignore[demo/fault] --", "gives no reason"),
        ("config-lint: ignore[demo/fault] agreed", "gives no reason"),
        ("config-lint: ignore[demo/fault] until=soon -- agreed", "takes a date"),
        ("config-lint: ignore[demo/fault]until=2027-01-31 -- agreed", "gives no reason"),
        ("config-lint: disable[demo/fault] -- agreed", "not of the form"),
        ("noqa, config-lint: ignore demo/fault", "not of the form"),
    ],
)
def test_malformed_comment_accepts_nothing(text: str, words: str) -> None:
    problem = fault_of(text)
    assert words in problem.facts["reason"]
    assert problem.variant == ""


def test_comment_that_names_an_unknown_rule_is_a_milder_fault() -> None:
    assert fault_of("config-lint: ignore[demo/fautl] -- agreed").variant == "unknown-rule"


@pytest.mark.parametrize("text", ["see what config-lint: says", "checked by config-lint:, among others"])
def test_comment_that_only_mentions_us_is_none_of_ours(text: str) -> None:
    assert read([comment(text)], KNOWN) == ([], [])


@pytest.mark.parametrize(
    ("until", "is_accepted", "said"),
    [
        ("2026-11-01", True, []),
        ("2026-10-31", True, [("suppression-expired", "")]),
        ("2026-10-18", True, [("suppression-expired", "")]),
        ("2026-10-17", False, [("suppression-expired", "over")]),
    ],
)
def test_suppression_works_for_14_days_after_its_end(until: str, *, is_accepted: bool, said: list[tuple[str, str]]) -> None:
    outcome = accepted([finding()], *entries_of(comment(f"config-lint: ignore[demo/fault] until={until} -- agreed")))
    assert bool(outcome.suppressed) == is_accepted
    assert kinds(outcome) == said


def test_unused_suppression_is_said_where_its_rule_ran() -> None:
    entries = entries_of(comment(IGNORE))
    assert kinds(accepted([], *entries)) == [("suppression-unused", "")]
    assert kinds(accepted([], *entries, active="demo/other")) == []


@pytest.mark.parametrize("locked", ["demo", "demo/*", "demo/fault"])
def test_nothing_in_a_file_suppresses_a_locked_rule(locked: str) -> None:
    outcome = accepted([finding()], *entries_of(comment(IGNORE)), locked=(locked,))
    assert outcome.counting
    assert kinds(outcome) == []


def entry(**said: str) -> list[Entry]:
    options = options_of({"suppress": [{"rule": "demo/fault", "reason": "agreed", **said}]})
    return declared(options, KNOWN)


def test_entry_without_patterns_accepts_every_finding_of_its_rule() -> None:
    assert accepted([finding(), finding(affects=())], *entry()).counting == ()


@pytest.mark.parametrize(
    ("said", "is_accepted"),
    [
        ({"service": "back*"}, True),
        ({"service": "auth"}, False),
        ({"key": "URL"}, True),
        ({"key": "PORT"}, False),
        ({"environment": "*"}, True),
        ({"environment": "production"}, False),
    ],
)
def test_entry_accepts_what_its_patterns_mean(said: dict[str, str], *, is_accepted: bool) -> None:
    assert bool(accepted([finding()], *entry(**said)).suppressed) == is_accepted


def test_finding_that_reaches_two_environments_has_to_be_accepted_for_both() -> None:
    staging, production = entry(environment="staging"), entry(environment="production")
    assert accepted([finding()], *staging).counting
    assert accepted([finding()], *staging, *production).suppressed


def test_entry_may_name_a_pack() -> None:
    assert entry(rule="demo")[0].rules == ("demo/fault", "demo/other")


def test_entry_that_names_no_rule_is_bad_usage() -> None:
    with pytest.raises(UsageError, match=r'unknown rule "demo/fautl".*did you mean "demo/fault"'):
        entry(rule="demo/fautl")


def test_key_patterns_take_brackets_as_they_are() -> None:
    key = "containers[api].env[URL].value"
    assert matches(key, key)
    assert matches(key, "containers[*].env[URL].*")
    assert not matches("containersa.envU.value", key)
