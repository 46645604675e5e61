import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.text.references import Asked, references


def asked(text: str) -> list[tuple[str, str, str]]:
    return [(found.name, found.operator, found.word) for found in references(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("${HOST}", [("HOST", "", "")]),
        ("http://${HOST}:${PORT}/", [("HOST", "", ""), ("PORT", "", "")]),
        ("${auth-service.url}", [("auth-service.url", "", "")]),
        ("${hosts[0].name}", [("hosts[0].name", "", "")]),
        ("${PORT:-8080}", [("PORT", ":-", "8080")]),
        ("${PORT-8080}", [("PORT", "-", "8080")]),
        ("${PORT:8080}", [("PORT", ":", "8080")]),
        ("${PORT:}", [("PORT", ":", "")]),
        ("${PORT:?is needed}", [("PORT", ":?", "is needed")]),
        ("${PORT+x}", [("PORT", "+", "x")]),
        ("${A:-${B:-c}}", [("A", ":-", "${B:-c}")]),
        ('${A:{"b": {}}}', [("A", ":", '{"b": {}}')]),
        ("$HOST/$PORT", [("HOST", "", ""), ("PORT", "", "")]),
        ("5$ and $5", []),
        ("${file%.*} ${#x} ${!x} ${} ${", []),
        ("{{ x }} #{y}", []),
        ("a}b${A}", [("A", "", "")]),
    ],
)
def test_references_are_found(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [found for found in asked(text) if found[0]] == expected


@pytest.mark.parametrize("text", ["$$HOST", r"\$HOST", "$${HOST}", r"\${HOST}"])
def test_escaped_dollar_sign_asks_for_nothing(text: str) -> None:
    assert [found.name for found in references(text)] == [""]


def test_only_a_bare_reference_is_bare() -> None:
    assert [found.is_bare for found in references("$A ${B}")] == [True, False]


@given(st.text("${}AB:-x ", max_size=60))
def test_references_stand_in_order_where_they_say(text: str) -> None:
    end = 0
    for found in references(text):
        assert isinstance(found, Asked)
        assert end <= found.start < found.end <= len(text)
        assert found.name in text[found.start : found.end]
        end = found.end


@pytest.mark.parametrize("text", ["${A:-" * 100_000, "${A:-" * 50_000 + "}" * 50_000, "$" * 200_000, "{" * 200_000 + "${A}"])
def test_text_of_nothing_but_braces_takes_no_time(text: str) -> None:
    start = time.process_time()
    list(references(text))
    assert time.process_time() - start < 2
