"""A few services as they were and as they are, where keys came or went that mean nothing well-known."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from config_lint.domain.applied import Tally
from config_lint.domain.fleet import Fleet
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Verdict, Violation

if TYPE_CHECKING:
    from config_lint.domain.check import Check


class Rekeyed(NamedTuple):
    """A few services as they were and as they are, each in all its environments, with the words of the fleet they are in.

    `came` and `went` are the settings that only one of the two has: each was written once, overrides nothing, is as written, and
    stands in a document that has others. Whatever else differs is of kinds that nobody who is asked needs. `attention` is what
    the check that is asked is attentive to.
    """

    before: Fleet
    after: Fleet
    came: tuple[Setting, ...]
    went: tuple[Setting, ...]
    attention: frozenset[str] = frozenset()

    @property
    def keys(self) -> tuple[Setting, ...]:
        """All that came or went."""
        return (*self.came, *self.went)

    def more_of(self, check: "Check[Any, Fleet]") -> Tally | None:
        """How much more a check judges that says of each service what it would say if there were no other."""
        before, after = list(check.examine(self.before)), list(check.examine(self.after))
        if [each for each in before if isinstance(each, Violation)] != [each for each in after if isinstance(each, Violation)]:
            return None
        return _counted(after) - _counted(before)


def _counted(outcomes: Sequence[Outcome]) -> Tally:
    unknown = outcomes.count(Verdict.NOT_EVALUATED)
    return Tally(len(outcomes) - unknown, unknown)
