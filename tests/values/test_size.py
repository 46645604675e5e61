"""Sizes, in every notation."""

import re

import pytest

from config_lint.values.quantity import Incomparable, comparable
from config_lint.values.size import Size, parse


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("512Mi", 512 * 1024**2),
        ("512MiB", 512 * 1024**2),
        ("512mib", 512 * 1024**2),
        ("512m", 512 * 1024**2),
        ("1g", 1024**3),
        ("512MB", 512 * 1000**2),
        ("512mb", 512 * 1000**2),
        ("512M", 512 * 1000**2),
        ("1.5 Gi", 1.5 * 1024**3),
        ("10k", 10_000),
        ("64 bytes", 64),
        ("64B", 64),
    ],
)
def test_a_size_with_a_unit_has_bytes(text: str, number: float) -> None:
    assert parse(text).bytes == number
    assert str(parse(text)) == text


def test_a_bare_number_has_none() -> None:
    assert parse(1048576).bytes is None
    assert parse("1") < parse("2")
    assert not comparable(parse("1"), parse("1Mi"))


def test_sizes_compare_where_both_readings_of_a_megabyte_agree() -> None:
    assert parse("1Gi") > parse("512MB")
    assert parse("512MB") < parse("1GB")
    assert parse("1g") == parse("1Gi")
    with pytest.raises(Incomparable, match="whether MB is 1000 or 1024"):
        assert parse("512Mi") < parse("520MB")


def test_sizes_add_up() -> None:
    assert parse("512Mi") + parse("512Mi") == parse("1Gi")
    assert parse("1Ki") * 2 == Size.of(2048)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is not a size such as 512Mi, 512MB or 1g"),
        ("many", "is not a size such as 512Mi, 512MB or 1g"),
        ("32MiMi", "has its unit Mi twice"),
        ("5X", "has the unknown unit X"),
        ("5Mii", "has the unknown unit Mii; did you mean Mi?"),
        ("True", "is not a size such as 512Mi, 512MB or 1g"),
    ],
)
def test_what_is_no_size_is_rejected(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(reason)}$"):
        parse(text)
