import json
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.domain.known import Known
from config_lint.domain.usage import UsageError
from config_lint.engine.baseline import SHARED, by_service, file_of, from_tree, is_one, read, stale, written
from config_lint.trees.memory import MemoryTree
from tests.builders import report_of, rule_of

texts = st.text(max_size=12)
knowns = st.lists(
    st.builds(
        Known,
        rule=st.sampled_from(["auth/weak-secret", "core/duplicate-key"]),
        environments=st.lists(texts, max_size=3).map(tuple),
        service=texts,
        key=texts,
        fingerprint=st.integers(0, 9).map("{:032x}".format),
    ),
    max_size=6,
)


def without_places(known: list[Known]) -> list[Known]:
    return [Known(one.rule, one.environments, one.service, one.key, one.fingerprint) for one in known]


@given(knowns)
def test_what_is_written_is_read_again(known: list[Known]) -> None:
    assert sorted(without_places(read(written(known), "b.json")), key=repr) == sorted(known, key=repr)


@given(knowns)
def test_the_order_of_findings_changes_nothing(known: list[Known]) -> None:
    assert written(known) == written(known[::-1])


@given(knowns)
def test_a_finding_takes_a_line_that_says_where_it_stands(known: list[Known]) -> None:
    text = written(known)
    lines = text.splitlines()
    assert len(lines) == len(known) + 2
    for one in read(text, "b.json"):
        assert one.location is not None
        assert json.loads(lines[one.location.line - 1].removesuffix(","))["fingerprint"] == one.fingerprint


@given(knowns, knowns)
def test_lines_of_two_sides_can_be_put_together(ours: list[Known], theirs: list[Known]) -> None:
    head, *lines, tail = (*written(ours).splitlines()[:-1], *written(theirs).splitlines()[1:])
    both = read("\n".join((head, *lines, tail)), "b.json")
    assert sorted(without_places(both), key=repr) == sorted((*ours, *theirs), key=repr)


@given(texts)
def test_a_services_file_is_named_like_it_and_is_never_the_shared_one(service: str) -> None:
    name = file_of(service)
    assert "/" not in name
    assert "\0" not in name
    if service:
        assert unquote(name.removesuffix(".json")) == service
        assert name != SHARED


def test_a_folder_has_a_file_for_each_service() -> None:
    known = [Known("auth/weak-secret", ("staging",), service, "KEY", "0" * 32) for service in ("web", "", "api", "web")]
    assert {name: len(members) for name, members in by_service(known).items()} == {SHARED: 1, "api.json": 1, "web.json": 2}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "b.json:1:1: this is no baseline: expecting value"),
        ('{"version": 1,\n', "b.json:2:1: this is no baseline: expecting property name"),
        ("[]", "b.json:1:1: this is no baseline: Expected `object`, got `array`"),
        ('{"version": 2, "findings": []}', "b.json:1:1: a baseline of version 2, which this config-lint does not know"),
        ('{"version": 1}', "required field `findings`"),
        ('{"version": 1, "findings": [{"rule": "a/b"}]}', "required field `environments`"),
        ('{"version": 1, "findings": [\n<<<<<<< HEAD\n', "b.json:2:1: the marks of a merge conflict"),
        ("[" * 100_000, "this is no baseline"),
    ],
)
def test_what_is_no_baseline_is_said_with_its_line(text: str, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        read(text, "b.json")
    assert said in str(refused.value)


def test_a_baseline_of_the_tree_is_a_file_or_a_folder() -> None:
    one, two = (written([Known("auth/weak-secret", ("staging",), name, "KEY", "0" * 32)]) for name in ("api", "web"))
    tree = MemoryTree({"b.json": one, "base/api.json": one, "base/web.json": two, "base/README.md": "", "bad.json": b"\xff"})
    assert [known.service for known in from_tree(tree, "b.json")] == ["api"]
    assert [known.service for known in from_tree(tree, "base")] == ["api", "web"]
    for path, said in (("none.json", "`config-lint baseline create` writes one"), ("bad.json", "not UTF-8")):
        with pytest.raises(UsageError, match=said):
            from_tree(tree, path)


def test_only_entries_of_rules_that_ran_or_are_gone_are_stale() -> None:
    left = [Known(rule, (), "", "", "0" * 32) for rule in ("ran/it", "asleep/it", "gone/it")]
    problems = stale(left, frozenset({"ran/it"}), frozenset({"ran/it", "asleep/it"}))
    assert [problem.facts["rule"] for problem in problems] == ["ran/it", "gone/it"]


def test_only_what_is_written_like_a_baseline_is_one() -> None:
    assert is_one(written([]))
    assert not is_one('{"version": "1.0.0"}')


LEVELS = rule_of("demo/level", check="holds", parameters={"each": "setting", "that": "setting.value != 'LOUD'"})
OPTIONS = {"sources": [{"path": "{environment}/{service}.env"}], "environments": {"staging": {}, "production": {}}}
STALE = rule_of("core/baseline-stale", check="free-of", parameters={"problem": "baseline-stale"}, message="stale {{ rule }}")


def accepted(text: str) -> tuple[Known, ...]:
    report = report_of({"staging/web.env": text, "production/web.env": "LEVEL=INFO\n"}, OPTIONS, LEVELS)
    return tuple(Known(one.rule, ("staging",), "web", one.place.key, one.fingerprint) for one in report.findings)


def test_a_baselined_finding_is_counted_and_does_not_count() -> None:
    baseline = accepted("LEVEL=LOUD\n")
    files = {"staging/web.env": "# moved\n\nLEVEL=LOUD\n", "production/web.env": "LEVEL=INFO\n"}
    report = report_of(files, OPTIONS, LEVELS, STALE, baseline=baseline)
    assert (report.findings, len(report.baselined), report.failed) == ((), 1, False)


def test_the_same_fault_in_another_environment_counts() -> None:
    baseline = accepted("LEVEL=LOUD\n")
    files = {"staging/web.env": "LEVEL=LOUD\n", "production/web.env": "LEVEL=LOUD\n"}
    report = report_of(files, OPTIONS, LEVELS, STALE, baseline=baseline)
    assert [one.place.environment for one in report.findings] == ["production"]
    assert report.failed


def test_the_same_line_of_a_shared_file_counts_where_it_reaches_a_further_environment() -> None:
    options = {**OPTIONS, "sources": [{"path": "base/{service}.env"}, *OPTIONS["sources"]]}
    before = {"base/web.env": "LEVEL=LOUD\n", "staging/web.env": "A=1\n", "production/web.env": "LEVEL=INFO\n"}
    first = report_of(before, options, LEVELS)
    known = tuple(Known(one.rule, ("staging",), "web", "LEVEL", one.fingerprint) for one in first.findings)
    again = report_of(before, options, LEVELS, baseline=known)
    assert (again.findings, len(again.baselined)) == ((), 1)
    report = report_of({**before, "production/web.env": "A=1\n"}, options, LEVELS, STALE, baseline=known)
    assert {one.rule for one in report.findings} == {"demo/level", "core/baseline-stale"}
    assert report.failed


def test_a_fixed_fault_leaves_a_stale_entry() -> None:
    baseline = accepted("LEVEL=LOUD\n")
    report = report_of({"staging/web.env": "LEVEL=INFO\n"}, OPTIONS, LEVELS, STALE, baseline=baseline)
    assert [one.message for one in report.findings] == ["stale demo/level"]
