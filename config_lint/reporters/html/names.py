"""Numbers for names: what the page's filters compare, so that no name has to fit into an attribute."""

from collections.abc import Iterable


class Numbers:
    """Each name gets the next number when it is first asked for."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._numbers: dict[str, int] = {}
        for name in names:
            self.of(name)

    def of(self, name: str) -> int:
        """The number of a name."""
        return self._numbers.setdefault(name, len(self._numbers))

    def all_of(self, names: Iterable[str]) -> str:
        """The numbers of several names, each once, in order, with spaces between."""
        return " ".join(str(self.of(name)) for name in dict.fromkeys(names))

    @property
    def names(self) -> tuple[str, ...]:
        """The names, by number."""
        return tuple(self._numbers)
