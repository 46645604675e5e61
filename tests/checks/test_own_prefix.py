from typing import Any

import pytest

from tests.builders import fleet, violations


def asking(*names: str) -> dict[str, Any]:
    return {"data": {f"key{number}": {"remoteRef": {"key": name}} for number, name in enumerate(names)}}


OWN = tuple(f"staging/orders/{letter}" for letter in "abcde")


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        (("orders/main/token",), ["orders/main/token"]),
        (("orders/main/token", "orders/main/other"), []),
        (("shared/main/token",), []),
        (("production/orders/token",), []),
        (("orders/token",), []),
        (("staging/orders/token",), []),
    ],
)
def test_the_only_place_without_the_environment(others: tuple[str, ...], expected: list[str]) -> None:
    found = fleet(staging={"backend": asking(*OWN, *others)}, production={"backend": asking("production/orders/a")})
    assert [each.subject for each in violations(found, "own-prefix")] == expected


def test_few_places_are_no_habit() -> None:
    assert violations(fleet(staging={"backend": asking(*OWN[:4], "orders/main/token")}), "own-prefix") == []


def test_a_base_file_speaks_for_no_environment() -> None:
    found = fleet(base={"backend": asking("orders/main/token")}, staging={"mail": asking(*OWN), "backend": {"A": 1}})
    assert violations(found, "own-prefix") == []
