import subprocess
import sys
from collections.abc import Callable

import msgspec
import pytest
from rich.cells import cell_len
from rich.text import Text

from config_lint.domain.excerpt import Excerpt
from config_lint.domain.finding import Finding, RelatedPlace
from config_lint.domain.place import Step
from config_lint.domain.report import Report
from config_lint.domain.severity import Severity
from config_lint.reporters.full import Full
from config_lint.reporters.reporter import Display
from config_lint.values.location import Location, start_of

Golden = Callable[[str, str], None]


def drawn(report: Report, display: Display | None = None) -> str:
    return Full().render(report, display or Display())


def alone(report: Report, **changes: object) -> Report:
    """The report with its second finding alone, changed."""
    return msgspec.structs.replace(report, findings=(msgspec.structs.replace(report.findings[1], **changes),))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_report_of_everything(report: Report, golden: Golden, width: int) -> None:
    golden(f"full-{width}.txt", drawn(report, Display(width=width, show_suppressed=True)))


def test_report_in_colour(report: Report, golden: Golden) -> None:
    golden("full-80-colour.txt", drawn(report, Display(width=80, colour=True)))


def test_colours_change_nothing_else(report: Report) -> None:
    coloured = drawn(report, Display(colour=True))
    assert "\x1b[" in coloured
    assert Text.from_ansi(coloured).plain.rstrip() == drawn(report).rstrip()


