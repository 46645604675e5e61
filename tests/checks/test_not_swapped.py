import pytest

from tests.builders import fleet, violations

TOKENS = {"dev", "test"}


@pytest.mark.parametrize(
    ("staging", "production", "expected"),
    [
        ("login.example.com", "login-dev.example.com", ["dev"]),
        ("https://example.com/a", "https://test.example.com/a", ["test"]),
        ("queue", "queue-Dev", ["Dev"]),
        ("login-dev.example.com", "login.example.com", []),
        ("login.example.com", "login-dev.example.org", []),
        ("login.example.com", "login-device.example.com", []),
        ("", "dev", []),
    ],
)
def test_production_has_the_word_and_the_other_has_not(staging: str, production: str, expected: list[str]) -> None:
    found = fleet(staging={"backend": {"A": staging}}, production={"backend": {"A": production}})
    assert [each.facts["word"] for each in violations(found, "not-swapped", tokens=TOKENS)] == expected


def test_what_is_everybodys_or_is_rolled_out_says_nothing() -> None:
    shared = fleet(base={"backend": {"A": "a.b"}}, staging={"backend": {"B": 1}}, production={"backend": {"A": "a-dev.b"}})
    assert violations(shared, "not-swapped", tokens=TOKENS) == []
    rolled = fleet(staging={"backend": {"TAG": "a"}}, production={"backend": {"TAG": "a-dev"}})
    assert violations(rolled, "not-swapped", tokens=TOKENS, rolled={"tag"}) == []
