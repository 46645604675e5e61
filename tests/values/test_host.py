"""Hosts and addresses."""

import re

import pytest

from config_lint.values import address, host


@pytest.mark.parametrize(
    "text",
    [
        "example.com",
        "a",
        "my_service",
        "10.0.0.1",
        "[::1]",
        "*.example.com",
        "münchen.example",
        "example.com.",
        "1password.com",
        "xn--mnchen-3ya.example",
    ],
)
def test_a_host_is_accepted_as_it_is_written(text: str) -> None:
    assert str(host.parse(text)) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "has no host"),
        ("a..b", "has a host with two dots in a row, or one at its beginning"),
        (".a", "has a host with two dots in a row, or one at its beginning"),
        ("-a.example.com", "has a host with characters that no host name has"),
        ("a b", "has a host with characters that no host name has"),
        ("${HOST}", "has a host with characters that no host name has"),
        ("a" * 64, "has a host with characters that no host name has"),
        (".".join(["a" * 60] * 5), "has a host longer than 253 characters"),
        ("256.1.1.1", "has a host that is not a valid IPv4 address"),
        ("10.0.0", "has a host that is not a valid IPv4 address"),
        ("::1", "has a host that is not a valid IPv6 address in brackets"),
        ("[::g]", "has a host that is not a valid IPv6 address in brackets"),
    ],
)
def test_a_wrong_host_is_rejected(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(reason)}$"):
        host.parse(text)


def test_the_words_of_a_host_are_whole() -> None:
    assert host.parse("Auth-STG.prod.example.com").tokens == ("auth", "stg", "prod", "example", "com")
    assert "prod" not in host.tokens("product.reproduction.example")


@pytest.mark.parametrize(
    "name", ["localhost", "127.0.0.1", "127.1.2.3", "::1", "::", "0.0.0." + "0", "::ffff:127.0.0.1", "api.localhost"]
)
def test_loopback(name: str) -> None:
    assert host.is_loopback(name)
    assert not host.is_internal(name)


@pytest.mark.parametrize("name", ["host.docker.internal", "localhost.example.com", "10.0.0.1", "mylocalhost", ""])
def test_not_loopback(name: str) -> None:
    assert not host.is_loopback(name)


def test_a_host_knows_what_it_is() -> None:
    assert host.parse("[::1]").is_ip
    assert host.parse("[::1]").is_loopback
    assert host.parse("Backend").is_internal
    assert not host.parse("a.example.com").is_internal


@pytest.mark.parametrize(
    ("text", "name", "port"),
    [
        ("kafka:9092", "kafka", 9092),
        ("Kafka.Example.com:9092", "kafka.example.com", 9092),
        ("10.0.0.1", "10.0.0.1", None),
        ("[::1]:80", "::1", 80),
        ("[::1]", "::1", None),
        (":8080", "", 8080),
        ("*:8080", "", 8080),
    ],
)
def test_an_address_is_a_host_and_a_port(text: str, name: str, port: int | None) -> None:
    assert address.parse(text) == address.Address(text, name, port)


def test_a_list_of_addresses() -> None:
    assert [str(found) for found in address.parse_list("a:9092, b:9092")] == ["a:9092", "b:9092"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "has no host"),
        ("a:", "has a colon after the host and no port"),
        ("a:http", "has a port that is not a number"),
        ("a:70000", "has the port 70000, which is not between 0 and 65535"),
        ("a:1:2", "has more than one colon: an IPv6 address needs brackets, and a port stands once"),
        ("[::1:80", "has unbalanced brackets"),
        ("a,b:1", "has a host with characters that no host name has"),
    ],
)
def test_a_wrong_address_is_rejected(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(reason)}$"):
        address.parse(text)


@pytest.mark.parametrize("text", ["example.com", "a", "db-1.example.com", "a" * 63])
def test_a_simple_host_is_normal(text: str) -> None:
    assert host.is_simple(text)
    assert str(host.parse(text)) == host.normal(text) == text


@pytest.mark.parametrize(
    "text", ["", "Example.com", "10.0.0.1", "a..b", "a-", "a:80", "a b", "a" * 64, ".".join(["a" * 60] * 5), "a.com."]
)
def test_what_is_no_simple_host(text: str) -> None:
    assert not host.is_simple(text)
