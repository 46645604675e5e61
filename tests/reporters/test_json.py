import json
from collections.abc import Callable

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from config_lint import __version__
from config_lint.domain.finding import Finding
from config_lint.domain.place import Place
from config_lint.domain.report import Coverage, Report
from config_lint.domain.severity import Confidence, Severity
from config_lint.reporters.json import Json
from config_lint.reporters.reporter import Display
from config_lint.values.location import start_of

keys = [
    "rule",
    "severity",
    "confidence",
    "score",
    "message",
    "environment",
    "service",
    "key",
    "setting",
    "affects",
    "location",
    "related",
    "also",
    "remedy",
    "fingerprint",
    "fails_in",
    "spared",
    "owners",
    "suppression",
]


def test_page(report: Report, golden: Callable[[str, str], None]) -> None:
    text = Json().render(report, Display(show_suppressed=True))
    golden("json.json", text.replace(f'"version": "{__version__}"', '"version": "1.2.3"'))


def test_keys_stand_in_their_order(report: Report) -> None:
    page = json.loads(Json().render(report, Display(show_suppressed=True)))
    assert list(page) == ["version", "tool", "environments", "coverage", "summary", "findings"]
    assert list(page["coverage"]) == [
        "files",
        "services",
        "settings",
        "rules",
        "evaluated",
        "not_evaluated",
        "unrecognised_files",
        "dialects",
    ]
    assert list(page["summary"]) == ["error", "warning", "info", "suppressed", "baselined"]
    for finding in page["findings"]:
        assert list(finding) == keys
        assert list(finding["location"]) == ["path", "line", "column", "end_line", "end_column"]
        for other in finding["also"]:
            assert list(other) == keys
            assert list(other["score"]) == ["total", "support", "informativeness", "agreeing", "siblings"]
        for related in finding["related"]:
            assert list(related) == ["message", "environment", "service", "key", "location"]
    assert list(page["findings"][-1]["suppression"]) == ["kind", "reason", "until", "path", "line"]


def test_findings_under_another_one_are_not_counted(report: Report) -> None:
    page = json.loads(Json().render(report, Display()))
    assert page["summary"] == {"error": 2, "warning": 1, "info": 0, "suppressed": 1, "baselined": 0}
    assert [finding["rule"] for finding in page["findings"][1]["also"]] == ["service-urls/inconsistent-address"]


def test_suppressed_findings_are_counted_always_and_listed_on_demand(report: Report) -> None:
    quiet, open_ = (json.loads(Json().render(report, Display(show_suppressed=wanted))) for wanted in (False, True))
    assert quiet["summary"] == open_["summary"]
    assert [finding["suppression"] for finding in quiet["findings"]] == [None, None, None]
    assert open_["findings"][:3] == quiet["findings"]
    assert open_["findings"][3]["suppression"]["reason"] == "rotated by ticket OPS-12"


def test_setting_without_a_canonical_name_is_null(report: Report) -> None:
    first, second, _ = json.loads(Json().render(report, Display()))["findings"]
    assert (first["setting"], second["setting"]) == (None, "dependencies.auth.url")


def test_clean_report(clean: Report) -> None:
    page = json.loads(Json().render(clean, Display()))
    assert page["findings"] == []
    assert page["environments"] == ["development", "staging", "production"]


def test_equal_reports_give_equal_bytes_whatever_the_display(report: Report) -> None:
    copy = msgspec.structs.replace(report)
    assert Json().render(report, Display()) == Json().render(
        copy, Display(width=20, colour=True, encoding="ascii", summary=False)
    )


@given(st.text(), st.text())
def test_any_text_survives_as_ascii(message: str, name: str) -> None:
    place = Place(start_of(f"{name}.env"), name, name, key=name)
    finding = Finding("a/b", Severity.INFO, Confidence.LOW, message, place, ((name, name),), "0")
    text = Json().render(Report((name,), Coverage(0, 0, 0, 0, 0, 0, 0), (finding,), (), failed=False), Display())
    (read,) = json.loads(text)["findings"]
    assert text.isascii()
    assert all(sign.isprintable() or sign == "\n" for sign in text)
    assert (read["environment"], read["key"], read["affects"]) == (name, name, [[name, name]])
    assert read["message"].isprintable()
