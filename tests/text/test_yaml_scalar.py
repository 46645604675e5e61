from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from config_lint.text.yaml_scalar import explicit, implicit


class TextDates(yaml.CSafeLoader):
    """The loader that we follow, but for dates and for `=`, which it cannot construct."""


def as_written(loader: TextDates, node: yaml.ScalarNode) -> Any:
    return loader.construct_scalar(node)


for tag in ("timestamp", "value"):
    TextDates.add_constructor(f"tag:yaml.org,2002:{tag}", as_written)


def loaded(text: str) -> Any:
    return TextDates(text).get_single_data()


# fmt: off
words = st.sampled_from([
    *("yes", "Yes", "YES", "yES", "no", "on", "off", "y", "n", "true", "tRue", "null", "Null", "~", "=", "0o17", "1e3", "abc"),
    *(".inf", "-.INF", ".nan", ".NaN", "2001-01-01"),
])
# fmt: on
spellings = st.one_of(
    st.from_regex(r"[-+]?[0-9_.:xobeE+-]{1,8}", fullmatch=True),
    st.from_regex(r"[-+]?(0b[01_]+|0[0-7_]+|0x[0-9a-fA-F_]+|[1-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?)", fullmatch=True),
    st.from_regex(r"[-+]?[0-9][0-9_]*\.[0-9_]*([eE][-+][0-9]+)?", fullmatch=True),
    words,
)


@given(spellings)
@example("1:30:00.5")
@example("-190:20:30")
@example("0_")
def test_plain_scalars_mean_what_the_safe_loader_says(source: str) -> None:
    try:
        expected = loaded(f"- {source}")[0]
    except (ValueError, yaml.YAMLError):  # `0x_` breaks the loader, `:` at the end makes a mapping
        return
    if not isinstance(expected, (str, int, float, bool, type(None))):
        return
    value, _ = implicit(source)
    assert (type(value), repr(value)) == (type(expected), repr(expected))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("8080", ""),
        ("0755", "0755"),
        ("1.50", "1.50"),
        ("1.5", ""),
        ("yes", "yes"),
        ("true", ""),
        ("True", "True"),
        ("null", ""),
        ("", ""),
    ],
)
def test_the_source_is_kept_where_it_says_more_than_the_value(source: str, text: str) -> None:
    assert implicit(source)[1] == text


def test_what_is_too_long_for_a_number_stays_text() -> None:
    for source in ("9" * 5000, "0x" + "f" * 5000, ":".join(["1"] * 5000), "0x_"):
        assert implicit(source) == (source, "")


@pytest.mark.parametrize(
    ("tag", "source", "value"),
    [
        ("str", "12", "12"),
        ("int", "0x10", 16),
        ("int", "twelve", "twelve"),
        ("float", "1", 1.0),
        ("bool", "YES", True),
        ("bool", "maybe", "maybe"),
        ("null", "anything", None),
        ("binary", "aGVs\n bG8=\n", "aGVsbG8="),
        ("timestamp", "2001-01-01", "2001-01-01"),
    ],
)
def test_standard_tags(tag: str, source: str, value: object) -> None:
    assert explicit(tag, source)[0] == value
