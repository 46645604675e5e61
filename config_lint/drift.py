"""The differences of the resolved settings of two environments: the only file that knows deepdiff."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from config_lint.domain.answer import Answer, Because
from config_lint.domain.branches import Branch, Called, Leaf, Place, by_place, settings_in, tree_of, whole
from config_lint.domain.difference import Change, Difference
from config_lint.domain.key import item
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.values.value import type_of

if TYPE_CHECKING:
    from deepdiff.model import DiffLevel

Compare = Callable[[Setting, Setting], Answer]
MOST_PAIRS = 40_000
"""Pairs of items of two lists that are compared to find those that moved; longer lists are compared place by place."""

ANSWERED = "answered"
"""How our operator reports two leaves to deepdiff."""

CHANGES = {
    "dictionary_item_added": Change.MISSING,
    "dictionary_item_removed": Change.EXTRA,
    "iterable_item_added": Change.MISSING,
    "iterable_item_removed": Change.EXTRA,
    "iterable_item_moved": Change.MOVED,
    "type_changes": Change.TYPE,
    "values_changed": Change.VALUE,  # an item that is gone, and another one in its place
}
"""What deepdiff calls it, to what we do: what the right has besides is missing on the left."""

TYPES = frozenset(("text", "number", "boolean"))
"""Types that a program can tell apart; nothing and what is kept elsewhere have none."""


class Compared:
    """The operator that compares two leaves in deepdiff's place, by their settings.

    See https://zepworks.com/deepdiff/current/custom.html
    """

    def __init__(self, compare: Compare) -> None:
        self._compare = compare

    def match(self, level: "DiffLevel") -> bool:
        """Whether both are leaves."""
        return level.t1.__class__ is Leaf and level.t2.__class__ is Leaf

    def give_up_diffing(self, level: "DiffLevel", diff_instance: Any) -> bool:
        """Reports the answer, unless the two are the same; there is nothing more to look into."""
        answer = self._compare(level.t1.setting, level.t2.setting)
        if answer.because is not Because.IDENTICAL:
            diff_instance.custom_report_result(ANSWERED, level, answer)
        return True

    def normalize_value_for_hashing(self, parent: object, obj: object) -> object:
        """A leaf is told from others by its text."""
        del parent
        return str(obj) if obj.__class__ is Leaf else obj


def differences(
    left: Sequence[Service], right: Sequence[Service], compare: Compare, called: Called = lambda name, _: name
) -> tuple[list[Difference], int, int]:
    """All differences between the services of two environments, in the order of services and keys.

    Beside them, how many settings both have, and how many of those are the same to the letter.

    A service, mapping or list that one side lacks is one difference. `compare` is the notion of equality; `called` says what a
    document or a named item of a list is called, whichever environment it is in.
    """
    known = [
        {(each.service, each.document, each.name) for service in side for each in service.settings} for side in (left, right)
    ]
    ours, theirs = by_place(left, called, known[1]), by_place(right, called, known[0])
    apart = _apart(ours, theirs)
    both = ours.keys() & theirs.keys()
    same = sum(_is_same(ours[place], theirs[place]) for place in both)
    if not apart:
        return [], len(both), same
    found = _deepdiff(tree_of(left, ours, apart, "l"), tree_of(right, theirs, apart, "r"), compare)
    order = {id(setting): index for index, setting in enumerate((*ours.values(), *theirs.values()))}
    return sorted(found, key=lambda each: (each.service, order[id((*each.left, *each.right)[0])])), len(both), same


def _apart(ours: Mapping[Place, Setting], theirs: Mapping[Place, Setting]) -> set[Place]:
    """What is worth a closer look: a key that differs, or the list that it is in.

    In two environments most values are the same, and deepdiff takes a hundred times as long to see that.
    """
    return {whole(place) for place in (*ours, *theirs) if not _is_same(ours.get(place), theirs.get(place))}


def _is_same(one: Setting | None, other: Setting | None) -> bool:
    return one is not None and other is not None and one.value.__class__ is other.value.__class__ and one.value == other.value


def _deepdiff(left: Branch, right: Branch, compare: Compare) -> Iterator[Difference]:
    from deepdiff import DeepDiff
    from deepdiff.helper import CannotCompare

    def is_pair(one: Any, other: Any, level: "DiffLevel") -> bool:
        """Whether two items of lists are one: the same, or the same once they are understood."""
        lengths = len(level.t1), len(level.t2)
        is_in_order = one.__class__ is not Leaf and lengths[0] == lengths[1]  # as many mappings: some key of them differs
        if is_in_order or lengths[0] * lengths[1] > MOST_PAIRS:
            raise CannotCompare
        return _is_alike(one, other, compare)

    found = DeepDiff(
        left,
        right,
        view="tree",
        custom_operators=[Compared(compare)],
        iterable_compare_func=is_pair,
        ignore_private_variables=False,  # a key that begins with `__` is one like any other
        threshold_to_diff_deeper=0,  # however little two mappings have in common, their keys are what differs
    )
    for kind, levels in found.items():
        for level in levels:
            difference = _difference(kind, level)
            if difference is not None:
                yield difference


def _is_alike(one: Any, other: Any, compare: Compare) -> bool:
    """Whether two parts of trees mean the same throughout."""
    if one.__class__ is not other.__class__:
        return False
    if isinstance(one, Leaf):
        return compare(one.setting, other.setting).same is True
    if len(one) != len(other):
        return False
    if isinstance(one, list):
        return all(_is_alike(item, other[index], compare) for index, item in enumerate(one))
    return all(part in other and _is_alike(below, other[part], compare) for part, below in one.items())


def _difference(kind: str, level: "DiffLevel") -> Difference | None:
    """None for a service that has no settings worth a look on the side that has it."""
    from deepdiff.model import CUSTOM_FIELD

    left, right = tuple(settings_in(level.t1)), tuple(settings_in(level.t2))
    if not left and not right:
        return None
    answer: Answer | None = level.additional.get(CUSTOM_FIELD) if kind == ANSWERED else None
    steps = [item(step) if isinstance(step, int) else str(step) for step in level.path(output_format="list")]
    service, document, *path = (*steps, "", "")[: max(len(steps), 2)]
    in_list = level.up is not None and isinstance(level.up.t1, list)
    change = CHANGES[kind] if answer is None else _change(answer, left[0], right[0])
    return Difference(change, service, document, tuple(path[:-1] if in_list else path), left, right, in_list, answer)


def _change(answer: Answer, left: Setting, right: Setting) -> Change:
    types = {type_of(left.value), type_of(right.value)}
    if len(types) > 1 and types <= TYPES:
        return Change.TYPE
    return Change.EQUAL if answer.same else Change.VALUE
