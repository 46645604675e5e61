"""The names of a service's settings, one for all services that have the same."""

from collections.abc import Callable
from weakref import WeakValueDictionary


class Names:
    """Names in the order written. A service has mostly the same ones in all environments: what they tell is asked once."""

    __slots__ = ("__weakref__", "_every", "_passing")

    def __init__(self, every: tuple[str, ...]) -> None:
        self._every = every
        self._passing: dict[Callable[[str], object], tuple[int, ...]] = {}

    def passing(self, test: Callable[[str], object]) -> tuple[int, ...]:
        """The places of the names that pass a test. It has to answer by the name alone, and to be the same object each time."""
        found = self._passing.get(test)
        if found is None:
            found = self._passing[test] = tuple([at for at, name in enumerate(self._every) if test(name)])
        return found


def names_of(every: tuple[str, ...]) -> Names:
    """Those of everybody who has the same."""
    found = _known.get(every)
    if found is None:
        found = _known[every] = Names(every)
    return found


_known: WeakValueDictionary[tuple[str, ...], Names] = WeakValueDictionary()
