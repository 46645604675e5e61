from typing import Any

import pytest

from tests.builders import fleet, violations

WEB = {"SHOP_URL": "http://shop:8080", "SHOP_TIMEOUT": "10s"}


def judged(shop: dict[str, Any], web: dict[str, Any] | None = None) -> list[tuple[str, str, str]]:
    """(waits, arithmetic, missing) for each caller that gives up too early."""
    given = fleet(staging={"web": {**WEB, **(web or {})}, "shop": {"PAY_URL": "http://pay:1", **shop}, "pay": {"PORT": 1}})
    return [(bad.facts["waits"], bad.facts["arithmetic"], bad.facts["missing"]) for bad in violations(given, "callers-outlast")]


@pytest.mark.parametrize(
    ("shop", "expected"),
    [
        ({"PAY_TIMEOUT": "12s"}, [("10 s", "12 s", "2 s")]),
        ({"PAY_TIMEOUT": "10s"}, []),
        ({"PAY_TIMEOUT": "5s", "PAY_MAX_ATTEMPTS": 3}, [("10 s", "3 × 5 s = 15 s", "5 s")]),
        (
            {"PAY_TIMEOUT": "4s", "PAY_MAX_ATTEMPTS": 3, "PAY_RETRY_DELAY": "500ms"},
            [("10 s", "3 × 4 s + 1.5 s = 13.5 s", "3.5 s")],
        ),
        (
            {"PAY_TIMEOUT": "4s", "PAY_MAX_ATTEMPTS": 3, "PAY_RETRY_DELAY": "500ms", "PAY_RETRY_MAX_DELAY": "500ms"},
            [("10 s", "3 × 4 s + 1 s = 13 s", "3 s")],
        ),
        ({"PAY_PER_TRY_TIMEOUT": "5s", "PAY_TIMEOUT": "9s", "PAY_MAX_ATTEMPTS": 3}, []),
        (
            {"PAY_PER_TRY_TIMEOUT": "5s", "PAY_TIMEOUT": "12s", "PAY_MAX_ATTEMPTS": 3},
            [("10 s", "3 × 5 s, cut off after 12 s", "2 s")],
        ),
        ({"PAY_TIMEOUT": "30s", "REQUEST_TIMEOUT": "8s"}, []),
        ({"PAY_TIMEOUT": "30s", "REQUEST_TIMEOUT": "11s"}, [("10 s", "30 s, cut off after 11 s", "1 s")]),
        ({"PAY_TIMEOUT": "30"}, []),
        ({"PAY_MAX_ATTEMPTS": 3}, []),
        ({"PAY_TIMEOUT": "0s"}, []),
    ],
)
def test_a_caller_outlasts_the_longest_call_below_it(shop: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    assert judged(shop) == expected


def test_each_attempt_of_the_caller_has_to_outlast_it() -> None:
    assert judged({"PAY_TIMEOUT": "5s"}, {"SHOP_MAX_ATTEMPTS": 3, "SHOP_PER_TRY_TIMEOUT": "4s"}) == [("4 s", "5 s", "1 s")]


def test_both_sides_are_shown() -> None:
    given = fleet(staging={"web": WEB, "shop": {"PAY_URL": "http://pay", "PAY_TIMEOUT": "12s"}, "pay": {"PORT": 1}})
    [bad] = violations(given, "callers-outlast")
    assert (bad.place.key, [related.place.key for related in bad.related]) == ("SHOP_TIMEOUT", ["PAY_TIMEOUT"])


def test_circles_end() -> None:
    a, b = {"B_URL": "http://b", "B_TIMEOUT": "1s"}, {"A_URL": "http://a", "A_TIMEOUT": "2s"}
    given = fleet(staging={"a": a, "b": b})
    assert [bad.place.service for bad in violations(given, "callers-outlast")] == ["a"]
