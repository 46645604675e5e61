"""Which files go together: those of some services, and with them all that name no service."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from config_lint.domain.source import SourceFile

PORTIONS = 4
"""Portions of the work for each worker: some take longer than others."""

WORTHWHILE = 24
"""Files of its own that a portion has, at least: for fewer, what goes with it weighs more than they do."""


class Partition(msgspec.Struct, frozen=True):
    """The files that some services are made of, in layer order: `services` are those that paths name.

    Without any, it is about all that files without a service name, but for those `elsewhere`.
    """

    files: tuple[SourceFile, ...]
    services: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()

    def keeps(self, service: str) -> bool:
        """Whether it is this partition that gives the service."""
        return service in self.services if self.services else service not in self.elsewhere

    def only(self, services: frozenset[str], names: Mapping[str, str]) -> "Partition":
        """The part of it that is about these of its services."""
        files = tuple(file for file in self.files if not owner_of(file, names) or owner_of(file, names) in services)
        return Partition(files, services if self.services else frozenset(), self.elsewhere)


def owner_of(file: SourceFile, names: Mapping[str, str]) -> str:
    """The service whose file it is by its path; empty for a file that may speak to several. `names` are all spellings."""
    return "" if file.source.services_at else names.get(file.service, file.service)


def partitions(files: Sequence[SourceFile], names: Mapping[str, str], workers: int) -> list[Partition]:
    """The partitions, for so many workers: the same for the same files; none where no path names a service."""
    counts: dict[str, int] = {}
    for file in files:
        if owner := owner_of(file, names):
            counts[owner] = counts.get(owner, 0) + 1
    if not counts:
        return []
    number = {service: index for index, group in enumerate(_groups(counts, workers)) for service in group}
    shared = [file for file in files if not owner_of(file, names)]
    gathered: dict[int, list[SourceFile]] = {index: [] for index in sorted(set(number.values()))}
    services: dict[int, set[str]] = {index: set() for index in gathered}
    for file in files:
        owner = owner_of(file, names)
        for index in (number[owner],) if owner else gathered:
            gathered[index].append(file)
        if owner:
            services[number[owner]] |= {owner, file.service}
    named = [Partition(tuple(gathered[index]), frozenset(services[index])) for index in gathered]
    rest = Partition(tuple(shared), elsewhere=frozenset().union(*services.values()))
    return [*named, rest] if shared else named


def _groups(counts: Mapping[str, int], workers: int) -> Iterator[list[str]]:
    """The services in about as many groups as there are portions, by name, none of too few files."""
    share = max(sum(counts.values()) / (workers * PORTIONS), WORTHWHILE)
    group: list[str] = []
    weight = 0
    for service in sorted(counts):
        group.append(service)
        weight += counts[service]
        if weight >= share:
            yield group
            group, weight = [], 0
    if group:
        yield group
