"""`timeouts-like-peers`: who says how long most calls may take says so of all of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from config_lint.checks.connections import Connection, connections
from config_lint.checks.reads import CALLS
from config_lint.domain.applied import Tally
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fields import field_of
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.rekeyed import Rekeyed
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation

ENOUGH = 2
"""Others that say it, at the least, and twice as many as those that do not."""

FIELDS = ("timeout", "read_timeout", "retry.per_try")

_SEEN = frozenset(f"dependency.{field}" for field in FIELDS)


class TimeoutsLikePeers(Check[Parameters, Fleet]):
    """A call without a timeout, where most other calls of the same service have one (variant `own`), or most other callers.

    A service that sets a timeout for all its calls at once needs none for each.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    fields = CALLS
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
        owned = {caller: Circle(calls, timed) for caller, calls in by_caller.items()}
        shared = {callee: Circle(calls, timed) for callee, calls in by_callee.items()}
        for caller, calls in by_caller.items():
            for call in calls:
                yield from _judged(call, timed, owned[caller], shared[call.callee.pair])

    def more_of_keys(self, rekeyed: Rekeyed) -> Tally | None:
        """It sees which calls have a timeout, whatever that is."""
        return None if any(field_of(key.canonical) in _SEEN for key in rekeyed.keys) else Tally()


class Circle:
    """Calls that are compared, and those of them that have a timeout, if these are enough to go by; otherwise none."""

    def __init__(self, calls: Sequence[Connection], timed: Mapping[int, Setting]) -> None:
        self.size = len(calls)
        having = [each for each in calls if id(each) in timed]
        self.having = having if len(having) >= ENOUGH and len(having) >= 2 * (len(calls) - len(having)) else []


def _judged(call: Connection, timed: Mapping[int, Setting], own: Circle, others: Circle) -> Iterator[Outcome]:
    for circle, variant in ((own, "own"), (others, "")):
        if circle.having:
            if id(call) in timed:
                yield Verdict.PASSED
                return
            shown = timed[id(circle.having[0])]
            facts = {"callee": call.callee.name, "having": len(circle.having), "of": circle.size}
            related = (Related(f"{shown.service} says how long a call may take", place_of(shown)),)
            yield Violation(place_of(call.edge.settings[0]), facts, related, variant, subject=call.callee.name)
            return


def _timeout(connection: Connection) -> Setting | None:
    bound, prefix = connection.caller.bound, connection.prefix
    return next((bound[name] for field in FIELDS if (name := f"{prefix}{field}") in bound), None)
