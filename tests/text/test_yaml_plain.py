from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from config_lint.domain.document import Document
from config_lint.text.node import Node
from config_lint.text.yaml_documents import documents
from config_lint.text.yaml_line import LONGEST_KEY
from config_lint.text.yaml_lines import lines_of
from config_lint.text.yaml_parsed import parsed as by_parser
from config_lint.text.yaml_plain import root_of
from config_lint.text.yaml_settings import settings
from config_lint.text.yaml_tree import trees
from config_lint.values.secret import Secret

names = st.text("abYz09_-./:$", min_size=1, max_size=6)
written = """\
8080 / 08 / 0x1F / 1_000 / 1:30 / -5 / -x / .5 / +1 / ~ / yes / Null / = / << / text / two  words / a#b / a #b / (a) / ^a$ / ~/a
http://auth:8081/ / a: / a: b / a::b / :a / - a / --- a / - / ? / %a / @a / `a / &a b / *a / !a b / | / > / {{ a }} / 2001-01-01
[] / {} / [ ] / [a] / {a: b} / [] b / a, b] / a} / "a: #b" / "a\\n" / "a" b / "" / 'it''s' / 'a' / ' / é / 日本
"""
odd = ["a\u2028b", "\x85", "\ufeff", "\u00a0", "\x7f", "a\tb"]
scalars = st.sampled_from([*written.replace("\n", " / ").split(" / "), *odd])
lines = st.builds(
    "{}{}{}{}{}{}".format,
    st.sampled_from(["", "", "", " ", "  ", "    "]),
    st.sampled_from(["", "", "", "- ", "-  ", "- - ", "-"]),
    st.one_of(names, scalars, st.just("a")),
    st.sampled_from([":", ": ", ":  ", "", " : "]),
    scalars,
    st.sampled_from(["", "", "", " ", " # note", "# note", " #\tnote"]),
)
texts = st.lists(lines | st.sampled_from(["", "# note", "  # note", "---", "...", "%YAML 1.1"]), max_size=7).map("\n".join)


def plain_root(text: str, path: str) -> Node | None:
    lines = lines_of(text)
    return None if lines is None else root_of(lines, path)


def shown(found: tuple[Document, ...]) -> list[str]:
    """What is shown of the secrets, which takes no part in comparing them."""
    return [entry.value.shown for document in found for entry in document.entries if isinstance(entry.value, Secret)]


def parsed(text: str) -> Node | None:
    """The root by the parser; None where the text is not one document without a fault."""
    found = list(trees(text, "a.yaml"))
    return found[0].root if len(found) == 1 and not found[0].problems else None


@given(texts, st.sampled_from(["\n", "", "\r\n", "\n\n"]))
def test_what_is_read_line_by_line_is_what_the_parser_reads(text: str, end: str) -> None:
    root = plain_root(text + end, "a.yaml")
    assert root is None or root == parsed(text + end)


@given(texts, st.integers(0, 60), st.sampled_from("\t\r\x00:#-&*!|>'\"%@`[]{},? \n\x85\ufeff\ud800"))
def test_so_it_is_with_any_character_put_in_anywhere(text: str, place: int, character: str) -> None:
    broken = f"{text[:place]}{character}{text[place:]}\n"
    root = plain_root(broken, "a.yaml")
    assert root is None or root == parsed(broken)


keys = st.sampled_from(["a", "b", "password", "value", "kind", "default", "data", "ghp_" + "a1" * 18, "'c d'", '"e"'])
settled = st.lists(
    st.builds("{}{}:{}{}".format, st.sampled_from(["", "", "  ", "    "]), keys, st.sampled_from(["", " "]), scalars)
)


@given(st.one_of(settled.map("\n".join), texts))
def test_what_comes_of_it_is_the_same_document(text: str) -> None:
    found, expected = documents(f"{text}\n", "a.yaml"), by_parser(f"{text}\n", "a.yaml", "yaml", None)
    assert found == expected
    assert shown(found) == shown(expected)


@pytest.mark.parametrize(
    ("text", "is_enough"),
    [
        ("a: 1\nb:\n  c: text\n  d:\n    e: []\nf:\n", True),
        ("password: hunter2hunter2\nport: 12345678\n", True),
        ("a:\n  - b\n", False),
        ("a: 1\na: 2\n", False),
        ("name: DB_PASSWORD\nvalue: text\n", False),
        (f"a:\n  ghp_{'a1' * 18}: x\n", False),
    ],
)
def test_where_no_tree_is_needed_there_is_none(text: str, *, is_enough: bool) -> None:
    assert (settings(text, "a.yaml", "yaml") is not None) is is_enough
    assert documents(text, "a.yaml") == by_parser(text, "a.yaml", "yaml", None)


def test_a_text_of_very_many_lines_is_left_to_the_parser() -> None:
    (document,) = documents("a: 1\n" * 120_000, "a.yaml")
    assert [problem.kind for problem in document.problems] == ["limit-exceeded"]


values = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99999) | st.text("ab 1.#-", max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1, max_size=3), inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), values, min_size=1, max_size=4))
def test_whatever_is_written_in_block_style_is_read(data: dict[str, Any]) -> None:
    text = yaml.safe_dump(data, width=1000, sort_keys=False)
    root = plain_root(text, "a.yaml")
    assert root == parsed(text) or "''" in text


@pytest.mark.parametrize(
    "text",
    [
        "a: 1",
        "a: |\n  text\n",
        "a: &x 1\nb: *x\n",
        "a: b\n  c\n",
        "a: {b: c}\n",
        "--- \na: 1\n",
        "a: 1\n---\nb: 2\n",
        "<<: 1\n",
        "a:\tb\n",
        "? a\n: b\n",
        "just a text\n",
        f"{'k' * (LONGEST_KEY + 1)}: 1\n",
        "a:\n" + "".join(f"{' ' * depth}a:\n" for depth in range(1, 120)),
    ],
)
def test_what_is_left_to_the_parser(text: str) -> None:
    assert plain_root(text, "a.yaml") is None


def test_what_is_not() -> None:
    text = """\
# what the service needs
server: # of everything
  host: "0.0.0.0"
  port:   8080   # as before
list:
- name: first
  tags: []

- second: '2'
nested:
  -   - 1
      - {}
empty:
last: a:b
"""
    root = plain_root(text, "a.yaml")
    assert root is not None
    assert root == parsed(text)
