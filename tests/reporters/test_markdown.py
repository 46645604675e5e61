from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.domain.place import Place
from config_lint.domain.report import Report
from config_lint.domain.severity import Severity
from config_lint.reporters.markdown import LONGEST_COMMENT, Markdown, page
from config_lint.reporters.markdown_text import code, prose
from config_lint.reporters.reporter import Display
from config_lint.values.location import Location


def many(report: Report, count: int) -> Report:
    first = report.findings[0]
    places = (Place(Location(f"environments/staging/auth-{number}.yaml", 7, 1, 7, 1)) for number in range(count))
    return msgspec.structs.replace(
        report, findings=tuple(msgspec.structs.replace(first, place=where) for where in places), suppressed=()
    )


def rows(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("| ") and "auth-" in line]


def test_whole_report(report: Report, golden: Callable[[str, str], None]) -> None:
    golden("markdown.md", Markdown().render(report, Display(show_suppressed=True)))


def test_clean_report_says_so(clean: Report, golden: Callable[[str, str], None]) -> None:
    golden("markdown-clean.md", Markdown().render(clean, Display()))


def test_ten_rows_are_in_sight_and_the_rest_is_folded(report: Report) -> None:
    text = Markdown().render(many(report, 30), Display())
    seen, _, folded = text.partition("<details><summary>20 more findings</summary>\n\n")
    assert (len(rows(seen)), len(rows(folded))) == (10, 20)
    assert folded.count("</details>") == 1


def test_comment_is_never_longer_than_a_comment_may_be(report: Report) -> None:
    text = Markdown().render(many(report, 5_000), Display())
    assert LONGEST_COMMENT - 1_000 < len(text.encode()) <= LONGEST_COMMENT
    left = 5_000 - len(rows(text))
    assert f"\n{left:,} findings had no room here.\n" in text


def test_page_with_more_room_holds_more(report: Report) -> None:
    assert len(rows(page(many(report, 1_000), Display(), 1_000_000))) == 1_000


def test_worst_comes_first(report: Report) -> None:
    info = msgspec.structs.replace(report.findings[0], severity=Severity.INFO, message="least")
    text = Markdown().render(msgspec.structs.replace(report, findings=(info, *report.findings)), Display())
    assert text.index("🔴") < text.index("🟡") < text.index("🔵 info | least")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("backend in staging calls auth at production's host", "backend in staging calls auth at production's host"),
        ("it calls auth.example.com, twice (of 12).", "it calls `auth.example.com`, twice (of 12)."),
        ("ping @everyone and #12", "ping `@everyone` and `#12`"),
        ("see https://evil.example.com now", "see `https://evil.example.com` now"),
        ("[click](https://evil.example.com)", "`[click](https://evil.example.com`)"),
        ("<img src=x onerror=alert(1)>", "`<img` `src=x` `onerror=alert(1)>`"),
        ("DB_PASSWORD is **set**", "`DB_PASSWORD` is `**set**`"),
        ("a|b", "<code>a&#124;b</code>"),
        ("`code`", "<code>&#96;code&#96;</code>"),
        (r"C:\temp\|x", "<code>C&#58;&#92;temp&#92;&#124;x</code>"),
        (":tada: 1,047,619 of 12.5%", "`:tada`: 1,047,619 of 12.5%"),
        ("commit 1234567890abcdef", "commit `1234567890abcdef`"),
        ("GH-12 and org/repo#3", "`GH-12` and `org/repo#3`"),
    ],
)
def test_words_stay_and_everything_else_is_code(text: str, shown: str) -> None:
    assert prose(text) == shown


def test_cell_of_nothing_is_empty() -> None:
    assert code("") == code(" ") == ""


@given(st.text())
def test_no_text_ends_its_cell_or_its_line(text: str) -> None:
    for shown in (prose(text), code(text)):
        assert "|" not in shown
        assert "\n" not in shown
        outside = "".join(shown.replace("<code>", "`").replace("</code>", "`").split("`")[::2])
        assert not set(outside) & set("<>@#*_[]\\~")


def test_owners_stand_with_the_file_and_nobody_is_mentioned(report: Report) -> None:
    owned = msgspec.structs.replace(report.findings[0], owners=("@shop/payments", "anna@example.com"))
    text = Markdown().render(msgspec.structs.replace(report, findings=(owned,)), Display())
    assert "`<br>`@shop/payments`, `anna@example.com` |" in text
