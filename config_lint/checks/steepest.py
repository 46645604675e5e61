"""The path from a service along which attempts multiply most."""

from math import prod
from typing import NamedTuple

from config_lint.domain.fleet import Fleet
from config_lint.domain.graph import Edge, Pair

LONGEST_PATH = 6
"""Calls in a row that are looked at."""


class Path(NamedTuple):
    """Calls in a row, and the product of their attempts."""

    product: int
    edges: tuple[Edge, ...]


Known = dict[tuple[Pair, int], Path]


def attempts_of(fleet: Fleet, edge: Edge) -> int:
    """How often the caller tries, as far as it says so."""
    service = fleet.by_pair.get((edge.environment, edge.source))
    dependency = service.model.dependencies.get(edge.member) if service is not None else None
    attempts = dependency.retry.attempts if dependency is not None and dependency.retry is not None else None
    return attempts if isinstance(attempts, int) and attempts > 0 else 1


def steepest(fleet: Fleet, pair: Pair, known: Known) -> Path:
    """The path with the largest product; of equal ones, the one with most calls, then the first written.

    Calls in a circle end where they began. `known` keeps what was worked out on the way to others.
    """
    return _steepest(fleet, pair, LONGEST_PATH, known, frozenset())


def _steepest(fleet: Fleet, pair: Pair, left: int, known: Known, above: frozenset[Pair]) -> Path:
    if not left or pair in above:
        return Path(1, ())
    if (pair, left) in known:
        return _unclosed(fleet, known[pair, left], above)
    best = Path(1, ())
    for edge in fleet.graph.calls.get(pair, ()):
        below = _steepest(fleet, (pair[0], edge.target), left - 1, known, above | {pair})
        path = Path(below.product * attempts_of(fleet, edge), (edge, *below.edges))
        if (path.product, len(path.edges)) > (best.product, len(best.edges)):
            best = path
    known[pair, left] = best
    return best


def _unclosed(fleet: Fleet, path: Path, above: frozenset[Pair]) -> Path:
    """The path up to the call that would come back to where one has been."""
    for index, edge in enumerate(path.edges):
        if (edge.environment, edge.target) in above:
            kept = path.edges[: index + 1]
            return Path(prod(attempts_of(fleet, each) for each in kept), kept)
    return path
