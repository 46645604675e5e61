"""The value that a well-known setting has in a service's model."""

from collections.abc import Mapping
from typing import Any

from config_lint.domain.service import Service

_members = {"database": "databases", "cache": "caches", "queue": "queues", "dependency": "dependencies"}
"""How the canonical name of an unnamed member begins, and the part of the model that holds the members."""


def typed(service: Service, canonical: str) -> Any:
    """The typed value of a canonical name such as `databases.orders.pool.max`; a reference, or None for what is absent."""
    first, *steps = canonical.split(".")
    if first in _members:
        first, steps = _members[first], ["", *steps]
    here: Any = getattr(service.model, first)
    for step in steps:
        if isinstance(here, Mapping) and step not in here:
            here = here.get("")  # the unnamed one has no step of its own
        if here is None:
            return None
        here = here[step] if isinstance(here, Mapping) else getattr(here, step)
    return here
