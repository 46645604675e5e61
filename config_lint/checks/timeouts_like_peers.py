"""`timeouts-like-peers`: who says how long most calls may take says so of all of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from config_lint.checks.connections import Connection, connections
from config_lint.checks.reads import CALLS
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation

ENOUGH = 2
"""Others that say it, at the least, and twice as many as those that do not."""

FIELDS = ("timeout", "read_timeout", "retry.per_try")


class TimeoutsLikePeers(Check[Parameters, Fleet]):
    """A call without a timeout, where most other calls of the same service have one (variant `own`), or most other callers.

    A service that sets a timeout for all its calls at once needs none for each.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    fields = CALLS
    sees_names = False
    through = "graph"
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each call that others can be compared with."""
        by_caller: dict[tuple[str, str], list[Connection]] = {}
        by_callee: dict[tuple[str, str], list[Connection]] = {}
        for connection in connections(group):
            if "dependency.timeout" not in connection.caller.bound:
                by_caller.setdefault(connection.caller.pair, []).append(connection)
                by_callee.setdefault(connection.callee.pair, []).append(connection)
        timed = {id(each): found for calls in by_caller.values() for each in calls if (found := _timeout(each)) is not None}
        for calls in by_caller.values():
            for call in calls:
                yield from _judged(call, timed, calls, by_callee[call.callee.pair])


def _judged(
    call: Connection, timed: Mapping[int, Setting], own: Sequence[Connection], others: Sequence[Connection]
) -> Iterator[Outcome]:
    for circle, variant in ((own, "own"), (others, "")):
        having = [each for each in circle if id(each) in timed]
        if len(having) >= ENOUGH and len(having) >= 2 * (len(circle) - len(having)):
            if id(call) in timed:
                yield Verdict.PASSED
                return
            shown = timed[id(having[0])]
            facts = {"callee": call.callee.name, "having": len(having), "of": len(circle)}
            related = (Related(f"{shown.service} says how long a call may take", place_of(shown)),)
            yield Violation(place_of(call.edge.settings[0]), facts, related, variant, subject=call.callee.name)
            return


def _timeout(connection: Connection) -> Setting | None:
    return next(filter(None, map(connection.setting, FIELDS)), None)
