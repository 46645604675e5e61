"""Algorithms that let nobody but the holder of a key sign."""

import pytest

from tests.builders import fleet, unknown, violations

CHECK = "jwt-algorithm-safe"


@pytest.mark.parametrize(
    ("written", "variants"),
    [
        ("HS256", []),
        ("RS256", []),
        ("RS256,ES256", []),
        ("EdDSA", []),
        ("none", [""]),
        ("RS256, none", [""]),
        ("HS256,RS256", ["mixed"]),
        ("HS256 ES256K", ["mixed"]),
    ],
)
def test_algorithms(written: str, variants: list[str]) -> None:
    found = fleet(production={"auth": {"JWT_ALGORITHM": written}})
    assert [fault.variant for fault in violations(found, CHECK, settings=["auth.jwt.algorithm"])] == variants


def test_unknown_is_not_evaluated() -> None:
    found = fleet(production={"auth": {"JWT_ALGORITHM": "${vault:auth#algorithm}"}})
    assert unknown(found, CHECK, settings=["auth.jwt.algorithm"]) == 1
