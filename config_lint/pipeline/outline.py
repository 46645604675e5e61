"""A fleet as far as a report needs it beside what was said: who is in it, and what was looked at."""

from typing import TYPE_CHECKING

import msgspec

from config_lint.domain.environment import Environment
from config_lint.domain.fleet import Fleet
from config_lint.domain.report import Coverage

if TYPE_CHECKING:
    from config_lint.pipeline.resolving import Resolved


class Outline(msgspec.Struct, frozen=True):
    """A fleet as far as a report needs it beside what was said: who is in it, and what was looked at.

    `formats` are those of the files that were read, by path; `speaking` are those with comments for us.
    """

    environments: tuple[Environment, ...]
    pairs: tuple[tuple[str, str], ...]
    coverage: Coverage
    layout: str
    formats: dict[str, str]
    speaking: tuple[str, ...]

    def fleet(self) -> Fleet:
        """The fleet without a single setting: enough to tell who is in it, and in which order."""
        fleet = Fleet(self.environments, (), (), {})
        fleet.pairs = self.pairs
        return fleet


def outline_of(resolved: "Resolved") -> Outline:
    """The outline of a fleet, to be kept."""
    looked = resolved.documents.looked
    return Outline(
        environments=resolved.fleet.environments,
        pairs=resolved.fleet.pairs,
        coverage=coverage_of(resolved),
        layout=resolved.located.layout,
        formats={path: file.format for path, file in looked.items() if file.format is not None},
        speaking=tuple(path for path, file in looked.items() if file.speaks),
    )


def coverage_of(resolved: "Resolved") -> Coverage:
    """What was looked at, before any rule was asked."""
    settings = sum(file.entries for file in resolved.documents.looked.values())
    services = len({service.name for service in resolved.fleet.services})
    from config_lint.pipeline.resolving import understood  # what is only recalled needs none of that

    read_by = {name: len(paths) for name, paths in understood(resolved).items()}
    return Coverage(len(resolved.documents), services, settings, 0, 0, 0, len(resolved.located.unread), read_by)
