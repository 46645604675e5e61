"""URLs, taken apart."""

import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from config_lint.values.secret import Secret
from config_lint.values.url import Url, any_url, looks_like_url, parse


def test_a_url_has_parts() -> None:
    url = parse("https://User:p%40ss@Auth.Example.com.:8443/api/v1?page=1#top")
    assert (url.scheme, url.username, url.host, url.port, url.explicit_port) == ("https", "User", "auth.example.com", 8443, 8443)
    assert (url.path, url.query, url.fragment) == ("/api/v1", "page=1", "top")
    assert url.password == Secret("p@ss")
    assert url.text == str(url) == "https://User:***@Auth.Example.com.:8443/api/v1?page=1#top"
    assert url.origin == "https://auth.example.com:8443"
    assert url.tokens == ("auth", "example", "com")


@pytest.mark.parametrize(
    ("text", "port"),
    [
        ("http://a.example.com", 80),
        ("https://a.example.com", 443),
        ("wss://a.example.com", 443),
        ("postgres://db/x", 5432),
        ("jdbc:mysql://db/x", 3306),
        ("redis+sentinel://cache", 6379),
        ("amqps://mq", 5671),
        ("mongodb+srv://c.example.net", None),
        ("s3://bucket/key", None),
    ],
)
def test_the_port_is_the_schemes_where_none_is_written(text: str, port: int | None) -> None:
    url = parse(text)
    assert (url.port, url.explicit_port) == (port, None)


def test_a_url_may_name_many_hosts() -> None:
    url = parse("mongodb://app:pw@a:27017,b,[::1]:27019/orders?replicaSet=main")
    assert url.hosts == (("a", 27017), ("b", None), ("::1", 27019))
    assert (url.host, url.port) == ("a", 27017)


@pytest.mark.parametrize(
    "text", ["http://localhost:80", "http://127.0.1.1", "http://[::1]/", "http://0.0.0.0:8000", "http://api.localhost"]
)
def test_loopback(text: str) -> None:
    assert parse(text).is_loopback


@pytest.mark.parametrize(
    "text", ["http://host.docker.internal", "http://localhost.example.com", "http://128.0.0.1", "http://backend"]
)
def test_not_loopback(text: str) -> None:
    assert not parse(text).is_loopback


@pytest.mark.parametrize(
    "text", ["http://backend:8000", "http://a.b.svc.cluster.local", "http://a.b.svc", "http://x.consul", "http://x.internal"]
)
def test_internal(text: str) -> None:
    assert parse(text).is_internal


@pytest.mark.parametrize("text", ["http://a.example.com", "http://10.0.0.1", "http://localhost", "unix:///run/x.sock"])
def test_not_internal(text: str) -> None:
    assert not parse(text).is_internal


