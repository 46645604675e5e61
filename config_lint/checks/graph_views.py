"""What expressions see of the service graph: an element that has the names of its scope."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from config_lint.domain.readable import Misuse, Readable
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting


class GraphView(Readable):
    """An element of the graph: it prints as it is called, and has the names that its scope declares."""

    __slots__ = ("_called", "_names")

    def __init__(self, called: str, names: Mapping[str, Any]) -> None:
        self._called = called
        self._names = names

    def look(self, name: str) -> Any:
        """What the element has under that name."""
        if name in self._names:
            return self._names[name]
        message = f"there is no {name!r} here; there is {', '.join(self._names)}"
        raise Misuse(message)

    def __str__(self) -> str:
        return self._called


class GraphElement(msgspec.Struct, frozen=True):
    """One element of a graph scope.

    `owner` is the service that a violation is about. `behind` gives the setting that a dotted name below the element stands for;
    `settings` made the element: the first of them is pointed at where an expression names none.
    """

    owner: Service
    view: Readable
    behind: Callable[[str], Setting | None]
    settings: tuple[Setting, ...]

    def named(self, paths: Sequence[tuple[str, ...]]) -> list[Setting]:
        """The settings that dotted names stand for, in their order, each once."""
        found: list[Setting] = []
        for path in paths:
            for end in range(2, len(path) + 1):
                setting = self.behind(".".join(path[1:end]))
                if setting is not None and setting not in found:
                    found.append(setting)
        return found or list(self.settings)
