"""One key below one kind of parent: who writes it, and what stands below it."""

from config_lint.checks.written import ANY, Written
from config_lint.domain.key import Key, is_item

Holder = tuple[str, str, Key]
"""A mapping as written: its file, its document, its path."""


class Spelling:
    """One key below one kind of parent: the mappings that have it, the first value below it in each, and what stands below it."""

    __slots__ = ("below", "holders")

    def __init__(self) -> None:
        self.holders: dict[Holder, Written] = {}
        self.below: set[str] = set()

    @property
    def is_leaf(self) -> bool:
        """Whether it has a value, and nothing below it."""
        return "" in self.below

    def files(self) -> set[str]:
        """The files that have it."""
        return {file for file, _, _ in self.holders}

    def whose(self) -> set[str | Key]:
        """The services that have it, and the paths that it stands at, with the items of lists alike."""
        services = {service for each in self.holders.values() for _, service in each.affects}
        return services | {tuple(ANY if is_item(part) else part for part in path) for _, _, path in self.holders}


Family = dict[str, Spelling]
"""The keys below parents of one kind, by how they are spelled."""