def test_an_address_is_no_name() -> None:
    assert parse("http://10.0.0.1").is_ip
    assert not parse("http://a10.example.com").is_ip


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is empty"),
        ("example.com/api", "has no scheme such as https://"),
        ("https://https://a.example.com", "has its scheme twice"),
        ("http:http://a.example.com", "has its scheme twice"),
        ("https://http//a.example.com", "has its scheme twice"),
        ("http:/a.example.com", "has one slash after its scheme instead of two"),
        ("https:a.example.com", "has no slashes after its scheme"),
        ("https//a.example.com", "has no colon after its scheme"),
        ("http:\\\\a.example.com", "has backslashes where slashes belong"),
        ("https://", "has no host"),
        ("https:///path", "has no host"),
        ("http://a:99999/", "has the port 99999, which is not between 0 and 65535"),
        ("http://a:http/", "has a port that is not a number"),
        ("http://a:/", "has a colon after the host and no port"),
        ("http://[::1/", "has unbalanced brackets"),
        ("http://[::g]/", "has a host that is neither a name nor an address"),
        ("http://a b/", "has a space in it"),
        ("http://a/\nb", "has a line break in it"),
        ("http://a..example.com", "has a host with two dots in a row, or one at its beginning"),
        ("http://-a.example.com", "has a host with characters that no host name has"),
        ("http://10.0.0.300/", "has a host that is not a valid IPv4 address"),
        ("http://a,b/", "has more than one host"),
        ("htps://a.example.com", "has the unknown scheme htps; did you mean https?"),
    ],
)
def test_a_wrong_url_is_rejected_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(reason)}$"):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "http://localhost",
        "http://my_service:80",
        "https://*.example.com",
        "http://münchen.example",
        "postgresql:///orders",
        "postgresql://%2Fvar%2Frun/orders",
        "unix:///var/run/docker.sock",
        "git+https://git.example.com/x.git",
        "k8s://openshift-pipelines/public-key",
        "h2://x",
    ],
)
def test_an_unusual_url_is_accepted(text: str) -> None:
    assert parse(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "https://a.example.com",
        "postgres://db",
        "jdbc:postgresql://db/x",
        "http:/a.example.com",
        "https//a.example.com",
        "http:\\\\a",
        "https:a.example.com",
    ],
)
def test_what_is_meant_to_be_a_url(text: str) -> None:
    assert looks_like_url(text)


@pytest.mark.parametrize(
    "text",
    ["", "example.com", "http", "httpd:2.4", "mailto:a@example.com", "urn:x:y", "data:,x", "a:b", "/path", "http: enabled"],
)
def test_what_is_not(text: str) -> None:
    assert not looks_like_url(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://" + "ghp_" + "a1" * 18 + "@github.com/x", "https://***@github.com/x"),
        ("https://api.example.com/v1?api_key=Zq9hunter&page=1", "https://api.example.com/v1?api_key=***&page=1"),
        ("https://hooks.slack.com/services/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", "https://hooks.slack.com/services/***"),
    ],
)
def test_no_secret_is_left_in_any_part(text: str, shown: str) -> None:
    url = parse(Secret(text, "***"))
    assert str(url) == shown
    assert "Zq9hunter" not in repr(url)
    assert "ghp_" not in repr(url)


@given(st.text(max_size=60))
@example("http://[")
@example("http://\u2100/")
@example("http://a:٣/")
@example("//a")
def test_parsing_raises_nothing_but_value_error(text: str) -> None:
    for candidate in (text, f"http://{text}", f"postgres://{text}", f"http://a:{text}@b"):
        with suppress(ValueError):
            assert "\n" not in parse(candidate).text


simple = st.builds(
    "{}://{}{}{}".format,
    st.sampled_from(["http", "https", "ws", "wss", "ftp", "HTTP", "htp"]),
    st.lists(
        st.text("ab-1_.A", min_size=1, max_size=5) | st.sampled_from(["auth", "example", "com", "127", "http"]), max_size=4
    ).map(".".join),
    st.sampled_from(["", "", ":80", ":65536", ":0", ":080", ":", ":443"]),
    st.lists(st.sampled_from(["/", "/api", "/v1", "/?a=1", "/#x", "//x", "/abcdefgh12345678abcd", "/../a"]), max_size=3).map(
        "".join
    ),
)


@given(simple)
@example("http://http//auth")
@example("https://glpat-abcdefghij0123456789.example.com")
def test_simple_urls_are_taken_apart_as_any_other(text: str) -> None:
    def outcome(take: Callable[[str], Url]) -> Url | str:
        try:
            return take(text)
        except ValueError as error:
            return str(error)

    assert outcome(parse) == outcome(any_url)


@pytest.mark.parametrize("value", ["http://a.example.com/b\n", Secret("http://a.example.com/b\n", "http://a.example.com/b\n")])
def test_the_line_break_of_a_block_is_no_part_of_it(value: str | Secret) -> None:
    found = parse(value)
    assert (found.host, found.path) == ("a.example.com", "/b")
