import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from config_lint.reporters.safe_text import safe


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, as it is", "plain, as it is"),
        ("Zürich 東京 …", "Zürich 東京 …"),
        ("two\nlines\tand\r", r"two\nlines\tand\r"),
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("\x9b31m", r"\x9b31m"),
        ("user\u202egpj.exe", r"user\u202egpj.exe"),
        ("\u2066isolated\u2069", r"\u2066isolated\u2069"),
        ("zero\u200bwidth", r"zero\u200bwidth"),
        ("\u2028", r"\u2028"),
        ("half \ud83d", r"half \ud83d"),
        ("\U000e0041", r"\U000e0041"),
        ("no\u00a0break", r"no\xa0break"),
        ("::error file=a::x", r"\x3a:error file=a::x"),
        ("a ::error::x", r"a \x3a:error::x"),
        ("a\n::error::x", r"a\n::error::x"),
        ("::1 and ::ffff:10.0.0.1 and a::b::c", "::1 and ::ffff:10.0.0.1 and a::b::c"),
        ("a##[error]b ##vso[task.x]", r"a\x23#[error]b \x23#vso[task.x]"),
        ("## a heading [x]", "## a heading [x]"),
        ("", ""),
    ],
)
def test_text_on_a_screen(text: str, shown: str) -> None:
    assert safe(text) == shown


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("ascii", r"caf\xe9 x 2..."), ("latin-1", "café x 2..."), ("cp437", "café x 2..."), ("utf-8", "café × 2…")],
)
def test_characters_that_the_encoding_lacks(encoding: str, shown: str) -> None:
    assert safe("café × 2…", encoding) == shown


@given(st.text(), st.sampled_from(["ascii", "latin-1", "cp1252", "shift_jis", "utf-8", "utf-16"]))
def test_everything_can_be_written_and_nothing_steers(text: str, encoding: str) -> None:
    shown = safe(text, encoding)
    assert shown.isprintable()
    shown.encode(encoding)


@given(st.text(st.characters(categories=["L", "N", "P", "S"])))
def test_what_can_be_printed_stays(text: str) -> None:
    assume("::" not in text and "##" not in text)
    assert safe(text) == text
