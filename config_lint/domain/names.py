"""The names of a service's settings, one for all services that have the same."""

from collections.abc import Callable, Iterable
from weakref import WeakValueDictionary

Test = Callable[[str], object]
"""It has to answer by the name alone, and to be the same object each time."""


class Names:
    """Names in the order written. A service has mostly the same ones in all environments: what they tell is asked once."""

    __slots__ = ("__weakref__", "_all", "_passing", "every")

    def __init__(self, every: tuple[str, ...], known: "Known") -> None:
        self.every = every
        self._all = known
        self._passing: dict[Test, tuple[int, ...]] = {}

    def passing(self, test: Test) -> tuple[int, ...]:
        """The places of the names that pass a test."""
        found = self._passing.get(test)
        if found is None:
            passed = self._all.passing(test)
            is_any = bool(passed) and not passed.isdisjoint(self.every)
            found = self._passing[test] = tuple([at for at, name in enumerate(self.every) if name in passed]) if is_any else ()
        return found


class Known:
    """All names that anybody has: services have many in common, and each is tested once. Kept as long as somebody has any."""

    __slots__ = ("__weakref__", "_met", "_names", "_passed")

    def __init__(self) -> None:
        self._names: list[str] = []
        self._met: set[str] = set()
        self._passed: dict[Test, tuple[int, set[str]]] = {}

    def add(self, names: Iterable[str]) -> None:
        """What is known already is not added."""
        new = [name for name in dict.fromkeys(names) if name not in self._met]
        self._names.extend(new)
        self._met.update(new)

    def passing(self, test: Test) -> set[str]:
        """The names that pass a test: those that came since it was asked the last time are tested, too."""
        tested, passed = self._passed.get(test) or (0, set())
        if tested < len(self._names):
            passed.update(name for name in self._names[tested:] if test(name))
            self._passed[test] = len(self._names), passed
        return passed


def names_of(every: tuple[str, ...]) -> Names:
    """Those of everybody who has the same."""
    found = _made.get(every)
    if found is None:
        known = _known.get("all")
        if known is None:
            known = _known["all"] = Known()
        known.add(every)
        found = _made[every] = Names(every, known)
    return found


_made: WeakValueDictionary[tuple[str, ...], Names] = WeakValueDictionary()
_known: WeakValueDictionary[str, Known] = WeakValueDictionary()
