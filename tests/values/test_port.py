"""Ports."""

import re

import pytest

from config_lint.values.port import Port, parse


def test_a_port_is_a_number_and_the_text_it_was_written_as() -> None:
    assert parse("8080/TCP") == Port("8080/TCP", 8080, "tcp")
    assert parse(8080).text == "8080"
    assert parse("08080").number == 8080
    assert int(parse("0")) == 0


def test_ports_compare_with_ports_and_numbers() -> None:
    assert parse("80") == parse(80) == 80
    assert parse("80") < parse("443") < 1024
    assert sorted([parse(9000), parse(80)]) == [parse(80), parse(9000)]
    assert hash(parse("80")) == hash(80)


def test_ports_below_1024_need_privileges() -> None:
    assert parse("443").is_privileged
    assert not parse("0").is_privileged
    assert not parse("1024").is_privileged


def test_some_ports_belong_to_a_protocol() -> None:
    assert parse("22").protocol == "ssh"
    assert parse("5432").protocol == "postgresql"
    assert parse("8000").protocol == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is not a port number"),
        ("http", "is not a port number"),
        ("80.5", "is not a port number"),
        ("True", "is not a port number"),
        ("-1", "is not a port from 0 to 65535"),
        ("65536", "has the port 65536, which is not between 0 and 65535"),
        ("99999999999999999999", "has a port with too many digits"),
    ],
)
def test_what_is_no_port_is_rejected(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(reason)}$"):
        parse(text)
