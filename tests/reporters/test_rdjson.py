import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from config_lint.domain.excerpt import Excerpt
from config_lint.domain.report import Report
from config_lint.reporters.rdjson import Rdjson
from config_lint.reporters.reporter import Display
from config_lint.values.location import Location


def diagnostics(report: Report) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(Rdjson().render(report, Display()))["diagnostics"]
    return found


def test_whole_report(report: Report, golden: Callable[[str, str], None]) -> None:
    golden("rdjson.json", Rdjson().render(report, Display()))


def test_clean_report_has_no_diagnostics(clean: Report) -> None:
    assert diagnostics(clean) == []


def test_suppressed_findings_are_no_diagnostics(report: Report) -> None:
    assert Rdjson().render(report, Display(show_suppressed=True)) == Rdjson().render(report, Display())


@pytest.mark.parametrize(
    ("excerpt", "expected"),
    [
        (Excerpt("AUTH=", "https://x", ""), {"start": {"line": 3, "column": 6}, "end": {"line": 3, "column": 15}}),
        (Excerpt("AUTH=", "https://é", ""), {"start": {"line": 3, "column": 6}, "end": {"line": 3}}),
        (Excerpt("ÄUTH=", "https://x", ""), {"start": {"line": 3}, "end": {"line": 3}}),
        (Excerpt("A=***", "https://x", ""), {"start": {"line": 3}, "end": {"line": 3}}),
        (Excerpt("AUTH=", "***", ""), {"start": {"line": 3, "column": 6}, "end": {"line": 3}}),
        (None, {"start": {"line": 3}, "end": {"line": 3}}),
    ],
)
def test_columns_count_bytes_and_are_left_out_where_nobody_knows_them(
    report: Report, excerpt: Excerpt | None, expected: dict[str, Any]
) -> None:
    place = msgspec.structs.replace(report.findings[0].place, location=Location("a.env", 3, 6, 3, 15))
    finding = msgspec.structs.replace(report.findings[0], place=place, excerpt=excerpt)
    (diagnostic,) = diagnostics(msgspec.structs.replace(report, findings=(finding,)))
    assert diagnostic["location"]["range"] == expected


def test_only_a_web_page_is_a_link(report: Report) -> None:
    bad = msgspec.structs.replace(report.rules["core/unreadable-file"], source="javascript:alert(1)")
    found = msgspec.structs.replace(report, findings=report.findings[:1], rules={bad.id: bad})
    assert diagnostics(found)[0]["code"] == {"value": "core/unreadable-file"}
    assert diagnostics(report)[0]["code"]["url"] == "https://12factor.net/config"
