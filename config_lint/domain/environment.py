"""A named set of services, with its tier and its place in the promotion order."""

from enum import IntEnum

import msgspec


class Tier(IntEnum):
    """How close to real users an environment is; the order is that of promotion."""

    DEVELOPMENT = 0
    TEST = 1
    STAGING = 2
    PRODUCTION = 3

    def __str__(self) -> str:
        return self.name.lower()


class Environment(msgspec.Struct, frozen=True):
    """An environment as declared, or as its name says.

    `lineage` runs from the furthest ancestor to the environment itself; `zone` is the first of it that is not abstract. `rank` is
    the place in the promotion order, smallest first; those of equal rank are not ordered among themselves. `domains` are host
    patterns (`*.staging.example.com`), those of its ancestors included. `words` are the name and the aliases that mean this
    environment in hosts and values (the known spellings of its name where no aliases are declared), without its ancestors'.
    """

    name: str
    tier: Tier
    rank: int
    lineage: tuple[str, ...]
    zone: str
    words: tuple[str, ...]
    domains: tuple[str, ...] = ()
    preview: bool = False
    abstract: bool = False
    fail_on: str = ""
