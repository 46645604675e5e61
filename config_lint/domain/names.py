"""The names of a service's settings, one for all services that have the same."""

from weakref import WeakValueDictionary

from config_lint.domain.tested import Test, Tested


class Names:
    """Names in the order written. A service has mostly the same ones in all environments: what they tell is asked once."""

    __slots__ = ("__weakref__", "_all", "_passing", "every")

    def __init__(self, every: tuple[str, ...], known: Tested) -> None:
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


def names_of(every: tuple[str, ...]) -> Names:
    """Those of everybody who has the same."""
    found = _made.get(every)
    if found is None:
        known = _known.get("all")
        if known is None:
            known = _known["all"] = Tested()
        known.add(every)
        found = _made[every] = Names(every, known)
    return found


_made: WeakValueDictionary[tuple[str, ...], Names] = WeakValueDictionary()
_known: WeakValueDictionary[str, Tested] = WeakValueDictionary()
"""All names, as long as anybody has any: services have many in common."""
