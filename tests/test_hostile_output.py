"""What stands in a file can do nothing in a report: hostile values go through the whole story and every reporter there is."""

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import msgspec
import pytest

from config_lint.discovery import subclasses_in
from config_lint.domain.report import Report
from config_lint.engine import Request
from config_lint.options import options_from
from config_lint.pipeline.checking import check
from config_lint.reporters.reporter import Display, Reporter
from config_lint.trees.memory import MemoryTree
from tests.hostile import VALUES, WORD
from tests.shipped import asked_by_default

pytestmark = pytest.mark.slow

REPORTERS = subclasses_in("config_lint.reporters", Reporter, "config_lint.reporters")
MOST_IN_LINE = 100_000
LARGE = 2_000_000
"""Characters: more than any report on one value needs, however large the value."""

OPTIONS = {
    "promotion": ["staging", "production"],
    "sources": [{"path": "{environment}/{service}.json"}, {"path": "{environment}/{service}.yaml"}],
    "suppress": [{"rule": "auth/unsafe-jwt-algorithm", "reason": "Forged ::error::x <b>@forged</b> `|`"}],
}


def files_with(large: str) -> dict[str, str]:
    """Two environments in which the value stands wherever a value, a key, or a name can stand, and is at fault there."""
    short, value = large[:200], large[:MOST_IN_LINE]
    settings = {
        "LOG_LEVEL": value,
        "AUTH_SERVICE_URL": f"https//{value}",
        "JWT_ALGORITHM": "none",
        "JWT_ISSUER": value,
        f"{short}_URL": "http://x:999999/",
        "nested": {short: {"url": "https://https://x", "level": short}},
        "ASKS": f"${{{short}}}",
        "LIST": [short, short],
    }
    text = json.dumps(settings)
    twice = f'{{{json.dumps(short)}: 1, {json.dumps(short)}: 2, "LOG_LEVEL": {json.dumps(short)}}}'
    comment = "".join(sign if sign.isprintable() else " " for sign in short)
    name = re.sub(r"[\x00/]", "_", short)
    # A block of YAML is the one place where a value can be as large as its file.
    block = "".join(f"  {line}\n" for line in large.splitlines()) if len(large) > MOST_IN_LINE else "  none\n"
    return {
        "staging/large.yaml": f"LOG_LEVEL: |\n{block}LOG_FORMAT: |\n{block[:LARGE]}",
        "staging/web.json": text,
        "production/web.json": text.replace("999999", "99999"),
        f"staging/{name}.json": twice,
        f"production/{name}.json": json.dumps({"LOG_LEVEL": short}),
        "staging/other.yaml": f"JWT_ALGORITHM: none # config-lint: ignore[auth/weak-secret] -- {comment}\nbroken: [\n",
    }


@cache
def report_on(name: str) -> Report:
    options = options_from(OPTIONS)
    rules, known = asked_by_default()
    found, _ = check(MemoryTree(files_with(VALUES[name])), options, rules, known, Request(today=date(2027, 1, 31)))
    return found


@cache
def written(name: str, reporter: str, **display: Any) -> str:
    return REPORTERS[reporter]().render(report_on(name), Display(show_suppressed=True, **display))


def commands_in(text: str) -> Iterator[str]:
    """What a runner makes of the lines, as those of GitHub, Azure and TeamCity read them."""
    for line in re.split(r"[\n\r\x0b\x0c\x85\u2028\u2029]", text):
        told = re.match(r"\s*::([A-Za-z-]+)(?: [^\n]*?)?::", line)
        if told:
            yield told[1]
        yield from re.findall(r"##[A-Za-z]*\[", line)


each = pytest.mark.parametrize("name", sorted(VALUES))


@each
def test_value_is_found_fault_with(name: str) -> None:
    found = report_on(name)
    assert len(found.findings) > 4
    assert found.suppressed
    assert WORD.lower() in " ".join(finding.message for finding in found.findings).lower()


@each
def test_nothing_steers_a_terminal_or_turns_a_line(name: str) -> None:
    for reporter in REPORTERS:
        text = written(name, reporter)
        assert {sign for sign in text if not sign.isprintable()} <= {"\n", "\t"}, reporter
        text.encode()


