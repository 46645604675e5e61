"""What a value says, however it is written: equal for values that mean the same."""

import json
import math
import re
from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Literal

from config_lint.values import boolean, duration, level, size, url
from config_lint.values.empty import Empty
from config_lint.values.on_use import on_use
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.secret_facts import parts
from config_lint.values.url import default_port
from config_lint.values.value import Value
from config_lint.values.words import words

Kind = Literal[
    "blank", "boolean", "cpu", "data", "duration", "level", "number", "ratio", "reference", "secret", "set", "size", "text", "url"
]
Meaning = tuple[Kind, Hashable]
"""What it was read as, and what that comes to."""

Reading = Literal["boolean", "cpu", "exact", "level", "ratio", "set", "size", ""]

READINGS: dict[Reading, frozenset[str]] = {
    # An issuer and a redirect uri are compared letter by letter: https://www.rfc-editor.org/rfc/rfc8414#section-3.3 and
    # https://www.rfc-editor.org/rfc/rfc9700#section-4.1.3
    "exact": frozenset(("aud", "audience", "audiences", "callback", "iss", "issuer", "issuers", "redirect")),
    # `100m` is a tenth of a processor: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-cpu
    "cpu": frozenset(("cpu", "cpus")),
    "ratio": frozenset(("fraction", "probability", "rate", "ratio", "sample", "sampler", "sampling")),
    "size": frozenset((
        "buffer", "bytes", "capacity", "disk", "heap", "limit", "mem", "memory", "size", "storage", "volume", "xms", "xmx",
    )),
    "set": frozenset((
        "addresses", "algorithms", "allowed", "brokers", "cidrs", "domains", "emails", "excludes", "extensions", "groups",
        "headers", "hosts", "includes", "ips", "methods", "namespaces", "nodes", "origins", "peers", "permissions", "ranges",
        "recipients", "regions", "roles", "scope", "scopes", "seeds", "servers", "subnets", "tags", "topics", "users", "zones",
    )),
}  # fmt: skip
"""Words of a key that say what its value is, where the value alone does not: `1m` is a minute, or a mebibyte."""

SWITCHES = frozenset(("debug", "enable", "enabled", "encrypt", "secure", "ssl", "structured", "tls"))
"""Last words of a key whose value says yes or no, in whatever words."""

_number = on_use(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{0,14}[1-9])?")
_quantity = on_use(r"[+-]?\.?\d|P[T\d]", re.IGNORECASE)
_percent = on_use(r"(\d+(?:\.\d+)?)\s*%")
_milli = on_use(r"\d+m")
_separators = on_use(r"[\s,;]+")
_exact_integers = 10**15


def meaning_of(value: Value, name: str = "", canonical: str = "") -> Meaning:
    """The meaning of a value under a key; `name` and `canonical` tell what a bare text may be.

    Equal meanings are values that a program takes for the same: `30s` and `30000ms`, `"8080"` and `8080`, `512Mi` and `0.5Gi`, a
    url with and without its default port. What has a unit never equals what has none.
    """
    if value is None or isinstance(value, Empty):
        return ("blank", "")
    if isinstance(value, bool):
        return ("boolean", value)
    if isinstance(value, Secret):
        return _secret(value, name, canonical)
    if isinstance(value, Reference):
        return ("reference", (value.kind, value.name or value.text))
    reading = reading_of(name, canonical)
    if isinstance(value, int | float):
        return _numeric(value, reading)
    return _text(value.strip(), reading)


@lru_cache(maxsize=1 << 14)
def reading_of(name: str, canonical: str = "") -> Reading:
    """How a text under that key is to be read; empty where its own form decides."""
    last = words(name.rpartition(".")[2].partition("[")[0]) or words(name)
    if canonical.endswith(("logging.level", "logging.console_level")):
        return "level"
    if SWITCHES.intersection(last[-1:]):
        return "boolean"
    for reading, known in READINGS.items():
        if not known.isdisjoint(last):
            return reading
    return "set" if canonical.endswith(("cors.origins", "scopes", "jwt.algorithm")) else ""


def _secret(value: Secret, name: str, canonical: str) -> Meaning:
    """A url with a password in it is a url; what is secret in it is compared letter by letter, and never shown."""
    if "://" in value.shown:
        found = _url(value, exact=reading_of(name, canonical) == "exact")
        if found is not None:
            return ("url", (found[1], parts(value)))
    return ("secret", value) if value else ("blank", "")


def _numeric(value: float, reading: Reading) -> Meaning:
    if math.isnan(value):  # which is not equal to itself
        return ("number", "nan")
    number = value if isinstance(value, int) and abs(value) >= _exact_integers else float(value)
    if reading == "boolean" and number in (0, 1):
        return ("boolean", number == 1)
    return (reading if reading in ("ratio", "cpu") else "number", number)


def _text(text: str, reading: Reading) -> Meaning:
    if not text:
        return ("blank", "")
    chosen = _by_reading.get(reading)
    found = chosen(text) if chosen else None
    if found is None:
        found = _by_form(text, reading)
    return found or ("text", text)


def _by_form(text: str, reading: Reading) -> Meaning | None:
    if _number.fullmatch(text):
        return _numeric(float(text), reading)
    if text.lower() in ("true", "false"):
        return ("boolean", text.lower() == "true")
    if "://" in text:
        return _url(text, exact=reading == "exact")
    if _quantity.match(text):
        return _length_of_time(text) or _amount(text) or _share(text)
    return _data(text) if text[0] in "[{" else None


def _length_of_time(text: str) -> Meaning | None:
    try:
        seconds = duration.parse(text).seconds
    except ValueError:
        return None
    return None if seconds is None else ("duration", round(seconds, 9))


def _amount(text: str) -> Meaning | None:
    """Bytes, kept apart by how their unit may be read: `512MB` and `512Mi` are alike to some programs only."""
    try:
        found = size.parse(text)
    except ValueError:
        return None
    return ("size", (found.unit in size.two_readings, found.bytes)) if found.unit else None


def _share(text: str) -> Meaning | None:
    found = _percent.fullmatch(text)
    return ("ratio", float(found[1]) / 100) if found else None


def _processors(text: str) -> Meaning | None:
    return ("cpu", int(text[:-1]) / 1000) if _milli.fullmatch(text) else None


def _switch(text: str) -> Meaning | None:
    known = boolean.words.get(text.lower())
    return None if known is None else ("boolean", known)


def _verbosity(text: str) -> Meaning | None:
    try:
        found = level.parse(text)
    except ValueError:
        return None
    return ("level", (found.low, found.high))


def _entries(text: str) -> Meaning | None:
    found = frozenset(_text(part, "") for part in _separators.split(text.strip("[]")) if part)
    return ("set", found) if len(found) > 1 else None


def _data(text: str) -> Meaning | None:
    try:
        return ("data", json.dumps(json.loads(text), sort_keys=True))
    except (ValueError, RecursionError):
        return None


def _url(value: str | Secret, *, exact: bool) -> Meaning | None:
    """A url taken apart. None where it is none, or where something in it is secret that the value does not own up to."""
    try:
        found = url.parse(value)
    except ValueError:
        return None
    if isinstance(value, str) and found.text != value:
        return None
    default = default_port(found.scheme)
    hosts = tuple((host, default if port is None else port) for host, port in found.hosts)
    path = found.path if exact else found.path.rstrip("/")
    return ("url", (found.scheme, found.username, hosts, path, found.query, found.fragment))


_by_reading: dict[Reading, Callable[[str], Meaning | None]] = {
    "boolean": _switch,
    "cpu": _processors,
    "level": _verbosity,
    "set": _entries,
    "size": _amount,
}
