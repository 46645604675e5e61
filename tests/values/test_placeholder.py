"""Texts that stand where a value has yet to be written."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config_lint.values.placeholder import families, has_placeholder, is_placeholder, says_where
from config_lint.values.secret import Secret

placeholders = """
CHANGEME change-me changeme! please_change_me set-me-in-env replaceme REPLACE_ME REPLACE_WITH_DOMAIN YOUR_API_KEY your-password
your-api-key-here add_value TBD tba xxx XXXX-XXXX ???? ******** <your-token> __TOKEN__ placeholder PLACEHOLDER_TOKEN to-be-defined
client-secret-from-env do-not-store-here replace-with-your-key put-your-token-here 00000000-0000-0000-0000-000000000000
"""

values = """
example.com dummy fake test {will-be-replaced-by-ci} {{x}} ${X} $X here everywhere hereford my-user my-private-bucket my-db-host
__name__ todo-service todos x xx --- ... true null 0 http://x changes settings placeholder.example.com user-from-environment-team
<a>b<c>
set add replace-policy override updater your_team todoist
"""


@pytest.mark.parametrize(
    "text",
    [
        *placeholders.split(),
        "TODO: ask operations",
        "<get from secrets>",
        "insert your key here",
        "NEED TO INSERT SECRET",
        " changeme ",
    ],
)
def test_placeholders(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", [*values.split(), "", "the changeme of the day", "x" * 3 + "y", "[a]", "see <url> for more"])
def test_values(text: str) -> None:
    assert not is_placeholder(text)


def test_a_long_text_is_decided_quickly_and_is_none() -> None:
    assert not is_placeholder("_" * 119 + "!")
    assert not is_placeholder("todo: " + "x" * 10_000)


def test_each_family_is_named() -> None:
    assert all(name and pattern for name, pattern in families.items())


@pytest.mark.parametrize("text", [*placeholders.split(), "TODO: ask operations", "<get from secrets>", "NEED TO INSERT SECRET"])
def test_quick_look_misses_no_placeholder(text: str) -> None:
    assert has_placeholder(text)
    assert has_placeholder(Secret(text))


@pytest.mark.parametrize("pattern", families.values(), ids=families)
@settings(max_examples=40)
@given(st.data())
def test_quick_look_misses_none_of_any_family(pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(pattern, re.IGNORECASE), fullmatch=True))
    assert is_placeholder(text) is (len(text) <= 120)


@pytest.mark.parametrize("text", ["production", "user", "valley", "postgres", "X-Request-ID", "address", "nothing", "elsewhere"])
def test_nothing_is_made_for_a_value_that_begins_like_none(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("config_lint.values.placeholder._any", None)
    assert not has_placeholder(text)
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    "text", ["SV_please_change_me", "https://CHANGEME.example.com/x", "postgres://app:<your-password>@db/app"]
)
def test_placeholders_inside_a_value(text: str) -> None:
    assert not is_placeholder(text)
    assert has_placeholder(text)


@pytest.mark.parametrize(
    "text", [*values.split(), "of the form <image-name>:<tag>", "you may change me to see more", "exchange-menu", "x" * 200]
)
def test_values_without_a_placeholder_inside(text: str) -> None:
    assert not has_placeholder(text)


@pytest.mark.parametrize(
    "text", ["<get from secrets>", "set-me-in-env", "<set-in-encrypted-values>", "do-not-store-here", "added by hand"]
)
def test_placeholder_that_says_where_its_value_is(text: str) -> None:
    assert says_where(text)
    assert says_where(Secret(text))
    assert not says_where("changeme")


@pytest.mark.parametrize("text", ["SECRET", "PASSWORD", "API_KEY", "CLIENT_SECRET"])
def test_a_secret_that_only_says_its_kind(text: str) -> None:
    assert has_placeholder(Secret(text))
    assert not has_placeholder(text)
    assert not has_placeholder(Secret(text.lower()))
