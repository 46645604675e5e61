"""Who calls whom, and who keeps what where."""

from collections.abc import Iterable
from functools import cached_property

import msgspec

from config_lint.domain.setting import Setting

Pair = tuple[str, str]
"""(environment, service)."""


class Edge(msgspec.Struct, frozen=True):
    """A service points at something, in one environment.

    `kind` is what that is: `service`, `external`, `database`, `cache` or `queue`; `target` its name. `member` is what the
    service itself calls it, and `settings` are those that say so, the address first. `certain` is false where it is one of
    several that may be meant, or is known by the name of a setting alone.
    """

    environment: str
    source: str
    kind: str
    target: str
    member: str
    settings: tuple[Setting, ...]
    certain: bool = True


class Graph:
    """The edges of all environments, by environment, then by source, in the order written."""

    def __init__(self, edges: Iterable[Edge]) -> None:
        self.edges = tuple(edges)

    @cached_property
    def calls(self) -> dict[Pair, tuple[Edge, ...]]:
        """The certain edges to other services, by the caller."""
        return self._gathered(caller=True)

    @cached_property
    def callers(self) -> dict[Pair, tuple[Edge, ...]]:
        """The certain edges to services, by the one that is called."""
        return self._gathered(caller=False)

    def _gathered(self, *, caller: bool) -> dict[Pair, tuple[Edge, ...]]:
        found: dict[Pair, list[Edge]] = {}
        for edge in self.edges:
            if edge.kind == "service" and edge.certain:
                found.setdefault((edge.environment, edge.source if caller else edge.target), []).append(edge)
        return {pair: tuple(edges) for pair, edges in found.items()}
