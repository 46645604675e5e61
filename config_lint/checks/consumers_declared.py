"""`consumers-declared`: whoever calls a service says what it counts on, where others do."""

from collections.abc import Iterator
from typing import ClassVar

from config_lint.checks.connections import connections
from config_lint.checks.reads import CALLS
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import Place, place_of
from config_lint.domain.violation import Outcome, Related, Verdict, Violation


class ConsumersDeclared(Check[Parameters, Fleet]):
    """Callers of services of which other callers have a Pact file or a declared contract."""

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"well-known", "contracts"})
    fields = CALLS | {"api"}
    sees_names = False
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each caller of such a service, in each environment."""
        declared: dict[str, dict[str, Place]] = {}
        for expectation in group.contracts.expectations:
            place = Place(expectation.location, "", expectation.consumer, key=expectation.key)
            declared.setdefault(expectation.provider, {}).setdefault(expectation.consumer, place)
        for connection in connections(group) if declared else ():
            known = declared.get(connection.callee.name, {})
            if not known:
                continue
            if connection.caller.name in known:
                yield Verdict.PASSED
                continue
            consumer, place = next(iter(known.items()))
            related = (Related(f"what {consumer} counts on", place),)
            facts = {"callee": connection.callee.name, "others": tuple(known)}
            yield Violation(place_of(connection.edge.settings[0]), facts, related, subject=connection.callee.name)
