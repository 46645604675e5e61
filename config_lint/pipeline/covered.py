"""What was looked at on the way to services: for the report, and for the next run."""

from config_lint.domain.report import Coverage
from config_lint.pipeline.memory.outline import Outline
from config_lint.pipeline.resolving import Resolved, understood


def outline_of(resolved: Resolved) -> Outline:
    """The outline of a fleet, to be kept."""
    looked = resolved.documents.looked
    return Outline(
        environments=resolved.fleet.environments,
        pairs=resolved.fleet.pairs,
        coverage=coverage_of(resolved),
        layout=resolved.located.layout,
        formats={path: file.format for path, file in looked.items() if file.format is not None},
        speaking={path: resolved.fleet.fed.get(path, ()) for path, file in looked.items() if file.speaks},
    )


def coverage_of(resolved: Resolved) -> Coverage:
    """What was looked at, before any rule was asked."""
    settings = sum(file.entries for file in resolved.documents.looked.values())
    services = len({service.name for service in resolved.fleet.services})
    read_by = {name: len(paths) for name, paths in understood(resolved).items()}
    return Coverage(len(resolved.documents), services, settings, 0, 0, 0, len(resolved.located.unread), read_by)