@each
def test_no_line_is_a_command_to_a_runner(name: str) -> None:
    told = {reporter: list(commands_in(written(name, reporter))) for reporter in REPORTERS}
    own = told.pop("github")
    assert {reporter for reporter, commands in told.items() if commands} == set()
    assert set(own) <= {"error", "warning", "notice", "group", "endgroup"}
    assert own.count("group") == own.count("endgroup") == 1
    assert own[-2:] == ["group", "endgroup"]


@pytest.mark.parametrize("name", ["long word", "many lines", "many combining marks"])
def test_large_value_makes_no_large_report(name: str) -> None:
    sizes = {reporter: len(written(name, reporter, detailed=True)) for reporter in REPORTERS}
    assert max(sizes.values()) < LARGE, sizes


@each
def test_in_the_letters_of_a_narrow_terminal(name: str) -> None:
    for reporter in ("concise", "full"):
        text = written(name, reporter, encoding="ascii", width=40)
        assert text.isascii()
        assert {sign for sign in text if not sign.isprintable()} <= {"\n"}


def strings_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings_in(key)
            yield from strings_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings_in(item)


@each
@pytest.mark.parametrize("reporter", ["gitlab", "json", "rdjson", "sarif"])
def test_json_is_well_formed_and_no_text_of_its_own_is_lost(name: str, reporter: str) -> None:
    text = written(name, reporter)
    assert text.isascii()
    assert any(WORD.lower() in found.lower() for found in strings_in(json.loads(text)))


@each
def test_sarif_names_only_files_of_the_repository(name: str) -> None:
    log = json.loads(written(name, "sarif"))
    uris = {place["uri"] for place in _mappings_with("uri", log)}
    assert uris
    for uri in uris:
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri)
        assert not uri.startswith("/")
        assert ".." not in uri.split("/")
    said = [result["text"] for run in log["runs"] for result in _mappings_with("text", run["results"])]
    links = [found for text in said for found in re.findall(r"(?<!\\)\]\(([^)]*)\)", text)]
    assert all(link.isdigit() for link in links)


def _mappings_with(key: str, value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if key in value:
            yield value
        for item in value.values():
            yield from _mappings_with(key, item)
    elif isinstance(value, list):
        for item in value:
            yield from _mappings_with(key, item)


@each
def test_junit_has_only_elements_of_its_own(name: str) -> None:
    root = ET.fromstring(written(name, "junit"))
    own = {"testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out"}
    assert {element.tag for element in root.iter()} <= own
    assert len(list(root.iter("testcase"))) == 2 * len(report_on(name).rules)


class Elements(HTMLParser):
    """The elements of a page, each with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@each
@pytest.mark.parametrize("reporter", sorted(REPORTERS.keys() & {"html", "markdown"}))
def test_pages_have_no_element_that_acts(name: str, reporter: str) -> None:
    page = Elements()
    text = written(name, reporter)
    # In Markdown, what is between backticks is text.
    page.feed(re.sub(r"`[^`\n]*`", "", text) if reporter == "markdown" else text)
    tags = [tag for tag, _ in page.found]
    assert not set(tags) & {"iframe", "img", "object", "embed", "link", "base", "meta-refresh"}
    assert tags.count("script") <= (2 if reporter == "html" else 0)
    for _, attributes in page.found:
        assert not [attribute for attribute in attributes if attribute.startswith("on")]
        assert not (attributes.get("href") or "").lower().startswith(("javascript:", "data:", "https://forged"))


@each
def test_markdown_rows_have_the_columns_of_the_head(name: str) -> None:
    rows = [line for line in written(name, "markdown").splitlines() if line.startswith("|")]
    assert len(rows) > 2
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {5}


@each
def test_markdown_mentions_nobody(name: str) -> None:
    text = written(name, "markdown")
    outside = re.sub(r"`[^`\n]*`|<code>[^\n]*?</code>", "", text)
    assert not re.search(r"@|#\d|://|www\.|\]\(", outside.replace("### config-lint", ""))


def test_reports_are_equal_bytes_for_equal_input() -> None:
    name = "workflow command"
    again = msgspec.structs.replace(report_on(name))
    for kind in REPORTERS.values():
        assert kind().render(again, Display()) == kind().render(report_on(name), Display())
