"""The tiers that a rule is about."""

from collections.abc import Iterable
from typing import Literal

from config_lint.domain.environment import Tier

TierName = Literal["development", "test", "staging", "production"]
EVERY: tuple[TierName, ...] = ("development", "test", "staging", "production")


def tiers(names: Iterable[TierName]) -> frozenset[Tier]:
    """The tiers of these names."""
    return frozenset(Tier[name.upper()] for name in names)
