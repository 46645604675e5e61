"""A few services as they were and as they are, where nothing is another than it was but texts."""

import operator
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from config_lint.domain.applied import Tally
from config_lint.domain.fleet import Fleet
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Verdict, Violation

if TYPE_CHECKING:
    from config_lint.domain.check import Check


class Altered(NamedTuple):
    """A few services as they were and as they are, each in all its environments, with the words of the fleet they are in.

    `texts` are the settings that differ, as they were and as they are: the value of each, and everything that it overrode, is
    a text. `attention` is what the check that is asked was attentive to when everybody was asked.
    """

    before: Fleet
    after: Fleet
    texts: tuple[tuple[Setting, Setting], ...]
    attention: frozenset[str] = frozenset()

    def looks_alike(self, seen: Callable[[Setting], object]) -> bool:
        """Whether all of them look as they did, `seen` being all that is ever seen of a setting with a text."""
        return all(seen(one) == seen(other) for one, other in self.texts)

    def more_of(self, check: "Check[Any, Fleet]") -> Tally | None:
        """`Check.more` of a check that says of each service what it would say if there were no other."""
        before, after = list(check.examine(self.before)), list(check.examine(self.after))
        violations = ([each for each in outcomes if isinstance(each, Violation)] for outcomes in (before, after))
        return _counted(after) - _counted(before) if operator.eq(*violations) else None


def _counted(outcomes: Sequence[Outcome]) -> Tally:
    unknown = outcomes.count(Verdict.NOT_EVALUATED)
    return Tally(len(outcomes) - unknown, unknown)
