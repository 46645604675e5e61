"""`copies-changed`: a line or an entry that was made from its neighbour was changed wherever the neighbour's name stood."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import repeat
from typing import ClassVar
from weakref import WeakKeyDictionary

import msgspec

from config_lint.checks.lines_alike import (
    Said,
    agreeing_in,
    fields_in,
    groups_of,
    mappings_in,
    name_of,
    named_in,
    pairs_in,
    words_in,
)
from config_lint.checks.scored import score_of
from config_lint.checks.stems import Around, Words, between, is_within, stem_of
from config_lint.checks.written import Written, sheet_of
from config_lint.domain.altered import Altered
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.violation import PASSED, Outcome, Related, Violation


class CopiesChangedParameters(Parameters, frozen=True):
    """`support` is how many names have to stand in both places, `share` how many of all that have both."""

    support: int = 5
    share: float = 0.9


class Line(msgspec.Struct, frozen=True):
    """Two places that say the same name: a key and its value, or two fields of an entry; `beside` is what its siblings share.

    `key` is None where the first place is the key itself.
    """

    one: Words
    other: Words
    beside: Hashable
    key: Written | None
    value: Written


Made = dict[Words, list[Line]]
"""Lines by the words that stand around a name in the first place."""


class CopiesChanged(Check[CopiesChangedParameters, Fleet]):
    """An element is a value with the same name in it as its key, or as another field of the same entry.

    Learned are the two places of a name: in `orders_db_host: ${orders::db::host}`, or in `{name: orders, folder: apps/orders}`.
    Where nearly all have one name in both, one that has a sibling's name in one of them was copied, and changed in the other.
    Variant `entry` for two fields, which may be meant to say different things. What a key is of has to stand in the key:
    `public_address: ${base_domain}` is made of another setting, and no copy of it; nor is what several others are made of, too.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "hidden"})
    sees_names = False
    through = "sheet"
    parameters_type = CopiesChangedParameters

    def __init__(self, parameters: CopiesChangedParameters) -> None:
        super().__init__(parameters)
        self._known: WeakKeyDictionary[Fleet, frozenset[str]] = WeakKeyDictionary()

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each such pair of places."""
        groups = groups_of(sheet_of(group), self.parameters.support)
        self._known[group] = frozenset(map(name_of, groups.entries))
        for said in (*groups.mappings, *groups.entries.values()):
            yield from self._outcomes(said, group)

    def _outcomes(self, said: Iterable[Said], fleet: Fleet) -> Iterator[Outcome]:
        """Those of lines that are made alike."""
        lines = [Line(*each) for each in said]
        named: dict[tuple[Around, Around], list[Words]] = {}
        for line in lines:
            stem = stem_of(line.one, line.other)
            if stem is not None:
                named.setdefault(stem.around, []).append(stem.words)
        made: dict[tuple[int, int], Made] = {}
        for around, found in named.items():
            support = len(set(found)) if len(found) >= self.parameters.support else 0
            if support and support >= self.parameters.support:
                before, after = around[0]
                shape = (len(before), len(after))
                alike = (made.get(shape) or made.setdefault(shape, _made(lines, *shape)))[before + after]
                if len(alike) == len(found):
                    yield from repeat(PASSED, len(found))
                else:
                    yield from self._judged(around, support, alike, lines, fleet)

    def is_blind_to(self, altered: Altered) -> bool:
        """A line or an entry is seen beside others that are made alike, where enough of these say some name in two places.

        Those of one mapping are here: where nothing is wrong among them, before and after, as many have to be right. Of entries,
        which may be anywhere, it is known where enough do; elsewhere, as long as no more do than did, there will not be enough.
        """
        support = self.parameters.support
        before, after = (named_in(sheet_of(each)) for each in (altered.before, altered.after))
        was, is_ = (
            [outcome for lines in mappings_in(named, support) for outcome in self._outcomes(lines, fleet)]
            for named, fleet in ((before, altered.before), (after, altered.after))
        )
        if was != is_ or any(outcome is not PASSED for outcome in is_):
            return False
        then, now = pairs_in(before, fields_in(before)), pairs_in(after, fields_in(after))
        return all(
            name_of(alike) not in altered.attention and agreeing_in(now.get(alike, ())) <= agreeing_in(then.get(alike, ()))
            for alike in then.keys() | now.keys()
            if list(map(words_in, then.get(alike, ()))) != list(map(words_in, now.get(alike, ())))
        )

    def attention(self, fleet: Fleet) -> frozenset[str]:
        """The kinds of entries of which enough say some name in two fields."""
        if fleet not in self._known:
            self._known[fleet] = frozenset(map(name_of, groups_of(sheet_of(fleet), self.parameters.support).entries))
        return self._known[fleet]

    def _judged(
        self,
        around: tuple[Around, Around],
        support: int,
        alike: Iterable[Line],
        lines: Sequence[Line],
        fleet: Fleet,
    ) -> Iterator[Outcome]:
        beside: dict[Hashable, dict[Words, Line]] = {}
        against: dict[tuple[Words, Words, Hashable], Line] = {}
        agreeing = 0
        for line in alike:
            left, right = between(line.one, around[0]), between(line.other, around[1])
            if left == right:
                beside.setdefault(line.beside, {}).setdefault(left, line)
                agreeing += 1
            elif right and not _is_akin(left, right) and (line.key or any(around[0]) or left[-2:] == right[-2:]):
                against[left, right, line.beside] = line
        yield from repeat(PASSED, agreeing)
        copied = (_copied(line, left, right, beside) for (left, right, _), line in against.items())
        odd = [each for each in copied if each is not None and not _is_common(each[-1], lines)]
        if len(odd) > agreeing * (1 - self.parameters.share) + 1 or len(against) * 2 > agreeing + 1:
            return
        for wrong, own, sibling, other in odd:
            subject = "-".join(other)
            facts = {"own": "-".join(own), "other": subject, "support": support}
            related = (Related(f"{subject}'s own", place_of(sibling.setting)),)
            score = score_of(fleet, support, support + len(odd) - 1, wrong.setting.value)
            variant = "entry" if lines[0].key is not None else ""
            yield Violation(place_of(wrong.setting), facts, related, variant, wrong.affects, subject, score=score)


def _made(lines: Iterable[Line], before: int, after: int) -> Made:
    """The lines by what stands around a name in the first place, so many words before it and after it."""
    found: Made = {}
    for line in lines:
        one = line.one
        end = len(one) - after
        if end > before:
            found.setdefault(one[:before] + one[end:], []).append(line)
    return found


def _is_akin(one: Words, other: Words) -> bool:
    """Whether two names are of one thing: one is a part of the other, or they begin alike for half of their words."""
    alike = next((at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), 0)
    return is_within(one, other) or is_within(other, one) or alike * 2 >= min(len(one), len(other))


def _is_common(name: Words, lines: Sequence[Line]) -> bool:
    """Whether several lines beside its own and the odd one are made of a name: it is what they have in common."""
    return sum(is_within(name, line.other) for line in lines) >= COMMON


COMMON = 4
"""Lines that are made of one name, at least, for it to be nobody's own."""


def _copied(
    line: Line, left: Words, right: Words, beside: dict[Hashable, dict[Words, Line]]
) -> tuple[Written, Words, Written, Words] | None:
    """What was copied from a sibling and not changed, its own name, the sibling's line, and the sibling's name."""
    siblings = beside.get(line.beside, {})
    if right in siblings:
        return line.value, left, siblings[right].value, right
    sibling = siblings.get(left)
    if sibling is not None and sibling.key is not None and line.key is not None:
        return line.key, right, sibling.key, left
    return None
