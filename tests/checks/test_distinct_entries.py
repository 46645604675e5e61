from typing import Any

import pytest

from config_lint.domain.violation import Verdict
from tests.builders import fleet, outcomes, violations


def repeated(settings: dict[str, Any]) -> list[tuple[str, str]]:
    found = fleet(staging={"backend": settings})
    return [
        (violation.place.key, violation.facts["entry"])
        for violation in violations(found, "distinct-entries", sequences=["args", "steps"])
    ]


@pytest.mark.parametrize(
    ("value", "key"),
    [
        (["a.example.com", "b.example.com", "a.example.com"], "HOSTS[2]"),
        (["https://a.example.com", "https://a.example.com"], "HOSTS[1]"),
        (["get", "create", "list", "watch", "get"], "HOSTS[4]"),
        ("a.example.com,b.example.com, a.example.com", "HOSTS"),
        ("10.0.0.1:9092,10.0.0.2:9092,10.0.0.1:9092", "HOSTS"),
    ],
)
def test_name_that_comes_again(value: Any, key: str) -> None:
    [(found, _)] = repeated({"HOSTS": value})
    assert found == key


@pytest.mark.parametrize(
    "value",
    [
        ["a", "b"],
        [1, 1, 5],
        ["1", "1", "5"],
        ["30s", "30s", "60s"],
        ["true", "true", "false"],
        ["auto", "auto"],
        ["-c", "a", "-c", "b"],
        ["first sentence here", "another one", "first sentence here"],
        ["blue", "green", "blue", "green", "blue"],
        r"10\.\d{1,3}\.\d{1,3},192\.168\.\d{1,3}\.\d{1,3}",
        "Hello, and once more, hello, Hello",
        "${A},${A}",
        "",
        ",,",
    ],
)
def test_what_may_come_again(value: Any) -> None:
    assert repeated({"VALUES": value}) == []


@pytest.mark.parametrize("key", ["args", "BUILD_STEPS", "containerArgs"])
def test_sequences_are_left_alone(key: str) -> None:
    assert repeated({key: ["run", "build", "run"]}) == []


def test_value_that_comes_from_another_setting_is_said_there() -> None:
    assert repeated({"HOSTS": "a,b,a", "COPY": "${HOSTS}"}) == [("HOSTS", "a")]


def test_list_of_different_names_has_passed() -> None:
    assert outcomes(fleet(staging={"backend": {"HOSTS": "a,b", "PORT": 1}}), "distinct-entries") == [Verdict.PASSED]


def test_a_list_of_nothing_but_one_name_may_be_meant_to_count_twice() -> None:
    found = fleet(staging={"backend": {"SERVERS": ["search", "search"], "HOSTS": ["a.example.com", "b", "a.example.com"]}})
    variants = {violation.facts["list"]: violation.variant for violation in violations(found, "distinct-entries")}
    assert variants == {"SERVERS": "only", "HOSTS": ""}
