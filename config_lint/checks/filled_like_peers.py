"""`filled-like-peers`: what has a value in the other environments is not blank in this one."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.environment import Tier
from config_lint.domain.fleet import Fleet, Row
from config_lint.domain.key import is_item, parse
from config_lint.domain.place import place_of
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.boolean import words as booleans
from config_lint.values.empty import Empty
from config_lint.values.words import words

ENOUGH = 2
"""Siblings with a value, at least, for a blank among them to be certain."""

MANY = 3
"""Blanks in one file, at least, that say that its environment does without."""


class FilledLikePeersParameters(Parameters, frozen=True):
    """`optional` are words of keys for which nothing is a value, too: prefixes, switches, notes."""

    optional: frozenset[str] = frozenset()


class FilledLikePeers(Check[FilledLikePeersParameters, Fleet]):
    """An element is a blank text or a null whose key has a value in another environment.

    It is a fault where most environments have a value, one that is no closer to production among them: before production, what a
    service does not use yet is blank. The variant `everywhere-else` is for a value that every other environment has, and `early`
    is for environments where developers and tests are, which do without much. A null that takes a lower layer's value away says
    so on purpose, and so does one of Terraform, where it stands for what is not given, and what leaves a switch off. The variant
    `several` is for those of one file, told once: its environment may do without all that they are for.
    """

    group = Group.KIN
    needs: ClassVar[frozenset[str]] = frozenset({"switches", "texts", "hidden"})
    through = "rows"
    parameters_type = FilledLikePeersParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each blank, in the order of the keys; what is told once comes last."""
        by_file: dict[tuple[str, str, str], list[Violation]] = {}
        for row in group.differing:
            blank = [setting for setting in row.settings if is_blank(setting)]
            if blank and len(blank) < len(row.settings) and self._is_meant(row):
                filled = [setting for setting in row.settings if not is_blank(setting) and not isinstance(setting.value, Empty)]
                for setting in blank:
                    is_meant = _is_left_open(setting, filled, group) or _is_not_given(setting)
                    outcome = Verdict.PASSED if is_meant else self._judged(setting, blank, filled, row, group)
                    if isinstance(outcome, Violation):
                        place = outcome.place
                        by_file.setdefault((place.location.path, place.environment, place.service), []).append(outcome)
                    else:
                        yield outcome
        for found in by_file.values():
            yield from found if len(found) < MANY else (_at_once(found),)

    def _is_meant(self, row: Row) -> bool:
        last = parse(row.name)[-1]
        return not is_item(last) and self.parameters.optional.isdisjoint(words(last))

    def _judged(self, setting: Setting, blank: Sequence[Setting], filled: list[Setting], row: Row, fleet: Fleet) -> Outcome:
        own = _tier(setting, fleet)
        earlier = [other for other in filled if _tier(other, fleet) <= own]
        taken_away = setting.value is None and any(link.entry.value not in (None, "") for link in setting.chain[:-1])
        if len(filled) < len(blank) or not earlier or taken_away or all(map(_is_switched, filled)):
            return Verdict.PASSED
        peer = earlier[-1]
        facts = {"peer": peer.environment, "count": len(filled), "blank": "null" if setting.value is None else "empty"}
        is_alone = len(blank) == 1 and not row.lacking and len(filled) >= ENOUGH
        related = (Related(f"{peer.environment} has a value", place_of(peer)),)
        variant = "early" if own <= Tier.TEST else "everywhere-else" if is_alone else ""
        return Violation(place_of(setting), facts, related, variant)


def _is_left_open(setting: Setting, filled: list[Setting], fleet: Fleet) -> bool:
    """Whether an environment that extends the one which says the blank fills it in: then it is blank for that."""
    lineages = (fleet.by_pair[other.environment, other.service].environment.lineage for other in filled)
    return any(setting.owner in lineage for lineage in lineages)


def _is_not_given(setting: Setting) -> bool:
    """Whether it is Terraform's null, which is the same as no value.

    https://developer.hashicorp.com/terraform/language/expressions/types
    """
    return setting.value is None and setting.location.path.endswith((".tfvars", ".tfvars.json"))


def _is_switched(setting: Setting) -> bool:
    """Whether the value is that of a switch, which nothing at all turns off."""
    return str(setting.value).lower() in booleans


def _at_once(found: Sequence[Violation]) -> Violation:
    """The first of many in a file, with the others beside it."""
    first, *others = sorted(found, key=lambda violation: violation.place.location)
    related = (*first.related, *(Related("another one", violation.place) for violation in others))
    return Violation(first.place, {**first.facts, "others": len(others)}, related, "several")


def is_blank(setting: Setting) -> bool:
    """Whether nothing is written as the value, or white space."""
    value = setting.value
    return value is None or (value.__class__ is str and not str(value).strip())


def _tier(setting: Setting, fleet: Fleet) -> int:
    return fleet.by_pair[setting.environment, setting.service].environment.tier
