from collections.abc import Callable
from xml.etree import ElementTree as ET

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from config_lint.domain.applied import Tally
from config_lint.domain.finding import Finding
from config_lint.domain.place import Place
from config_lint.domain.report import Coverage, Report
from config_lint.domain.severity import Confidence, Severity
from config_lint.reporters.junit import Junit
from config_lint.reporters.reporter import Display
from config_lint.values.location import start_of
from tests.reporters.conftest import rule


def document(report: Report) -> ET.Element:
    return ET.fromstring(Junit().render(report, Display()))


def outcomes(report: Report) -> dict[tuple[str, str], str]:
    """The outcome of each case, by environment and rule."""
    return {
        (suite.get("name", ""), case.get("name", "")): next((child.tag for child in case if child.tag != "system-out"), "passed")
        for suite in document(report)
        for case in suite
    }


def test_whole_report(report: Report, golden: Callable[[str, str], None]) -> None:
    golden("junit.xml", Junit().render(report, Display()))


def test_one_case_for_each_rule_and_environment(report: Report) -> None:
    assert outcomes(report) == {
        ("staging", "auth/weak-secret"): "skipped",
        ("staging", "core/unreadable-file"): "error",
        ("staging", "health/unbounded-probe"): "skipped",
        ("staging", "logging/unknown-level"): "passed",
        ("staging", "service-urls/inconsistent-address"): "passed",
        ("staging", "service-urls/wrong-environment"): "failure",
        ("staging", "sessions/cors-wildcard-with-credentials"): "passed",
    }


def test_failures_and_errors_are_what_fails_the_check(report: Report) -> None:
    lenient = msgspec.structs.replace(
        report, failed=False, findings=tuple(msgspec.structs.replace(each, fails_in=()) for each in report.findings)
    )
    assert {"failure", "error"}.isdisjoint(outcomes(lenient).values())


def test_finding_under_another_fails_its_own_rule(report: Report) -> None:
    root = report.findings[1]
    also = (msgspec.structs.replace(root.also[0], fails_in=("staging",)),)
    found = msgspec.structs.replace(report, findings=(msgspec.structs.replace(root, also=also),))
    assert outcomes(found)["staging", "service-urls/inconsistent-address"] == "failure"


def test_less_serious_finding_is_told_and_passes(report: Report) -> None:
    case = next(case for case in document(report).iter("testcase") if case.get("name", "").startswith("sessions/"))
    assert [child.tag for child in case] == ["system-out"]
    assert "environments/staging/frontend.yaml:120:88: warning" in (case[0].text or "")


def test_finding_that_is_nobodys_concerns_every_environment(report: Report) -> None:
    nobodys = msgspec.structs.replace(report.findings[0], affects=(), fails_in=("staging", "production"))
    found = msgspec.structs.replace(report, environments=("staging", "production"), findings=(nobodys,))
    failing = {name for (name, _), outcome in outcomes(found).items() if outcome == "error"}
    assert failing == {"staging", "production"}


def test_fault_without_any_environment_still_fails(report: Report) -> None:
    nobodys = msgspec.structs.replace(report.findings[0], affects=(), fails_in=("",))
    found = msgspec.structs.replace(report, environments=(), findings=(nobodys,))
    assert outcomes(found)["config-lint", "core/unreadable-file"] == "error"


def test_counts_are_those_of_the_cases(report: Report) -> None:
    root = document(report)
    assert [root.get(name) for name in ("tests", "failures", "errors", "skipped")] == ["7", "1", "1", "2"]
    assert [suite.get(name) for suite in root for name in ("tests", "failures")] == ["7", "1"]


def test_several_findings_of_a_rule_are_one_failure(report: Report) -> None:
    twin = msgspec.structs.replace(report.findings[1], occurrence=2)
    found = msgspec.structs.replace(report, findings=(report.findings[1], twin))
    (failure,) = document(found).iter("failure")
    assert failure.get("message") == "2 findings: URL points at another environment"
    assert (failure.text or "").count("environments/staging/backend.env:14:18") == 2


def test_rules_that_pass_are_there_in_every_environment(clean: Report) -> None:
    applied = rule("a/b", "T", tallies={"staging": Tally(1)})
    found = msgspec.structs.replace(clean, rules={applied.id: applied})
    assert outcomes(found) == {
        ("development", "a/b"): "skipped",
        ("staging", "a/b"): "passed",
        ("production", "a/b"): "skipped",
    }


@given(st.text())
def test_any_text_makes_well_formed_xml(text: str) -> None:
    where = Place(start_of(text), text, text)
    finding = Finding("a/b", Severity.ERROR, Confidence.LOW, text, where, ((text, text),), "0", fails_in=(text,))
    said = rule("a/b", text, fix=text)
    found = Report((text,), Coverage(0, 0, 0, 0, 0, 0, 0), (finding,), (), failed=True, rules={"a/b": said})
    assert [child.tag for child in document(found).iter("failure")] == ["failure"]
