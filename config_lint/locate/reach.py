"""Which files a source reaches, and whose they are."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from config_lint.domain.source import Source, SourceFile
from config_lint.locate.pattern import Pattern

Recognised = Callable[[str], str]
"""The format that a path's file name means, empty for none."""


class Names(msgspec.Struct, frozen=True):
    """Every spelling of an environment and of a service that is not its name already, with the name."""

    environments: Mapping[str, str]
    services: Mapping[str, str]


class Reach(msgspec.Struct, frozen=True):
    """A source with its compiled paths. `environment` and `service` are what it says of its files; empty where paths say it."""

    source: Source
    pattern: Pattern
    exclude: tuple[Pattern, ...] = ()
    environment: str = ""
    service: str = ""

    def excluded(self, files: Sequence[str]) -> set[str]:
        """The paths, of the sorted `files`, that the source does not want."""
        return {path for pattern in self.exclude for path, _ in pattern.among(files)}

    def files(self, files: Sequence[str], recognised: Recognised, names: Names) -> Iterator[SourceFile]:
        """The files, of the sorted `files`, that the source reaches, by path.

        Where its path ends with any extension, those whose format is recognised, unless it says itself which format they are of.
        """
        excluded = self.excluded(files)
        only_recognised = self.pattern.any_extension and not self.source.format
        for path, match in self.pattern.among(files):
            if path in excluded or (only_recognised and not recognised(path)):
                continue
            environment = self.environment or names.environments.get(match.environment, match.environment)
            service = self.service or names.services.get(match.service, match.service)
            yield SourceFile(path, self.source, environment, service, match.document)
