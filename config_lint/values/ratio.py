"""A part of a whole."""

from typing import Self

from config_lint.values.on_use import on_use
from config_lint.values.quantity import Quantity, plain

_form = on_use(r"([+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)\s*(%|percent|pct)?")


class Ratio(Quantity, frozen=True, eq=False):
    """A share, 1 being the whole; `unit` is `%` or empty. `50%` and `0.5` are equal; a bare `50` is fifty times the whole."""

    @property
    def value(self) -> float:
        """The share as a number: 0.5 for a half."""
        return self.number / 100 if self.unit else self.number

    @property
    def magnitude(self) -> float:
        """The share as a number: what ratios are compared in."""
        return self.value

    @property
    def is_share(self) -> bool:
        """Whether it lies between nothing and the whole."""
        return 0 <= self.value <= 1

    @classmethod
    def of(cls, magnitude: float) -> Self:
        """The ratio of this size."""
        return cls(plain(magnitude), magnitude)

    def _is_alike(self, other: object) -> bool:
        return type(other) is type(self) or (isinstance(other, int | float) and not isinstance(other, bool))

    def _pair(self, other: object) -> tuple[float, float]:
        return self.value, other.value if isinstance(other, Ratio) else float(other) if isinstance(other, int | float) else 0.0


def parse(value: str | float) -> Ratio:
    """The ratio that is written: `0.5`, `50%`, `50 percent`, `1`. Raises ValueError with the reason."""
    text = str(value).strip()
    match = _form.fullmatch(text)
    if not match:
        message = "is not a ratio such as 0.5 or 50%"
        raise ValueError(message)
    return Ratio(text, float(match[1]), "%" if match[2] else "")
