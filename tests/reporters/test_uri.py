from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.reporters.uri import uri_of, web_address


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("environments/staging/auth.env", "environments/staging/auth.env"),
        ("a b/c#d?e.yaml", "a%20b/c%23d%3Fe.yaml"),
        ("javascript:alert(1).env", "javascript%3Aalert%281%29.env"),
        ("//evil.example.com/x", "evil.example.com/x"),
        ("100%.env", "100%25.env"),
        ("café.env", "caf%C3%A9.env"),
        ("byte-\udcff.env", "byte-%FF.env"),
        ("half-\ud83d.env", "half-%ED%A0%BD.env"),
        ("", "."),
    ],
)
def test_path_as_a_relative_reference(path: str, uri: str) -> None:
    assert uri_of(path) == uri


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_nothing_is_lost_and_nothing_is_a_scheme_or_a_host(path: str) -> None:
    parts = urlsplit(uri_of(path))
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    assert unquote_to_bytes(parts.path).decode() == (path.lstrip("/") or ".")


@pytest.mark.parametrize(
    "source",
    ["", "notes.txt", "javascript:alert(1)", "https:", "https://a b", "https://x/>", "http://[", "https://é.example.com"],
)
def test_what_is_no_page(source: str) -> None:
    assert web_address(source) == ""


def test_page() -> None:
    assert web_address("https://12factor.net/config#x") == "https://12factor.net/config#x"
