"""Which keys there are in a fleet, in few words: what is kept of them for those who look at what keys are called."""

from collections import Counter
from collections.abc import Collection, Mapping
from itertools import chain

import msgspec

from config_lint.checks.families import strangers
from config_lint.checks.written import called
from config_lint.domain.fleet import Fleet
from config_lint.domain.rekeyed import Rekeyed

_mark = "\0"


class KeysKnown(msgspec.Struct, frozen=True):
    """The `names` of all settings, each with how many services have it; those that there were `before`, and those `touched`."""

    names: Mapping[str, int]
    before: Collection[str] = ()
    touched: frozenset[str] = frozenset()

    @classmethod
    def in_fleet(cls, fleet: Fleet) -> "KeysKnown":
        """Those of a fleet; previews take no part."""
        return cls(Counter(chain.from_iterable(_by_service(fleet).values())))

    @classmethod
    def of(cls, noted: Collection[str]) -> "KeysKnown":
        """Those that are noted among others."""
        marked = (each[1:].split(_mark) for each in noted if each[:1] == _mark)
        return cls({name: int(count) for name, count in marked})

    def noted(self) -> frozenset[str]:
        """As what a check is attentive to; nothing else begins so."""
        return frozenset(f"{_mark}{name}{_mark}{count}" for name, count in self.names.items())

    def changed(self, rekeyed: Rekeyed) -> "KeysKnown":
        """Once keys came or went."""
        names = Counter(self.names)
        names.subtract(chain.from_iterable(_by_service(rekeyed.before).values()))
        names.update(chain.from_iterable(_by_service(rekeyed.after).values()))
        return KeysKnown(+names, tuple(self.names), frozenset(key.name for key in rekeyed.keys))

    def are_strangers_alike(self) -> bool:
        """Whether no name is a letter away from its family now that was not before, nor the other way round."""
        then, now = ({called(name): None for name in names} for names in (self.before, self.names))
        return then.keys() == now.keys() or set(strangers(then)) == set(strangers(now))


def _by_service(fleet: Fleet) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for service in fleet.services:
        own = found.setdefault(service.name, set())
        if not service.environment.preview:
            own.update(setting.name for setting in service.settings)
    return found
