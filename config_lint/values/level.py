"""How much a program logs."""

import re

import msgspec

from config_lint.values.on_use import on_use
from config_lint.values.quantity import Incomparable
from config_lint.values.spelling import suggestion

order = ("all", "trace", "debug", "verbose", "info", "notice", "warning", "error", "critical", "alert", "emergency", "off")
"""Canonical names, from the noisiest to the quietest."""

aliases = {
    # https://docs.python.org/3/library/logging.html#logging-levels
    "notset": "all", "warn": "warning", "fatal": "critical",
    # https://learn.microsoft.com/en-us/dotnet/core/extensions/logging#log-level
    "information": "info", "informational": "info", "none": "off",
    # https://docs.oracle.com/en/java/javase/21/docs/api/java.logging/java/util/logging/Level.html
    "severe": "error", "config": "verbose", "fine": "debug", "finer": "trace", "finest": "trace",
    # https://www.rfc-editor.org/rfc/rfc5424#section-6.2.1
    "emerg": "emergency", "crit": "critical", "err": "error",
    # https://github.com/winstonjs/winston#logging-levels and https://github.com/pinojs/pino/blob/main/docs/api.md#loggerlevels-object
    "silly": "trace", "http": "verbose", "silent": "off",
    # https://pkg.go.dev/go.uber.org/zap/zapcore#Level
    "dpanic": "critical", "panic": "critical",
    # https://loguru.readthedocs.io/en/stable/api/logger.html#levels
    "success": "notice",
    # https://www.postgresql.org/docs/current/runtime-config-logging.html#RUNTIME-CONFIG-SEVERITY-LEVELS
    "debug1": "debug", "debug2": "debug", "debug3": "debug", "debug4": "debug", "debug5": "trace", "log": "notice",
}  # fmt: skip
"""Other words for the same, by the programs that use them."""

uncertain = {
    "verbose": ("trace", "verbose"),  # the lowest in Serilog, between debug and info in winston
    "10": ("trace", "debug"),
    "20": ("debug", "info"),
    "30": ("info", "warning"),
    "40": ("warning", "error"),
    "50": ("error", "critical"),
    "60": ("critical", "critical"),
}
"""What means one level to some programs and another to others: numbers are a step apart in pino and in Python's `logging`."""

_number = on_use(r"-?\d{1,3}")
"""Any other number is a level to some program, and may be any: 0 is everything in .NET (https://learn.microsoft.com/en-us/dotnet/core/extensions/logging#log-level),
info in zap (https://pkg.go.dev/go.uber.org/zap/zapcore#Level), emergency in syslog (https://www.rfc-editor.org/rfc/rfc5424#section-6.2.1)."""


_directives = on_use(r"[^\s,=]+(?:=\w+)?(?:\s*,\s*[^\s,=]+(?:=\w+)?)+|[^\s,=]+=\w+")


class Level(msgspec.Struct, frozen=True, eq=False):
    """A log level: its canonical `name`, and the lowest and the highest place in `order` that it may mean.

    It is the greater the less is logged: `debug < info < off`. It compares with levels and with their names; where it depends
    on the program which one is greater, an order raises `Incomparable`.
    """

    text: str
    name: str
    low: int
    high: int

    def __str__(self) -> str:
        return self.text

    def __hash__(self) -> int:
        return hash((self.low, self.high))

    def __eq__(self, other: object) -> bool:
        found = _other(other)
        return (self.low, self.high) == (found.low, found.high) if found else NotImplemented

    def __ne__(self, other: object) -> bool:
        return not self == other  # msgspec's own does not ask `__eq__`

    def __lt__(self, other: object) -> bool:
        found = _other(other)
        return _is_below(self, found) if found else NotImplemented

    def __gt__(self, other: object) -> bool:
        found = _other(other)
        return _is_below(found, self) if found else NotImplemented

    def __le__(self, other: object) -> bool:
        found = _other(other)
        return not _is_below(found, self) if found else NotImplemented

    def __ge__(self, other: object) -> bool:
        found = _other(other)
        return not _is_below(self, found) if found else NotImplemented


def parse(value: str | float) -> Level:
    """The level that is written: `info`, `WARN`, `Information`, `30`, `info,hyper=warn`. Raises ValueError with the reason.

    Of a list of directives (https://docs.rs/env_logger/latest/env_logger/#enabling-logging) it is the level of everything that no
    directive names: `error` where none says.
    """
    text = str(value).strip()
    word = text.lower().removeprefix("loglevel.").removeprefix("logging.").removeprefix("level.")
    if _directives.fullmatch(word):
        word = next((directive for directive in re.split(r"\s*,\s*", word) if _is_level(directive)), "error")
    if word in uncertain:
        low, high = (order.index(name) for name in uncertain[word])
        return Level(text, order[low] if low == high else word, low, high)
    if _number.fullmatch(word):
        return Level(text, word, 0, len(order) - 1)
    name = aliases.get(word, word)
    if name not in order:
        message = f"is not a log level such as info or warning{suggestion(word, (*order, *aliases))}"
        raise ValueError(message)
    return Level(text, name, order.index(name), order.index(name))


def _is_level(word: str) -> bool:
    return word in order or word in aliases


def _other(other: object) -> Level | None:
    if isinstance(other, Level):
        return other
    return parse(other) if isinstance(other, str) and (_is_level(other) or other in uncertain) else None


def _is_below(left: Level, right: Level) -> bool:
    if left.high < right.low:
        return True
    if left.low >= right.high or (left.low, left.high) == (right.low, right.high):
        return False
    message = f"{left.text} and {right.text} cannot be compared: it depends on the program which of them logs more"
    raise Incomparable(message)
