"""`callers-outlast`: who waits for a service waits at least as long as that one waits for others."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from config_lint.checks.common_cause import of_common_cause
from config_lint.checks.patience import Behind, Call, Patience, seconds
from config_lint.checks.reads import CALLS
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.graph import Pair
from config_lint.domain.place import place_of
from config_lint.domain.violation import Outcome, Related, Verdict, Violation


class CallersOutlastParameters(Parameters, frozen=True):
    """Whether each call of the callee counts by itself, or all of them one after the other."""

    calls: Literal["each", "together"] = "each"


class CallersOutlast(Check[CallersOutlastParameters, Fleet]):
    """One attempt of a caller against the longest call behind the service that it calls.

    Whether a service makes its calls one after the other or at once is unknown: the longest is sound, the sum is not. A service
    that ends its own requests sooner takes no longer than that; one that sets no limit takes as long as those that it calls.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    fields = CALLS | {"dependency.timeout", "dependency.retry", "server.request_timeout"}
    sees_names = False
    through = "graph"
    follows_calls = True
    parameters_type = CallersOutlastParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each call of a service that makes calls itself."""
        yield from of_common_cause(self._judged(Patience(group)))

    def _judged(self, patience: Patience) -> Iterator[tuple[Pair, Outcome]]:
        for pair, made in patience.calls.items():
            for call in made:
                callee = (pair[0], call.edge.target)
                behind = patience.behind(callee)
                if behind is not None:
                    yield callee, self._outcome(call, behind)

    def _outcome(self, call: Call, behind: Behind) -> Outcome:
        together = behind.together if behind.limit is None else min(behind.together, behind.limit)
        longest = behind.longest if self.parameters.calls == "each" else max(behind.longest, together)
        if call.each >= longest or (self.parameters.calls == "together" and call.each < behind.longest):
            return Verdict.PASSED
        first, *others = call.settings
        related = [Related(f"{setting.key} of {call.edge.source} is set here", place_of(setting)) for setting in others]
        slow = behind.call.settings
        related += [Related(f"{setting.key} of {behind.call.edge.source} is set here", place_of(setting)) for setting in slow]
        facts = {
            "callee": call.edge.target,
            "waits": seconds(call.each),
            "arithmetic": behind.arithmetic,
            "through": behind.through,
            "final": behind.call.edge.target,
            "together": seconds(together) if together > longest or self.parameters.calls == "together" else "",
            "missing": seconds(longest - call.each),
            "enough": seconds(longest),
            "each": first.key,
        }
        return Violation(place_of(first), facts, tuple(related), subject=call.edge.target, cause=place_of(slow[0]))
