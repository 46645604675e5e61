from collections.abc import Callable

import msgspec
import pytest

from config_lint.domain.finding import Finding
from config_lint.domain.place import Place
from config_lint.domain.report import Report
from config_lint.domain.severity import Severity
from config_lint.reporters.github import Github
from config_lint.reporters.reporter import Display
from config_lint.values.location import Location, start_of

Golden = Callable[[str, str], None]


def annotations(report: Report) -> list[str]:
    return Github().render(report, Display()).partition("::group::")[0].splitlines()


def several(finding: Finding, rule: str, count: int) -> list[Finding]:
    return [
        msgspec.structs.replace(finding, rule=rule, place=Place(Location(f"{rule}-{number}.env", number, 1, number, 2)))
        for number in range(1, count + 1)
    ]


def files(lines: list[str]) -> list[str]:
    return [line.partition("file=")[2].partition(",")[0] for line in lines]


def with_rules(report: Report, *names: str) -> Report:
    known = report.rules["core/unreadable-file"]
    return msgspec.structs.replace(report, rules=report.rules | {name: msgspec.structs.replace(known, id=name) for name in names})


def test_whole_report(report: Report, golden: Golden) -> None:
    golden("github.txt", Github().render(report, Display(show_suppressed=True)))


def test_clean_report_is_empty(clean: Report) -> None:
    assert Github().render(clean, Display()) == ""


def test_errors_come_first(report: Report) -> None:
    turned = msgspec.structs.replace(report, findings=report.findings[::-1])
    assert [line.partition(" ")[0] for line in annotations(turned)] == ["::error", "::error", "::warning"]


def test_finding_stands_on_the_side_that_changed(report: Report) -> None:
    changed = msgspec.structs.replace(report, changed=frozenset(("environments/production/backend.env",)))
    (first, *_) = annotations(changed)
    assert files([first]) == ["environments/production/backend.env"]
    assert "%0Athe fault is at environments/staging/backend.env:14:18%0A" in first


def test_layer_that_changed_counts_as_a_side(report: Report) -> None:
    changed = msgspec.structs.replace(report, changed=frozenset(("environments/base/backend.env",)))
    assert files(annotations(changed))[0] == "environments/base/backend.env"


def test_each_rule_gets_one_before_any_gets_two(report: Report) -> None:
    many = [*several(report.findings[0], "a/many", 12), *several(report.findings[0], "b/few", 2)]
    found = msgspec.structs.replace(with_rules(report, "a/many", "b/few"), findings=tuple(many))
    lines = annotations(found)
    assert files(lines) == [f"a/many-{number}.env" for number in range(1, 9)] + ["b/few-1.env", "b/few-2.env"]
    assert [line for line in lines if "more finding" in line] == [lines[7]]
    assert "4 more findings of a/many: a/many-9.env:9:1, a/many-10.env:10:1" in lines[7]
    assert "::group::config-lint: the report as text (4 findings without an annotation)\n" in Github().render(found, Display())


def test_with_room_for_all_none_is_counted(report: Report) -> None:
    found = msgspec.structs.replace(with_rules(report, "a/many"), findings=tuple(several(report.findings[0], "a/many", 10)))
    assert len(annotations(found)) == 10
    assert not [line for line in annotations(found) if "more finding" in line]


def test_what_changed_comes_before_what_did_not(report: Report) -> None:
    many = tuple(several(report.findings[0], "a/many", 12))
    found = msgspec.structs.replace(with_rules(report, "a/many"), findings=many, changed=frozenset(("a/many-12.env",)))
    assert files(annotations(found))[0] == "a/many-12.env"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("100%", "100%25"),
        ("a\r\n::error::forged", r"a\r\n::error::forged"),
        ("##[error]forged", r"\x23#[error]forged"),
    ],
)
def test_message_is_no_command(report: Report, text: str, shown: str) -> None:
    found = msgspec.structs.replace(report, findings=(msgspec.structs.replace(report.findings[0], message=text),))
    (line,) = annotations(found)
    assert line.partition("::")[2].partition("::")[2].startswith(shown)


def test_path_is_no_property(report: Report) -> None:
    place = Place(start_of("a,line=1::x:y.env"))
    found = msgspec.structs.replace(report, findings=(msgspec.structs.replace(report.findings[0], place=place),))
    assert annotations(found)[0].startswith("::error file=a%2Cline=1%3A%3Ax%3Ay.env,line=1,")


def test_columns_are_left_out_where_there_are_several_lines(report: Report) -> None:
    place = Place(Location("a.env", 1, 5, 3, 2))
    found = msgspec.structs.replace(report, findings=(msgspec.structs.replace(report.findings[0], place=place),))
    assert annotations(found)[0].startswith("::error file=a.env,line=1,endLine=3,title=config-lint/core/unreadable-file::")


def test_information_is_a_notice(report: Report) -> None:
    found = msgspec.structs.replace(report, findings=(msgspec.structs.replace(report.findings[0], severity=Severity.INFO),))
    assert annotations(found)[0].startswith("::notice ")