def test_environment_variables_have_no_say(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    plain, coloured = drawn(report), drawn(report, Display(colour=True))
    for name, value in {"NO_COLOR": "1", "FORCE_COLOR": "1", "TERM": "dumb", "COLUMNS": "20"}.items():
        monkeypatch.setenv(name, value)
    assert (drawn(report), drawn(report, Display(colour=True))) == (plain, coloured)


def test_terminal_without_unicode_gets_plain_letters(report: Report, golden: Golden) -> None:
    foreign = alone(
        report, message="the host of café × 2 differs…", excerpt=Excerpt("AUTH_SERVICE_URL=", "https://café.example.com", "")
    )
    text = drawn(foreign, Display(width=40, encoding="ascii"))
    golden("full-40-ascii.txt", text)
    assert text.isascii()


def test_clean_report_says_what_was_looked_at(clean: Report) -> None:
    assert drawn(clean) == (
        "nothing found in development, staging, production; 12 files, 4 services, 240 settings, 1 rule; 830\n"
        "relations evaluated, 0 not evaluated\n"
    )


def test_clean_report_needs_no_drawing() -> None:
    program = """
import sys
from config_lint.domain.report import Coverage, Report
from config_lint.reporters.full import Full
from config_lint.reporters.reporter import Display
Full().render(Report((), Coverage(1, 1, 1, 1, 1, 0, 0), (), (), failed=False), Display())
print([name for name in sys.modules if name.partition(".")[0] in ("rich", "pygments")])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_without_summary_a_clean_report_is_empty(clean: Report) -> None:
    assert drawn(clean, Display(summary=False)) == ""


def test_suppressed_findings_are_counted_but_not_shown(report: Report) -> None:
    text = drawn(report)
    assert "OPS-12" not in text
    assert "1 suppressed" in text


@pytest.mark.parametrize("width", [1, 10, 30, 40, 60])
def test_code_lines_fit_the_width(report: Report, width: int) -> None:
    room = max(width, 30)
    code = [line for line in drawn(report, Display(width=width)).splitlines() if " | " in line]
    assert len(code) >= 6
    assert max(map(cell_len, code)) <= room


def test_mark_stands_under_the_value_among_wide_letters(report: Report) -> None:
    excerpt = Excerpt("名前: ", "値です", " # 後")
    place = msgspec.structs.replace(report.findings[1].place, location=Location("a.yaml", 1, 5, 1, 8), chain=())
    _, where, line, mark, *_ = drawn(alone(report, message="wide", excerpt=excerpt, place=place, related=())).splitlines()
    assert where == "  --> a.yaml:1:5"
    assert cell_len(line.partition("値です")[0]) == cell_len(mark.partition("^")[0])
    assert mark.count("^") == cell_len("値です")


def test_value_of_many_lines_is_marked_to_the_end_of_its_first(report: Report) -> None:
    place = msgspec.structs.replace(report.findings[1].place, location=Location("a.yaml", 3, 6, 9, 2), chain=())
    lines = drawn(alone(report, message="long", excerpt=Excerpt("key: ", "|-", ""), place=place, related=())).splitlines()
    assert lines[2:4] == [" 3 | key: |-", "   |      ^^"]


def test_missing_value_is_marked_where_it_would_stand(report: Report) -> None:
    place = msgspec.structs.replace(report.findings[1].place, location=Location("a.env", 3, 5, 3, 5), chain=())
    lines = drawn(alone(report, message="empty", excerpt=Excerpt("KEY=", "", ""), place=place, related=())).splitlines()
    assert lines[2:4] == [" 3 | KEY=", "   |     ^"]


def test_line_that_cannot_be_shown_is_left_out(report: Report) -> None:
    text = drawn(alone(report, excerpt=None, related=()))
    assert "--> environments/staging/backend.env:14:18\n" in text
    assert " | " not in text


def test_related_place_without_a_line_still_says_what_it_is(report: Report) -> None:
    related = RelatedPlace("production's own value", report.findings[1].related[0].place)
    text = drawn(alone(report, related=(related,)))
    assert "::: environments/production/backend.env:4:18\n    = production's own value\n" in text


def test_related_place_that_is_the_same_is_not_drawn_twice(report: Report) -> None:
    finding = report.findings[1]
    text = drawn(alone(report, related=(RelatedPlace("what auth makes of it", finding.place, finding.excerpt),)))
    assert "    = what auth makes of it\n" in text
    assert text.count("| AUTH_SERVICE_URL") == 1
    assert ":::" not in text


def test_nothing_from_files_steers_the_terminal(report: Report, wrong_environment: Finding) -> None:
    evil = "\x1b]0;owned\x07\x9b31m\u202egnp.exe\nerror: forged\r\b"
    place = msgspec.structs.replace(
        wrong_environment.place,
        location=Location(f"a{evil}.env", 1, 1, 1, 5),
        chain=tuple(Step(start_of(f"{evil}{number}"), evil, evil) for number in range(3)),
    )
    related = RelatedPlace(evil, place, Excerpt(evil, evil, evil))
    also = msgspec.structs.replace(wrong_environment, message=evil, rule=evil)
    worst = alone(
        report,
        message=evil,
        place=place,
        related=(related, related),
        also=(also,),
        affects=((evil, evil),),
        excerpt=Excerpt(evil, evil, evil),
    )
    said = msgspec.structs.replace(report.rules[worst.findings[0].rule], fix=evil)
    worst = msgspec.structs.replace(worst, environments=(evil,), rules={**report.rules, said.id: said})
    text = drawn(worst, Display(show_suppressed=True))
    assert "forged" in text
    assert [sign for line in text.split("\n") for sign in line if not sign.isprintable()] == []
    assert not [line for line in text.split("\n") if line.startswith("error: forged")]


def test_long_lists_are_shortened_unless_details_are_wanted(report: Report, wrong_environment: Finding) -> None:
    steps = tuple(Step(Location(f"layer-{number}.env", 1, 1, 1, 2), "", "v" * 100) for number in range(20))
    place = msgspec.structs.replace(wrong_environment.place, chain=steps)
    related = tuple(RelatedPlace(f"peer {number}", wrong_environment.related[0].place) for number in range(20))
    long = alone(report, place=place, related=related, affects=tuple(("staging", f"service-{number}") for number in range(40)))
    short, whole = drawn(long), drawn(long, Display(detailed=True))
    assert "set in layer-0.env:1" in short
    assert "overridden in 14 more places" in short
    assert "overridden in layer-19.env:1" in short
    assert "and at 15 more places" in short
    assert "layer-7.env" not in short
    assert "v" * 100 not in short
    assert " more" not in whole
    for shown in ("layer-7.env:1", "peer 19", "staging/service-39", "v" * 100):
        assert shown in whole


def test_finding_that_concerns_its_own_service_alone_names_no_others(report: Report) -> None:
    assert "affects" not in drawn(alone(report, affects=(("staging", "backend"),)))
    assert "affects: staging/auth" in drawn(alone(report, affects=(("staging", "auth"),)))


def test_severities_are_told_in_words(report: Report) -> None:
    for severity in Severity:
        assert drawn(alone(report, severity=severity)).startswith(f"{severity}[service-urls/wrong-environment]: ")


def test_only_what_stops_nothing_with_all_under_it_is_only_reported(report: Report) -> None:
    first = msgspec.structs.replace(report.findings[0], fails_in=(), spared="it is mended elsewhere", also=())
    under = msgspec.structs.replace(first, spared="", fails_in=("staging",))
    alone = Full().render(msgspec.structs.replace(report, findings=(first,)), Display())
    assert "only reported: it is mended elsewhere" in alone
    assert "(1 of them only reported)" in alone
    both = Full().render(msgspec.structs.replace(report, findings=(msgspec.structs.replace(first, also=(under,)),)), Display())
    assert "only reported" not in both
