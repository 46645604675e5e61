"""The value that a well-known setting has in a service's model."""

from functools import lru_cache
from typing import Any

from config_lint.domain.service import Service

_members = {"database": "databases", "cache": "caches", "queue": "queues", "dependency": "dependencies"}
"""How the canonical name of an unnamed member begins, and the part of the model that holds the members."""


def typed(service: Service, canonical: str) -> Any:
    """The typed value of a canonical name such as `databases.orders.pool.max`; a reference, or None for what is absent."""
    here: Any = service.model
    for step in _steps(canonical):
        if here.__class__ is dict and step not in here:
            here = here.get("")  # the unnamed one has no step of its own
        if here is None:
            return None
        here = here[step] if here.__class__ is dict else getattr(here, step)
    return here


@lru_cache(maxsize=1 << 12)
def _steps(canonical: str) -> tuple[str, ...]:
    """The fields and members that lead to a value; the unnamed member is called ``''``."""
    first, *steps = canonical.split(".")
    return (_members[first], "", *steps) if first in _members else (first, *steps)
