"""Who calls whom, as it is kept of a fleet, and how far along calls a change may be felt."""

from collections.abc import Collection, Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Self

import msgspec

from config_lint.domain.fleet import Fleet
from config_lint.domain.graph import Graph

MOST = 64
"""Services that are looked at around a change, at most: of more, it takes as long as to look at everybody."""


class Calls(msgspec.Struct, frozen=True, array_like=True):
    """The certain calls of a fleet, by environment and caller, in the order written: whom, and by which name of the caller's."""

    made: dict[str, dict[str, tuple[tuple[str, str], ...]]]

    @classmethod
    def of(cls, graph: Graph) -> Self:
        """Those of a graph."""
        made: dict[str, dict[str, tuple[tuple[str, str], ...]]] = {}
        for (environment, source), edges in graph.calls.items():
            made.setdefault(environment, {})[source] = tuple((edge.target, edge.member) for edge in edges)
        return cls(made)

    def around(self, names: Collection[str]) -> frozenset[str] | None:
        """The services that have to be known to tell what is said along calls of all whom those services may concern.

        That is said of themselves, of those from which calls lead to them, and of those that they call; it depends on all to
        which calls lead from there, and on who calls these. None where it is too many, and where calls lead round in a circle.
        """
        calls: dict[str, set[str]] = {}
        callers: dict[str, set[str]] = {}
        for made in self.made.values():
            for source, edges in made.items():
                for target, _ in edges:
                    calls.setdefault(source, set()).add(target)
                    callers.setdefault(target, set()).add(source)
        concerned = _closed(names, callers).union(*(calls.get(name, ()) for name in names))
        if len(concerned) > MOST:
            return None
        around = _closed(concerned, calls).union(*(callers.get(name, ()) for name in concerned))
        return frozenset(around) if len(around) <= MOST and not _is_circular(around, calls) else None

    def are_those(self, fleet: Fleet) -> bool:
        """Whether the services of a fleet, which is a part of this one, call each other as they do here."""
        within = {service.name for service in fleet.services}
        for service in fleet.services:
            environment, name = service.pair
            known = [call for call in self.made.get(environment, {}).get(name, ()) if call[0] in within]
            if [(edge.target, edge.member) for edge in fleet.graph.calls.get(service.pair, ())] != known:
                return False
        return True


def _closed(names: Iterable[str], leading: Mapping[str, Collection[str]]) -> set[str]:
    """The names, and all to which a way leads from them; no more than is too many, and some."""
    found = set(names)
    left = list(found)
    while left and len(found) <= MOST:
        new = set(leading.get(left.pop(), ())) - found
        found |= new
        left += new
    return found


def _is_circular(names: Collection[str], calls: Mapping[str, Collection[str]]) -> bool:
    try:
        TopologicalSorter({name: [called for called in calls.get(name, ()) if called in names] for name in names}).prepare()
    except CycleError:
        return True
    return False
