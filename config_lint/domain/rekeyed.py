"""A few services as they were and as they are, where keys came or went."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from config_lint.domain.applied import Tally
from config_lint.domain.fleet import Fleet
from config_lint.domain.more import more_between
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome


class Rekeyed(NamedTuple):
    """A few services as they were and as they are, each in all its environments, with the words of the fleet they are in.

    `came` and `went` are the settings that only one of the two has: each was written once, overrides nothing, is as written, and
    stands in a document that has others. Who is asked needs nothing of the kinds of whatever else differs, and reads none of the
    fields of the service model that came, went or changed. `attention` is what the check that is asked is attentive to.
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

    def more_of(self, examine: Callable[[Fleet], Iterable[Outcome]]) -> Tally | None:
        """`Check.more_of_keys` of a check that looks at each service by itself, as in `more_between`."""
        return more_between(self.before, self.after, examine)
