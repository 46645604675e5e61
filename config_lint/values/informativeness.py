"""How much a value says: the more other values it might as well have been, the less likely two are equal by chance."""

import math
import re
from collections.abc import Callable
from functools import lru_cache

from config_lint.values import boolean, common_passwords, duration, engines, level, size
from config_lint.values.empty import Empty
from config_lint.values.host import is_ip, is_loopback
from config_lint.values.on_use import on_use
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.value import Value

LETTER, DIGIT, RANDOM = 1.5, math.log2(10), 4.0
"""Bits of a letter of a word, of a digit, and of a sign of what is no word.

Shannon found 0.6 to 1.3 bits in a letter of a long text, and more at the beginning of words: https://doi.org/10.1002/j.1538-7305.1951.tb01366.x
"""

HALF = 8.0
"""Bits of a value that says half of what can be said: there are some 250 like it."""

AMOUNT, ORDINAL = 5, 2
"""Digits of a number that may be an amount or a port, at most, and of one inside a name: nearly everybody has the same few."""

ADDRESS = 16.0
"""Bits of an IP address: half of it is often that of a network that everybody has."""

SHORTEST_RANDOM = 8
"""Signs of a part with letters and digits that is made by a program, at least; `v1` and `utf8` are words."""

COMMONPLACE = frozenset((
    *engines.default_ports, *engines.spellings, *boolean.words, *level.order, *level.aliases,
    *common_passwords.leaked, *common_passwords.shipped,
    "http", "https", "ws", "wss", "tcp", "udp", "www", "com", "org", "net", "api", "svc", "cluster", "internal",
    "null", "nil", "any", "auto", "default", "latest", "stable", "main", "master", "always", "never", "cron",
    "usr", "bin", "etc", "var", "opt", "tmp", "lib", "home", "app", "data", "config", "json", "yaml", "html", "utf",
    "eu", "us", "ap", "sa", "ca", "af", "north", "south", "east", "west", "central", "europe", "america", "asia", "utc",
))  # fmt: skip
"""Words that are the same everywhere in the world: products, protocols, regions, folders of every system, switches, levels."""

_part = on_use(r"[A-Za-z0-9]+")
_run = on_use(r"[A-Za-z]+|[0-9]+")
_number = on_use(r"[+-]?\d+(?:[._]\d+)*")
_port = on_use(r":\d{1,5}(?=[/?#,]|$)")


def informativeness(value: Value) -> float:
    """How much a value says, from 0 (`true`, `80`, `/`, blank) to nearly 1 (an account, a key, a long name).

    A secret says all there is to say, whatever its text is: how long it is must not be seen from here. Of what is kept
    elsewhere, its name speaks.
    """
    if value is None or isinstance(value, bool | Empty):
        return 0.0
    if isinstance(value, Secret):
        return 1.0 if value else 0.0
    return _of_text(value.name or value.text if isinstance(value, Reference) else str(value))


@lru_cache(maxsize=1 << 12)
def _of_text(text: str) -> float:
    return 1 - 2 ** (-_bits(text.strip()) / HALF)


def _bits(text: str) -> float:
    if is_ip(text):
        return 0.0 if is_loopback(text) else ADDRESS
    if _number.fullmatch(text):
        digits = re.sub(r"\D", "", text).lstrip("0")
        return 0.0 if len(digits) <= AMOUNT else len(digits.rstrip("0")) * DIGIT
    if _is_quantity(duration.parse, text) or _is_quantity(size.parse, text):
        return 0.0
    return sum(map(_part_bits, dict.fromkeys(_part.findall(_port.sub("", text)))))


def _part_bits(part: str) -> float:
    if part.lower() in COMMONPLACE:
        return 0.0
    if len(part) >= SHORTEST_RANDOM and not part.isalpha() and not part.isdigit():
        return len(part) * RANDOM
    return sum(map(_run_bits, _run.findall(part)))


def _run_bits(run: str) -> float:
    if run.isdigit():
        return len(run) * DIGIT if len(run) > ORDINAL else 0.0
    return 0.0 if run.lower() in COMMONPLACE else len(run) * LETTER


def _is_quantity(parse: Callable[[str], object], text: str) -> bool:
    if text[:1] not in "0123456789P":
        return False
    try:
        parse(text)
    except ValueError:
        return False
    return True
