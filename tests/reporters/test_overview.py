import msgspec

from config_lint.domain.cause import Cause, causes
from config_lint.domain.report import Report
from config_lint.reporters.full import Full
from config_lint.reporters.overview import MANY, overview
from config_lint.reporters.reporter import Display


def many(report: Report, count: int) -> Report:
    return msgspec.structs.replace(report, findings=(report.findings[0],) * count)


def test_few_findings_need_no_overview(report: Report) -> None:
    assert overview(many(report, MANY)) == ""


def test_many_findings_begin_with_what_they_have_in_common(report: Report) -> None:
    found = many(report, MANY + 1)
    first, cause, last, empty = overview(found).split("\n")[:4]
    [shared] = causes(found.findings, 10)
    assert shared == Cause(shared.kind, shared.name, MANY + 1)
    assert first == "51 findings, of which 51 have 1 cause:"
    assert cause.startswith(f"    51  {shared.kind} {shared.name}")
    assert last.startswith("`config-lint suggest` ")
    assert empty == ""
    assert Full().render(found, Display()).startswith(first)


def test_what_files_are_called_steers_no_terminal(report: Report) -> None:
    place = report.findings[0].place
    location = msgspec.structs.replace(place.location, path="\x1b[31mred.yaml")
    odd = msgspec.structs.replace(
        report.findings[0], place=msgspec.structs.replace(place, location=location, setting="", name="")
    )
    text = overview(msgspec.structs.replace(report, findings=(odd,) * 51))
    assert "\x1b" not in text
