"""`attempts-bounded`: attempts of services that call each other do not multiply beyond a number."""

from collections.abc import Iterator
from typing import ClassVar

from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.graph import Edge, Pair
from config_lint.domain.place import place_of
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation

LONGEST_PATH = 6
"""Calls in a row that are looked at."""


class AttemptsBoundedParameters(Parameters, frozen=True):
    """`most` is how many requests one may become."""

    most: int = 10


class AttemptsBounded(Check[AttemptsBoundedParameters, Fleet]):
    """The product of the attempts along the path from a service that multiplies most.

    Only paths on which at least two services try again: one service's own attempts are another rule's.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
    parameters_type = AttemptsBoundedParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each service that tries again; a path is reported where it begins."""
        graph = group.graph
        known: dict[tuple[Pair, int], tuple[int, tuple[Edge, ...]]] = {}
        for pair, edges in graph.calls.items():
            if all(_attempts(group, edge) == 1 for edge in edges):
                continue
            product, path = _worst(group, pair, LONGEST_PATH, known, frozenset())
            trying = [edge for edge in path if _attempts(group, edge) > 1]
            begins = not any(_attempts(group, edge) > 1 for edge in graph.callers.get(pair, ()))
            if product <= self.parameters.most or len(trying) == 1 or not begins:
                yield Verdict.PASSED
                continue
            settings = [setting for edge in trying if (setting := _setting(group, edge)) is not None]
            related = tuple(
                Related(f"{setting.key} of {edge.source} is set here", place_of(setting))
                for edge, setting in zip(trying[1:], settings[1:], strict=True)
            )
            route = " → ".join((path[0].source, *(edge.target for edge in path)))
            facts = {
                "product": product,
                "arithmetic": " × ".join(str(_attempts(group, edge)) for edge in trying),
                "path": route,
                "final": path[-1].target,
            }
            yield Violation(place_of(settings[0]), facts, related, subject=route)


def _worst(
    fleet: Fleet, pair: Pair, left: int, known: dict[tuple[Pair, int], tuple[int, tuple[Edge, ...]]], above: frozenset[Pair]
) -> tuple[int, tuple[Edge, ...]]:
    """The largest product of attempts on a path from a service, and the path; calls in a circle end where they began."""
    if not left or pair in above:
        return 1, ()
    if (pair, left) in known:
        return known[pair, left]
    best: tuple[int, tuple[Edge, ...]] = (1, ())
    for edge in fleet.graph.calls.get(pair, ()):
        product, path = _worst(fleet, (pair[0], edge.target), left - 1, known, above | {pair})
        product *= _attempts(fleet, edge)
        if product > best[0]:
            best = (product, (edge, *path))
    known[pair, left] = best
    return best


def _attempts(fleet: Fleet, edge: Edge) -> int:
    service = fleet.by_pair.get((edge.environment, edge.source))
    dependency = service.model.dependencies.get(edge.member) if service is not None else None
    attempts = dependency.retry.attempts if dependency is not None and dependency.retry is not None else None
    return attempts if isinstance(attempts, int) and attempts > 0 else 1


def _setting(fleet: Fleet, edge: Edge) -> Setting | None:
    bound = fleet.by_pair[edge.environment, edge.source].bound
    return bound.get(f"dependencies.{edge.member}.retry.attempts" if edge.member else "dependency.retry.attempts")
