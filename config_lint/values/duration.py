"""A length of time."""

import math
import re
from typing import Self

from config_lint.values.on_use import on_use
from config_lint.values.quantity import Quantity, plain

seconds_in = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0, "w": 604800.0, "y": 31536000.0}
"""Seconds in a unit. A year has 365 days, as in Prometheus: https://prometheus.io/docs/prometheus/latest/configuration/configuration/"""

spellings = {
    "ns": ("ns", "nano", "nanos", "nanosecond", "nanoseconds"),
    "us": ("us", "µs", "μs", "micro", "micros", "microsecond", "microseconds"),
    "ms": ("ms", "msec", "msecs", "milli", "millis", "millisecond", "milliseconds"),
    "s": ("s", "sec", "secs", "second", "seconds"),
    "m": ("m", "min", "mins", "minute", "minutes"),
    "h": ("h", "hr", "hrs", "hour", "hours"),
    "d": ("d", "day", "days"),
    "w": ("w", "wk", "wks", "week", "weeks"),
    "y": ("y", "yr", "yrs", "year", "years"),
}
"""How units are written. https://pkg.go.dev/time#ParseDuration and
https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.typesafe-configuration-properties.conversion.durations
"""

endless = frozenset({"never", "inf", "infinite", "infinity", "unlimited", "forever"})
"""Words for no limit."""

_units = {spelling: unit for unit, ways in spellings.items() for spelling in ways}
_bare = on_use(r"[+-]?\d[\d_]*(?:\.\d+)?|[+-]?\.\d+")
_piece = on_use(r"(\d[\d_]*(?:\.\d+)?|\.\d+)\s*([A-Za-zµμ]+)")
_pieces = on_use(r"([+-]?)((?:(?:\d[\d_]*(?:\.\d+)?|\.\d+)\s*[A-Za-zµμ]+[\s,]*)+)")
_iso = on_use(
    r"([+-]?)P(?=[\dT])(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?=\d)(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?",
    re.IGNORECASE,
)
_clock = on_use(r"([+-]?)(?:(\d+)\.)?(\d{1,2}):([0-5]\d):([0-5]\d(?:\.\d+)?)")


class Duration(Quantity, frozen=True, eq=False):
    """A length of time; `unit` is one of ns, us, ms, s, m, h, d, w, y, or empty where nobody says what the number counts.

    A duration of several pieces (`1h30m`, `PT1M30S`) counts in `s`.
    """

    @property
    def seconds(self) -> float | None:
        """Its seconds; None for a bare number."""
        return self.number * seconds_in[self.unit] if self.unit else None

    @property
    def magnitude(self) -> float | None:
        """Seconds: what durations are compared in."""
        return self.seconds

    @classmethod
    def of(cls, magnitude: float) -> Self:
        """The duration of this many seconds."""
        if 0 < abs(magnitude) < 1:
            return cls(f"{plain(magnitude * 1000)}ms", magnitude * 1000, "ms")
        return cls(f"{plain(magnitude)}s", magnitude, "s")


def parse(value: str | float, unit: str = "") -> Duration:
    """The duration that is written: `30`, `30s`, `30000ms`, `0.5m`, `1h30m`, `5 minutes`, `PT30S`, `P1D`, `00:00:30`, `never`.

    `unit` is what a bare number counts, as its key says it (`…_MS`, `…Seconds`); any spelling, empty where it does not say.
    Raises ValueError with the reason.

    Forms: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/time/Duration.html#parse(java.lang.CharSequence)
    and https://learn.microsoft.com/en-us/dotnet/standard/base-types/standard-timespan-format-strings (hours, minutes, seconds).
    """
    text = str(value).strip()
    if _bare.fullmatch(text):
        return Duration(text, float(text.replace("_", "")), unit_of(unit))
    if text.lower() in endless:
        return Duration(text, math.inf, "s")
    return _iso_duration(text) or _clock_duration(text) or _pieces_duration(text)


def unit_of(spelling: str) -> str:
    """The unit that a word means: `ms` for `milliseconds`; empty for an empty word. Raises ValueError for any other."""
    if not spelling:
        return ""
    found = _units.get(spelling) or _units.get(spelling.lower())
    if not found or spelling == "M":
        message = f"has the unknown unit {spelling} (known are ns, us, ms, s, m, h, d, w)"
        raise ValueError(message)
    return found


def _iso_duration(text: str) -> Duration | None:
    match = _iso.fullmatch(text)
    if not match:
        return None
    sign, *numbers = match.groups()
    seconds = sum(float(number or 0) * seconds_in[unit] for number, unit in zip(numbers, "wdhms", strict=True))
    return Duration(text, -seconds if sign == "-" else seconds, "s")


def _clock_duration(text: str) -> Duration | None:
    match = _clock.fullmatch(text)
    if not match:
        return None
    sign, *numbers = match.groups()
    seconds = sum(float(number or 0) * seconds_in[unit] for number, unit in zip(numbers, "dhms", strict=True))
    return Duration(text, -seconds if sign == "-" else seconds, "s")


def _pieces_duration(text: str) -> Duration:
    match = _pieces.fullmatch(text)
    if not match:
        message = "is not a duration such as 30s, 500ms, 1h30m or PT30S"
        raise ValueError(message)
    pieces = [(float(number.replace("_", "")), unit_of(unit)) for number, unit in _piece.findall(match[2])]
    sign = -1 if match[1] == "-" else 1
    if len(pieces) == 1:
        return Duration(text, sign * pieces[0][0], pieces[0][1])
    return Duration(text, sign * sum(number * seconds_in[unit] for number, unit in pieces), "s")
