import hashlib
import re
from base64 import b64encode
from html.parser import HTMLParser

import msgspec
import pytest

from config_lint import __version__
from config_lint.domain.drawing import Arrow, Drawing, Node, Said
from config_lint.domain.drift import DriftRow, DriftTable, Kind, Side
from config_lint.domain.finding import Finding
from config_lint.domain.report import Report
from config_lint.domain.severity import Severity
from config_lint.reporters.html import Html
from config_lint.reporters.reporter import Display
from config_lint.values.location import Location
from tests.reporters.conftest import Golden

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 * 7 }}\u202e\x1b[31m'


@pytest.fixture
def illustrated(report: Report) -> Report:
    web, auth = Node("service", "backend"), Node("service", "auth")
    arrow = Arrow(web, auth, "auth", certain=True, settings=(Said("AUTH_URL", Location("backend.env", 3, 10, 3, 20)),))
    pairs = tuple((name, service) for name in ("staging", "production") for service in ("auth", "backend", "frontend"))
    sides = Side("info", Location("staging.env", 2, 7, 2, 11)), Side("missing", Location("production.env", 1, 1, 1, 1))
    rows = (DriftRow(Kind.EXTRA, Severity.WARNING, ("backend",), "", "LEVEL", "logging.level", *sides, why="3 of 4 have it"),)
    drift = DriftTable("staging", "production", ("auth", "backend"), rows, (), 12, 9)
    return msgspec.structs.replace(report, pairs=pairs, drawings=(Drawing("staging", (auth, web), (arrow,)),), drift=(drift,))


class Page(HTMLParser):
    """What stands in a page: elements with their attributes, and the text of those that are programs or styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.inside: dict[str, str] = {}
        self._open = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._open = tag

    def handle_endtag(self, tag: str) -> None:
        self._open = "" if tag == self._open else self._open

    def handle_data(self, data: str) -> None:
        if self._open in ("script", "style"):
            self.inside[self._open] = data


def drawn(report: Report, *, show_suppressed: bool = False) -> str:
    return Html().render(report, Display(show_suppressed=show_suppressed))


def test_page(illustrated: Report, golden: Golden) -> None:
    text = drawn(illustrated, show_suppressed=True)
    body = text[text.index("<body>") : text.index("<script>")]
    golden("html.html", body.replace(__version__, "1.2.3"))


def test_equal_reports_give_equal_pages(illustrated: Report) -> None:
    assert drawn(illustrated) == drawn(illustrated)


def test_nothing_is_loaded(illustrated: Report) -> None:
    page = Page(drawn(illustrated))
    assert not [tag for tag, _ in page.elements if tag in ("link", "img", "iframe", "object", "embed", "base")]
    assert not [attributes for _, attributes in page.elements if "src" in attributes or "srcset" in attributes]
    assert "url(" not in page.inside["style"]
    assert "@import" not in page.inside["style"]


def test_the_browser_is_told_to_run_only_what_is_ours(illustrated: Report) -> None:
    page = Page(drawn(illustrated))
    [policy] = [
        each["content"] for tag, each in page.elements if tag == "meta" and each.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none'")
    for kind, element in (("style", "style"), ("script", "script")):
        digest = b64encode(hashlib.sha256(page.inside[element].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on") or name == "style"]


def test_what_files_say_is_text(illustrated: Report, wrong_environment: Finding) -> None:
    place = msgspec.structs.replace(wrong_environment.place, key=HOSTILE, service=HOSTILE, location=Location(HOSTILE, 1, 1, 1, 2))
    finding = msgspec.structs.replace(
        wrong_environment, message=HOSTILE, place=place, affects=((HOSTILE, HOSTILE),), rule=f"own/{HOSTILE}"
    )
    hostile = Node("database", HOSTILE)
    drawing = Drawing(HOSTILE, (hostile,), (Arrow(hostile, hostile, HOSTILE, certain=False, settings=()),))
    report = msgspec.structs.replace(
        illustrated, findings=(finding,), environments=(HOSTILE,), pairs=((HOSTILE, HOSTILE),), drawings=(drawing,)
    )
    text = drawn(report)
    page = Page(text)
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert not [tag for tag, _ in page.elements if tag == "img"]
    assert "\u202e" not in text
    assert "\x1b" not in text
    assert "{{ 7 * 7 }}" in text


def test_a_clean_report_says_so(report: Report) -> None:
    text = drawn(msgspec.structs.replace(report, findings=(), suppressed=(), failed=False))
    assert "Nothing was found." in text
    assert "The gate is open" in text
    assert 'id="filters"' not in text


def test_every_anchor_is_there_and_unique(illustrated: Report, wrong_environment: Finding) -> None:
    twice = msgspec.structs.replace(wrong_environment, occurrence=2)
    page = Page(drawn(msgspec.structs.replace(illustrated, findings=(*illustrated.findings, twice))))
    names = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(names) == len(set(names))
    links = [
        attributes["href"].removeprefix("#") for tag, attributes in page.elements if tag == "a" and attributes["href"][0] == "#"
    ]
    assert links
    assert set(links) <= set(names)


def test_a_thousand_findings_fit_into_two_megabytes(illustrated: Report) -> None:
    many = tuple(msgspec.structs.replace(finding, occurrence=number) for number in range(334) for finding in illustrated.findings)
    text = drawn(msgspec.structs.replace(illustrated, findings=many))
    assert len(re.findall('<article class="card finding', text)) == 1002
    assert len(text.encode()) < 2_000_000
