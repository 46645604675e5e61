"""A document as a tree whose branches know where they stand."""

from typing import Self

from config_lint.domain.document import Document
from config_lint.domain.key import is_item
from config_lint.values.location import Location
from config_lint.values.value import Value


class Branch:
    """A mapping, a list or a value; what is not there is an empty branch at the place where one looked."""

    def __init__(self, location: Location, value: Value = None) -> None:
        self.location = location
        self.value = value
        self.is_there = False
        self.branches: dict[str, Self] = {}

    def at(self, *parts: str) -> Self:
        """The branch under these keys; an empty one where there is none."""
        found = self
        for part in parts:
            below = found.branches.get(part)
            if below is None:
                return type(self)(found.location)
            found = below
        return found

    @property
    def text(self) -> str:
        """The value as text; empty for a mapping, a list and what is not there."""
        return self.value if isinstance(self.value, str) else str(self.value) if isinstance(self.value, int | float) else ""

    @property
    def items(self) -> list[Self]:
        """The items of a list, in order."""
        return [branch for part, branch in self.branches.items() if is_item(part)]


def tree_of(document: Document) -> Branch:
    """The document's root."""
    root = Branch(Location(document.path, 1, 1, 1, 1))
    for section in document.sections:
        _grown(root, section.key, section.location)
    for entry in document.entries:
        _grown(root, entry.key, entry.location).value = entry.value
    return root


def _grown(root: Branch, key: tuple[str, ...], location: Location) -> Branch:
    branch = root
    for part in key:
        if part not in branch.branches:
            branch.branches[part] = Branch(location)
        branch = branch.branches[part]
    branch.location, branch.is_there = location, True
    return branch
