import json
from collections.abc import Callable

import msgspec

from config_lint.domain.report import Report
from config_lint.reporters.gitlab import Gitlab
from config_lint.reporters.reporter import Display


def test_whole_report(report: Report, golden: Callable[[str, str], None]) -> None:
    golden("gitlab.json", Gitlab().render(report, Display()))


def test_clean_report_is_an_empty_array(clean: Report) -> None:
    assert Gitlab().render(clean, Display()) == "[]\n"


def test_suppressed_findings_are_never_issues(report: Report) -> None:
    assert Gitlab().render(report, Display(show_suppressed=True)) == Gitlab().render(report, Display())


def test_fingerprints_are_unique(report: Report) -> None:
    twin = msgspec.structs.replace(report.findings[1], occurrence=2)
    issues = json.loads(Gitlab().render(msgspec.structs.replace(report, findings=(*report.findings, twin)), Display()))
    assert len({issue["fingerprint"] for issue in issues}) == 4


def test_it_begins_with_the_array_and_no_byte_order_mark(report: Report) -> None:
    assert Gitlab().render(report, Display()).startswith("[")
