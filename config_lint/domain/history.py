"""The fleet then and now, setting by setting."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from config_lint.domain.environment import Environment
from config_lint.domain.key import Key, parse
from config_lint.domain.past import Pair, Passage, Past, PastService, Slot
from config_lint.domain.service import Service


class History:
    """What a fleet was and what it is: made when the first check asks."""

    def __init__(self, past: Past, environments: Sequence[Environment], services: Sequence[Service]) -> None:
        """`environments` and `services` are those of now."""
        self.past = past
        self._environments = environments
        self.now = services

    @cached_property
    def services(self) -> dict[Pair, PastService]:
        """The services that there were."""
        return {service.pair: service for service in self.past.services}

    @cached_property
    def passages(self) -> dict[Slot, Passage]:
        """Every setting of then and of now: those of today's services first, in their order."""
        before = {(*service.pair, fact.document, fact.name): fact for service in self.past.services for fact in service.facts}
        found: dict[Slot, Passage] = {}
        for service in self.now:
            for setting in service.settings:
                slot = (*service.pair, setting.document, setting.name)
                found[slot] = Passage(slot, before.get(slot), setting, self.past.trace_of(setting.value))
        for slot, fact in before.items():
            if slot not in found:
                found[slot] = Passage(slot, fact, None)
        return found

    @cached_property
    def by_pair(self) -> dict[Pair, tuple[Passage, ...]]:
        """The passages by service and environment."""
        gathered: dict[Pair, list[Passage]] = {}
        for slot, passage in self.passages.items():
            gathered.setdefault(slot[:2], []).append(passage)
        return {pair: tuple(members) for pair, members in gathered.items()}

    @cached_property
    def rows(self) -> dict[tuple[str, str, str], tuple[Passage, ...]]:
        """The passages of one setting of one service, in promotion order, by service, document and name; without previews."""
        order = {found.name: index for index, found in enumerate(self._environments) if not found.preview}
        gathered: dict[tuple[str, str, str], list[Passage]] = {}
        for slot, passage in self.passages.items():
            if slot[0] in order:
                gathered.setdefault(slot[1:], []).append(passage)
        return {row: tuple(sorted(members, key=lambda one: order[one.slot[0]])) for row, members in gathered.items()}

    def left_under(self, place: tuple[str, str, str]) -> frozenset[Key]:
        """The beginnings of the names that a service still has, in one environment and document."""
        if place not in self._left:
            names = (parse(one.slot[3]) for one in self.by_pair.get(place[:2], ()) if one.slot[2] == place[2] and one.now)
            self._left[place] = frozenset(name[:length] for name in names for length in range(1, len(name) + 1))
        return self._left[place]

    @cached_property
    def _left(self) -> dict[tuple[str, str, str], frozenset[Key]]:
        return {}

    def changed(self) -> Iterator[Passage]:
        """Settings that are not what they were: changed, new or gone."""
        return (one for one in self.passages.values() if one.is_changed or one.is_gone or one.is_new)
