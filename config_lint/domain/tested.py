"""Texts that many have in common, each tested once for all of them."""

from collections.abc import Callable, Iterable
from weakref import WeakKeyDictionary

from config_lint.domain.zones import Zones

Test = Callable[[str], object]
"""It has to answer by the text alone, and to be the same object each time."""


class Tested:
    """All texts that anybody has, and which of them pass tests."""

    __slots__ = ("__weakref__", "_every", "_met", "_passed")

    def __init__(self) -> None:
        self._every: list[str] = []
        self._met: set[str] = set()
        self._passed: dict[Test, tuple[int, set[str]]] = {}

    def add(self, texts: Iterable[str]) -> None:
        """What is there already is not added."""
        new = [text for text in dict.fromkeys(texts) if text not in self._met]
        self._every.extend(new)
        self._met.update(new)

    def passing(self, test: Test) -> set[str]:
        """The texts that pass a test: those that came since it was asked the last time are tested, too."""
        tested, passed = self._passed.get(test) or (0, set())
        if tested < len(self._every):
            passed.update(text for text in self._every[tested:] if test(text))
            self._passed[test] = len(self._every), passed
        return passed


def tested_of(zones: Zones) -> Tested:
    """The texts of all services that share a fleet's words, kept as long as these are."""
    found = _known.get(zones)
    if found is None:
        found = _known[zones] = Tested()
    return found


_known: WeakKeyDictionary[Zones, Tested] = WeakKeyDictionary()
