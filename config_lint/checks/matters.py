"""Which violations are one matter: what one decision, or one slip, made in several places."""

from collections.abc import Hashable

from config_lint.domain.place import Place


class Matters:
    """The first place of each matter, by whatever tells that two violations are of one."""

    def __init__(self) -> None:
        self._first: dict[Hashable, Place] = {}

    def first(self, place: Place, *signs: Hashable) -> Place:
        """The place that the matter was met at first: that of any earlier violation with one of the signs, otherwise this one."""
        found = next((self._first[sign] for sign in signs if sign in self._first), place)
        for sign in signs:
            self._first.setdefault(sign, found)
        return found
