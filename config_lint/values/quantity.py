"""A number with a unit, that compares and adds up with others of its kind where that is sound."""

from abc import abstractmethod
from typing import Self

import msgspec


class Incomparable(TypeError):
    """Two quantities whose order cannot be known: one is written without its unit."""


class Quantity(msgspec.Struct, frozen=True, eq=False):
    """What durations, sizes and ratios have in common: `number` of `unit`, and the `text` it was written as.

    `unit` is empty for a bare number whose unit nobody has said. Two of those compare by their numbers, since whoever reads
    one reads the other alike; one of them and a quantity with a unit do not compare: `==` is false, and an order raises
    `Incomparable`. Zero compares with everything.
    """

    text: str
    number: float
    unit: str = ""

    @property
    @abstractmethod
    def magnitude(self) -> float | None:
        """The number in the base unit; None where the unit is unknown."""

    @classmethod
    @abstractmethod
    def of(cls, magnitude: float) -> Self:
        """The quantity of this many base units."""

    def __str__(self) -> str:
        return self.text

    def __hash__(self) -> int:
        magnitude = self.magnitude
        return hash(self.number if magnitude is None or not self.number else magnitude)

    def __eq__(self, other: object) -> bool:
        if not self._is_alike(other):
            return NotImplemented
        try:
            left, right = self._pair(other)
        except Incomparable:
            return False
        return left == right

    def __ne__(self, other: object) -> bool:
        return not self == other  # msgspec's own does not ask `__eq__`

    def __lt__(self, other: object) -> bool:
        if not self._is_alike(other):
            return NotImplemented
        left, right = self._pair(other)
        return left < right

    def __le__(self, other: object) -> bool:
        if not self._is_alike(other):
            return NotImplemented
        left, right = self._pair(other)
        return left <= right

    def __gt__(self, other: object) -> bool:
        if not self._is_alike(other):
            return NotImplemented
        left, right = self._pair(other)
        return left > right

    def __ge__(self, other: object) -> bool:
        if not self._is_alike(other):
            return NotImplemented
        left, right = self._pair(other)
        return left >= right

    def __add__(self, other: object) -> Self:
        if not self._is_alike(other):
            return NotImplemented
        left, right = self._pair(other)
        return self._like(left + right, other)

    __radd__ = __add__

    def __sub__(self, other: object) -> Self:
        if not self._is_alike(other):
            return NotImplemented
        left, right = self._pair(other)
        return self._like(left - right, other)

    def __mul__(self, factor: object) -> Self:
        if isinstance(factor, bool) or not isinstance(factor, int | float):
            return NotImplemented
        magnitude = self.magnitude
        return self._like((self.number if magnitude is None else magnitude) * factor, self)

    __rmul__ = __mul__

    def _is_alike(self, other: object) -> bool:
        return type(other) is type(self) or (isinstance(other, int | float) and not isinstance(other, bool) and not other)

    def _pair(self, other: object) -> tuple[float, float]:
        """Both as numbers of one unit."""
        magnitude = self.magnitude
        if not isinstance(other, Quantity):
            return (self.number if magnitude is None else magnitude), 0.0
        others = other.magnitude
        if magnitude is None and others is None:
            return self.number, other.number
        if not self.number or not other.number:  # nothing is nothing in every unit
            return (self.number if magnitude is None else magnitude), (other.number if others is None else others)
        if magnitude is None or others is None:
            message = f"{self.text} and {other.text} cannot be compared: one of them has no unit"
            raise Incomparable(message)
        return magnitude, others

    def _like(self, magnitude: float, other: object) -> Self:
        """A result in the base unit, or a bare number where both were bare."""
        is_known = self.magnitude is not None or (isinstance(other, Quantity) and other.magnitude is not None)
        return self.of(magnitude) if is_known else type(self)(plain(magnitude), magnitude)


def comparable(left: Quantity, right: Quantity) -> bool:
    """Whether the order of the two can be known."""
    try:
        left.__lt__(right)
    except Incomparable:
        return False
    return type(left) is type(right)


def plain(number: float) -> str:
    """A number as people write it: `30`, `0.5`, never `3e+01`."""
    return f"{number:.0f}" if float(number).is_integer() else f"{number:.6g}"
