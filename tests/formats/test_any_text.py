"""What holds for every format and every text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.formats import Format, formats_known
from config_lint.text.lines import Lines
from config_lint.values.location import Location
from tests.documents import faults

formats = pytest.mark.parametrize("format", formats_known(), ids=lambda format: type(format).__name__)

# fmt: off
pieces = st.sampled_from([
    *("a", "b: ", "- ", "name: x", ": ", " ", "  ", '"', "'", "{", "}", "[", "]", "=", "#", "\t", "\\", "|", ">", "&x ", "*x"),
    *("!t ", "<<: ", "é", "0", "1.5", "yes", "? ", "%", "config-lint:", "$", ",", "//", "/*", "*/", "export ", "\\u12"),
    *("\\u00e9", "@", "[[", "null", "!!int ", "😀", "\n", "\n  ", "\r\n", "\r", "---\n", "\x85", "\u2028", "\ufeff"),
    *("\x00", "\ud800", "${", "%{", "<<E\n", "E\n", "variable ", "locals {", "var.x"),
])
# fmt: on


@formats
@given(st.lists(pieces, max_size=30).map("".join) | st.binary(max_size=60).map(lambda data: data.decode("utf-8", "replace")))
def test_no_text_raises_and_every_place_is_in_it(format: Format, text: str) -> None:
    lines = Lines(text, "a/b")
    for document in format.read(text, "a/b"):
        keys = [entry.key for entry in document.entries]
        assert len(keys) == len(set(keys))
        places = [place for entry in document.entries for place in (entry.location, entry.key_location)]
        places += [section.location for section in document.sections] + [problem.location for problem in document.problems]
        assert all(_is_in(place, lines) for place in places + [comment.location for comment in document.comments])
        assert all(problem.facts and problem.location.path == "a/b" for problem in document.problems)


def _is_in(place: Location, lines: Lines) -> bool:
    start, end = lines.offset(place.line, place.column), lines.offset(place.end_line, place.end_column)
    return start <= end and (place.line, place.column) == lines.position(start) and place.line <= place.end_line


def bomb(leaf: str) -> str:
    lines = [f"a0: &a0 [{', '.join([leaf] * 9)}]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 10)]
    return "\n".join(lines)


def chain(link: str) -> str:
    return "\n".join(["a0: &a0 {x: 1}", *(f"a{level}: &a{level} {link.format(level - 1)}" for level in range(1, 300))])


nesting = "nesting deeper than 100 levels"
amount = "more than 100,000 values, those repeated by aliases included"


@pytest.mark.parametrize(
    ("name", "text", "limit"),
    [
        ("Yaml", "[" * 10_000, nesting),
        ("Yaml", "{a: " * 10_000, nesting),
        ("Yaml", "- " * 10_000, nesting),
        ("Yaml", "".join(" " * level + "a:\n" for level in range(300)), nesting),
        ("Yaml", chain("{{y: *a{}}}"), nesting),
        ("Yaml", chain("{{y: {{<<: *a{}}}}}"), nesting),
        ("Yaml", bomb("x"), amount),
        ("Yaml", bomb("[]"), amount),
        (
            "Yaml",
            "a: &a {" + ", ".join(f"k{i}: 1" for i in range(1000)) + "}\n" + "".join(f"m{i}: {{<<: *a}}\n" for i in range(101)),
            amount,
        ),
        ("Yaml", "---\n" * 100_001, amount),
        ("Yaml", "[" + "1," * 100_001 + "]", amount),
        ("Json", "[" * 10_000, nesting),
        ("Json", '{"a":' * 10_000, nesting),
        ("Json", "[" + "1," * 100_001 + "1]", amount),
        ("Toml", "a = " + "[" * 10_000, nesting),
        ("Toml", ".".join("a" * 10_000) + " = 1", nesting),
        ("Toml", "a = [" + "1," * 100_001 + "]", amount),
        ("Dotenv", "A=1\n" * 100_001, amount),
        ("Ini", "[a]\n" + "".join(f"k{i}=1\n" for i in range(100_001)), amount),
        ("Properties", "".join(f"k{i}=1\n" for i in range(100_001)), amount),
    ],
    ids=range(20),
)
def test_limits_are_named_and_nothing_is_half_read(name: str, text: str, limit: str) -> None:
    [format] = [format for format in formats_known() if type(format).__name__ == name]
    document = format.read(text, "a/b")[-1]
    assert document.entries == ()
    assert [(kind, words) for kind, _, words in faults(document)] == [("limit-exceeded", limit)]
