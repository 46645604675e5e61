"""Two environments side by side."""

from datetime import date

import msgspec

from config_lint.domain.drift import DriftTable
from config_lint.domain.severity import severity
from config_lint.domain.tree import Tree
from config_lint.domain.usage import UsageError
from config_lint.engine.asked import require_environments, require_names
from config_lint.options import Options
from config_lint.pipeline.resolving import Resolved, resolve_fleet
from config_lint.pipeline.served import Progress, silent


def compare(
    tree: Tree,
    options: Options,
    environments: tuple[str, str],
    services: tuple[str, ...],
    today: date,
    progress: Progress = silent,
    *,
    fail_on: str | None = None,
) -> tuple[DriftTable, Resolved]:
    """Two environments side by side, told apart from what is meant to differ; all services where none is named.

    Raises `UsageError` for names that mean nothing, and where there is nothing to compare.
    """
    from config_lint.engine.parity import drift_between

    resolved = resolve_fleet(tree, options, progress)
    fleet = resolved.fleet
    require_environments(environments, fleet.environments)
    require_names(services, "service", sorted({service.name for service in fleet.services}))
    left, right = environments
    if left == right:
        message = f'"{left}" has nothing to be compared with but itself: name two environments'
        raise UsageError(message)
    for name in environments:
        if not any(service.environment.name == name and (not services or service.name in services) for service in fleet.services):
            message = f"there is nothing to compare: {name} has none of the services" if services else f"{name} has no service"
            raise UsageError(message)
    intent = msgspec.structs.replace(fleet.intent, today=today)
    fleet = fleet.given(fleet.problems, intent)
    table = drift_between(fleet, left, right, services)
    levels = [environment.fail_on or options.fail_on for environment in fleet.environments if environment.name in environments]
    limit = min(map(severity, [fail_on] if fail_on else levels))
    failed = any(row.severity >= limit for row in table.rows)
    return msgspec.structs.replace(table, failed=failed), msgspec.structs.replace(resolved, fleet=fleet)
