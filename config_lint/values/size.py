"""An amount of memory or storage."""

from typing import Self

from config_lint.values.on_use import on_use
from config_lint.values.quantity import Incomparable, Quantity, plain
from config_lint.values.spelling import suggestion

_powers = {"k": 1, "m": 2, "g": 3, "t": 4, "p": 5, "e": 6}

bytes_in = {
    "B": 1,
    **{f"{letter.upper()}i": 1024**power for letter, power in _powers.items()},
    **{letter: 1024**power for letter, power in _powers.items() if letter != "k"},
    **{letter.upper(): 1000**power for letter, power in _powers.items()},
    **{f"{letter.upper()}B": 1000**power for letter, power in _powers.items()},
}
"""Bytes in a unit: `Mi` is 1024² to everybody, and so is `m` to Docker and the JVM, which have it; the rest has two readings."""

two_readings = frozenset(letter.upper() + end for letter in _powers for end in ("", "B"))
"""`M` and `MB` are 1000² by the standard and in Kubernetes, and 1024² in Docker, Spring, PostgreSQL and the JVM.

They are counted as 1000², and compare with other units only where both readings agree.
https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
https://docs.docker.com/reference/compose-file/extension/#specifying-byte-values
https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/util/unit/DataSize.html
https://www.postgresql.org/docs/current/config-setting.html#CONFIG-SETTING-NAMES-VALUES
"""

_form = on_use(r"([+-]?(?:\d[\d_]*(?:\.\d+)?|\.\d+))\s*([A-Za-z]*)")


class Size(Quantity, frozen=True, eq=False):
    """A number of bytes; `unit` is one of `bytes_in`, or empty for a bare number."""

    @property
    def bytes(self) -> float | None:
        """Its bytes; None for a bare number. `MB` counts 1000²."""
        return self.number * bytes_in[self.unit] if self.unit else None

    @property
    def magnitude(self) -> float | None:
        """Bytes: what sizes are compared in."""
        return self.bytes

    @classmethod
    def of(cls, magnitude: float) -> Self:
        """The size of this many bytes."""
        return cls(f"{plain(magnitude)}B", magnitude, "B")

    def _pair(self, other: object) -> tuple[float, float]:
        left, right = super()._pair(other)
        if isinstance(other, Size) and (self.unit in two_readings) != (other.unit in two_readings):
            binary = left * _growth(self.unit), right * _growth(other.unit)
            if (left < right, left > right) != (binary[0] < binary[1], binary[0] > binary[1]):
                message = f"{self.text} and {other.text} cannot be compared: it depends on whether MB is 1000 or 1024 squared"
                raise Incomparable(message)
        return left, right


def parse(value: str | float) -> Size:
    """The size that is written: `512Mi`, `512MB`, `1g`, `1.5 GiB`, `1048576`. Raises ValueError with the reason."""
    text = str(value).strip()
    match = _form.fullmatch(text)
    if not match:
        message = "is not a size such as 512Mi, 512MB or 1g"
        raise ValueError(message)
    return Size(text, float(match[1].replace("_", "")), _unit(match[2]))


def _unit(spelling: str) -> str:
    if not spelling or spelling in bytes_in:
        return spelling
    if spelling == "k":
        return "K"
    if spelling.lower() in {"b", "byte", "bytes"}:
        return "B"
    if spelling.lower().endswith("ib") and f"{spelling[0].upper()}i" in bytes_in and len(spelling) == len("MiB"):
        return f"{spelling[0].upper()}i"
    if len(spelling) == len("MB") and spelling[1] in "bB" and spelling[0].lower() in _powers:
        return f"{spelling[0].upper()}B"
    half = len(spelling) // 2
    if spelling[:half] == spelling[half:]:
        message = f"has its unit {spelling[:half]} twice"
        raise ValueError(message)
    message = f"has the unknown unit {spelling}{suggestion(spelling, bytes_in)}"
    raise ValueError(message)


def _growth(unit: str) -> float:
    """How much larger a unit of two readings is in powers of 1024."""
    return (1024 / 1000) ** _powers[unit[0].lower()] if unit in two_readings else 1.0
