"""`attempts-bounded`: attempts of services that call each other do not multiply beyond a number."""

from collections.abc import Iterator
from typing import ClassVar

from config_lint.checks.reads import CALLS
from config_lint.checks.steepest import Known, attempts_of, steepest
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.graph import Edge
from config_lint.domain.place import place_of
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation


class AttemptsBoundedParameters(Parameters, frozen=True):
    """`most` is how many requests one may become."""

    most: int = 10


class AttemptsBounded(Check[AttemptsBoundedParameters, Fleet]):
    """The product of the attempts along the path from a service that multiplies most.

    Only paths on which at least two services try again: one service's own attempts are another rule's.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    fields = CALLS | {"dependency.retry.attempts"}
    sees_names = False
    through = "graph"
    follows_calls = True
    parameters_type = AttemptsBoundedParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each service that tries again; a path is reported where it begins."""
        graph = group.graph
        known: Known = {}
        for pair, edges in graph.calls.items():
            if all(attempts_of(group, edge) == 1 for edge in edges):
                continue
            product, path = steepest(group, pair, known)
            trying = [edge for edge in path if attempts_of(group, edge) > 1]
            begins = not any(attempts_of(group, edge) > 1 for edge in graph.callers.get(pair, ()))
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
                "arithmetic": " × ".join(str(attempts_of(group, edge)) for edge in trying),
                "path": route,
                "final": path[-1].target,
            }
            yield Violation(place_of(settings[0]), facts, related, subject=route)


def _setting(fleet: Fleet, edge: Edge) -> Setting | None:
    bound = fleet.by_pair[edge.environment, edge.source].bound
    return bound.get(f"dependencies.{edge.member}.retry.attempts" if edge.member else "dependency.retry.attempts")
