import pytest

from tests.builders import fleet, outcomes, violations

HOME = "arn:aws:ssm:eu-west-1:111111111111:parameter"


def said(*others: str, count: int = 5) -> list[tuple[str, str]]:
    settings = {f"A{number}": f"{HOME}/{number}" for number in range(count)}
    settings |= {f"B{number}": other for number, other in enumerate(others)}
    found = fleet(staging={"backend": settings})
    assert len(outcomes(found, "accounts-alike")) == count + len(others)
    return [(each.place.key, each.variant) for each in violations(found, "accounts-alike")]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("arn:aws:ssm:eu-west-1:222222222222:parameter/x", [("B0", "")]),
        ("arn:aws-us-gov:secretsmanager:us-gov-west-1:222222222222:secret:x", [("B0", "partition")]),
        (f"{HOME}/x", []),
    ],
)
def test_the_only_one_of_another_account(other: str, expected: list[tuple[str, str]]) -> None:
    assert said(other) == expected


def test_several_of_another_account_and_one_beside_few_are_meant() -> None:
    odd = "arn:aws:ssm:eu-west-1:222222222222:parameter"
    assert said(f"{odd}/x", f"{odd}/y") == []
    assert said(f"{odd}/x", count=4) == []
    assert said(count=1) == []
