"""`lists-agree`: what some services of an environment know, all that list such things know."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

import msgspec

from config_lint.checks.listed import is_open, listed
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fields import field_of
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation


class ListsAgreeParameters(Parameters, frozen=True):
    """`settings` are canonical names of lists; each is compared by itself."""

    settings: tuple[str, ...]


class Holder(msgspec.Struct, frozen=True):
    """A service and the items that it lists, in lower case."""

    service: Service
    items: Mapping[str, Setting]


class ListsAgree(Check[ListsAgreeParameters, Fleet]):
    """An item that at least half of the services list is missed in the others; one that fewer list is odd there (variant `only`).

    Lists that have nothing in common speak of different things.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    sees_names = False
    parameters_type = ListsAgreeParameters

    def reads(self, expressions: Sequence[str]) -> frozenset[str]:
        """The lists."""
        del expressions
        return frozenset(map(field_of, self.parameters.settings))

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each service that has such a list."""
        for members in group.members:
            for name in self.parameters.settings:
                holders = [Holder(service, _items(service, name)) for service in members.services if name in service.bound]
                holders = [holder for holder in holders if holder.items and not is_open(holder.service, name)]
                counted = Counter(item for holder in holders for item in holder.items)
                shared = {item for item, count in counted.items() if count > 1}
                circle = [holder for holder in holders if not shared.isdisjoint(holder.items)]
                for holder in circle:
                    yield from _judged(holder, circle, Counter(item for other in circle for item in other.items))


def _items(service: Service, name: str) -> dict[str, Setting]:
    return {item.lower(): setting for item, setting in listed(service, name).items()}


def _judged(holder: Holder, circle: list[Holder], counted: Mapping[str, int]) -> Iterator[Outcome]:
    missing = [item for item, count in counted.items() if item not in holder.items and count * 2 >= len(circle)]
    only = [item for item in holder.items if counted[item] * 2 < len(circle)]
    if not missing and not only:
        yield Verdict.PASSED
    for item in missing:
        knowing = next(other for other in circle if item in other.items)
        first = next(iter(holder.items.values()))
        related = (Related(f"{knowing.service.name} knows {item}", place_of(knowing.items[item])),)
        yield Violation(place_of(first), {"item": item, "knowing": counted[item], "of": len(circle)}, related, subject=item)
    for item in only:
        facts = {"item": item, "knowing": counted[item], "of": len(circle)}
        other = next(each for each in circle if item not in each.items)
        related = (Related(f"what {other.service.name} knows", place_of(next(iter(other.items.values())))),)
        yield Violation(place_of(holder.items[item]), facts, related, "only", subject=item)
