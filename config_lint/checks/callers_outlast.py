"""`callers-outlast`: who waits for a service waits at least as long as that one waits for others."""

from collections.abc import Iterator
from typing import ClassVar

from config_lint.checks.patience import Call, calls_of, seconds
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.violation import Outcome, Related, Verdict, Violation


class CallersOutlast(Check[Parameters, Fleet]):
    """One attempt of a caller against the longest single call of the service that it calls.

    Whether a service makes its calls one after the other or at once is unknown: the longest is sound, the sum is not. A service
    that ends its own requests sooner takes no longer than that.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each call of a service that makes calls itself."""
        calls = calls_of(group)
        for pair, made in calls.items():
            for call in made:
                below = calls.get((pair[0], call.edge.target))
                if below is None:
                    continue
                yield self._judged(group, call, max(below, key=lambda other: other.longest))

    def _judged(self, fleet: Fleet, call: Call, other: Call) -> Outcome:
        callee = fleet.by_pair[call.edge.environment, call.edge.target]
        ends = callee.model.server.request_timeout if callee.model.server is not None else None
        limit = getattr(ends, "magnitude", None)
        longest = min(other.longest, limit) if limit else other.longest
        if call.each >= longest:
            return Verdict.PASSED
        first, *others = call.settings
        related = [Related(f"{setting.key} of {call.edge.source} is set here", place_of(setting)) for setting in others]
        related += [Related(f"{setting.key} of {call.edge.target} is set here", place_of(setting)) for setting in other.settings]
        cut = "" if longest == other.longest else f", cut off after {seconds(longest)}"
        facts = {
            "callee": call.edge.target,
            "waits": seconds(call.each),
            "arithmetic": f"{other.arithmetic}{cut}",
            "final": other.edge.target,
            "missing": seconds(longest - call.each),
            "enough": seconds(longest),
        }
        return Violation(place_of(first), facts, tuple(related), subject=call.edge.target)
