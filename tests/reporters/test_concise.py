from collections.abc import Callable

import msgspec

from config_lint.domain.report import Report
from config_lint.reporters.concise import Concise
from config_lint.reporters.reporter import Display


def test_one_finding_a_line(report: Report, golden: Callable[[str, str], None]) -> None:
    text = Concise().render(report, Display(show_suppressed=True))
    golden("concise.txt", text)
    assert text.count("\n") == len(report.findings) + len(report.suppressed)


def test_suppressed_findings_only_where_they_are_wanted(report: Report) -> None:
    assert "auth/weak-secret" not in Concise().render(report, Display())


def test_clean_report_is_empty(clean: Report) -> None:
    assert Concise().render(clean, Display()) == ""


def test_line_feed_in_a_message_makes_no_second_line(report: Report) -> None:
    finding = msgspec.structs.replace(report.findings[0], message="first\nb.env:1:1: error forged \x1b[2J")
    (line,) = Concise().render(msgspec.structs.replace(report, findings=(finding,)), Display()).splitlines()
    assert r"first\nb.env:1:1: error forged \x1b[2J" in line


def test_output_in_the_letters_of_the_terminal(report: Report) -> None:
    finding = msgspec.structs.replace(report.findings[0], message="café × 2…")
    text = Concise().render(msgspec.structs.replace(report, findings=(finding,)), Display(encoding="latin-1"))
    assert "café x 2..." in text


def test_finding_that_reaches_nothing(report: Report) -> None:
    finding = msgspec.structs.replace(report.findings[0], affects=())
    assert Concise().render(msgspec.structs.replace(report, findings=(finding,)), Display()).endswith(": use spaces\n")
