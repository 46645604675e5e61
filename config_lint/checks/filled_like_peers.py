"""`filled-like-peers`: what has a value in the other environments is not blank in this one."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet, Row
from config_lint.domain.key import is_item, parse
from config_lint.domain.place import place_of
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.empty import Empty
from config_lint.values.words import words

ENOUGH = 2
"""Siblings with a value, at least, for a blank among them to be certain."""


class FilledLikePeersParameters(Parameters, frozen=True):
    """`optional` are words of keys for which nothing is a value, too: prefixes, switches, notes."""

    optional: frozenset[str] = frozenset()


class FilledLikePeers(Check[FilledLikePeersParameters, Fleet]):
    """An element is a blank text or a null whose key has a value in another environment.

    It is a fault where most environments have a value, one that is no closer to production among them: before production, what a
    service does not use yet is blank. The variant `everywhere-else` is for a value that every other environment has. A null that
    takes a lower layer's value away says so on purpose.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
    parameters_type = FilledLikePeersParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each blank, in the order of the keys."""
        for row in group.rows:
            blank = [setting for setting in row.settings if is_blank(setting)] if row.differs else ()
            if blank and len(blank) < len(row.settings) and self._is_meant(row):
                filled = [setting for setting in row.settings if not is_blank(setting) and not isinstance(setting.value, Empty)]
                for setting in blank:
                    is_meant = _is_left_open(setting, filled, group)
                    yield Verdict.PASSED if is_meant else self._judged(setting, blank, filled, row, group)

    def _is_meant(self, row: Row) -> bool:
        last = parse(row.name)[-1]
        return not is_item(last) and self.parameters.optional.isdisjoint(words(last))

    def _judged(self, setting: Setting, blank: Sequence[Setting], filled: list[Setting], row: Row, fleet: Fleet) -> Outcome:
        own = _tier(setting, fleet)
        earlier = [other for other in filled if _tier(other, fleet) <= own]
        taken_away = setting.value is None and any(link.entry.value not in (None, "") for link in setting.chain[:-1])
        if len(filled) < len(blank) or not earlier or taken_away:
            return Verdict.PASSED
        peer = earlier[-1]
        facts = {"peer": peer.environment, "count": len(filled), "blank": "null" if setting.value is None else "empty"}
        is_alone = len(blank) == 1 and not row.lacking and len(filled) >= ENOUGH
        related = (Related(f"{peer.environment} has a value", place_of(peer)),)
        return Violation(place_of(setting), facts, related, "everywhere-else" if is_alone else "")


def _is_left_open(setting: Setting, filled: list[Setting], fleet: Fleet) -> bool:
    """Whether an environment that extends the one which says the blank fills it in: then it is blank for that."""
    lineages = (fleet.by_pair[other.environment, other.service].environment.lineage for other in filled)
    return any(setting.owner in lineage for lineage in lineages)


def is_blank(setting: Setting) -> bool:
    """Whether nothing is written as the value, or white space."""
    value = setting.value
    return value is None or (value.__class__ is str and not str(value).strip())


def _tier(setting: Setting, fleet: Fleet) -> int:
    return fleet.by_pair[setting.environment, setting.service].environment.tier
