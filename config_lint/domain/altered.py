"""A few services as they were and as they are, where texts are others than they were."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from config_lint.domain.applied import Tally
from config_lint.domain.fleet import Fleet
from config_lint.domain.more import more_between
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome


class Altered(NamedTuple):
    """A few services as they were and as they are, each in all its environments, with the words of the fleet they are in.

    `texts` are the settings that differ, as they were and as they are: the value of each, and everything that it overrode, is
    a text. `keys` are settings with texts that only one of the two has. `attention` is what the check that is asked was attentive
    to when everybody was asked.
    """

    before: Fleet
    after: Fleet
    texts: tuple[tuple[Setting, Setting], ...]
    keys: tuple[Setting, ...] = ()
    attention: frozenset[str] = frozenset()

    def looks_alike(self, seen: Callable[[Setting], object]) -> bool:
        """Whether all of them look as they did, `seen` being all that is ever seen of a setting with a text.

        Of a key that came or went nothing must be seen: that is false, whatever it is.
        """
        return all(seen(one) == seen(other) for one, other in self.texts) and not any(map(seen, self.keys))

    def more_of(self, examine: Callable[[Fleet], Iterable[Outcome]]) -> Tally | None:
        """`Check.more` of a check that looks at each service by itself, as in `more_between`."""
        return more_between(self.before, self.after, examine)
