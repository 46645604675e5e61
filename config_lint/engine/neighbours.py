"""The drift along the promotion order: each environment beside the one that comes before it."""

from collections.abc import Collection
from itertools import pairwise

from config_lint.domain.drift import DriftTable
from config_lint.domain.fleet import Fleet
from config_lint.engine.parity import drift_between


def drift_between_neighbours(fleet: Fleet, environments: Collection[str]) -> tuple[DriftTable, ...]:
    """A table for each two environments that follow each other and have a service, if one of them is among `environments`.

    All pairs would be too many to read: what two of them have in common says the table between.
    """
    living = {service.environment.name for service in fleet.services if not service.environment.preview}
    order = [environment.name for environment in fleet.environments if environment.name in living]
    asked = frozenset(environments)
    return tuple(drift_between(fleet, left, right) for left, right in pairwise(order) if not asked.isdisjoint((left, right)))
