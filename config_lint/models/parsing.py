"""From a written value to what a field of the service model holds; what cannot be is a ValueError in words."""

import re

from config_lint.models.addresses import Written, raw
from config_lint.values import boolean, duration, level, port, ratio, spelling, sslmode
from config_lint.values.boolean import Boolean
from config_lint.values.duration import Duration
from config_lint.values.level import Level
from config_lint.values.on_use import on_use
from config_lint.values.port import Port
from config_lint.values.ratio import Ratio
from config_lint.values.secret import Secret

ALGORITHMS = frozenset(
    (
        *("HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
        *("ES256", "ES256K", "ES384", "ES512", "EdDSA", "Ed25519", "Ed448", "none"),
    )
)
"""https://www.iana.org/assignments/jose/jose.xhtml#web-signature-encryption-algorithms"""

FORMATS = frozenset(("console", "json", "logfmt", "logstash", "plain", "pretty", "structured", "text"))
"""What log formats are called most often; a program may know others."""

STRATEGIES = frozenset(("full", "equal", "decorrelated", "none"))
"""Kinds of jitter: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/"""

UNLIMITED = frozenset(("unlimited", "infinite", "none", "auto", "max"))

_count = on_use(r"[+-]?\d[\d_]*(?:\.0+)?")
_pattern = on_use(r"[%{}$\s]")
_link = on_use(r"(?:tcp|udp)://", re.IGNORECASE)


def to_text(value: Written) -> str | Secret:
    """The text as written."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, Secret) else str(value)


def to_port(value: Written) -> Port | None:
    """A port; None for the name of one, and for what Docker and Kubernetes put into variables named `X_PORT`.

    `http` is what a system looks up, or what a Kubernetes Service calls a port of its own; such a variable is `tcp://10.0.0.1:5432`.
    https://man7.org/linux/man-pages/man3/getaddrinfo.3.html,
    https://kubernetes.io/docs/tutorials/services/connect-applications-service/#environment-variables
    """
    text = raw(value)
    return None if _link.match(text) or text.strip().lower() in port.services else port.parse(text)


def is_number(value: Written) -> bool:
    """Whether a whole number is written."""
    return _count.fullmatch(raw(value).strip()) is not None


def to_port_or_name(value: Written) -> Port | None:
    """A port; None for a name of one, as probes may give it."""
    text = raw(value)
    return None if re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", text) else to_port(text)


def to_boolean(value: Written) -> Boolean:
    """Yes or no."""
    return boolean.parse(raw(value))


def to_switch(value: Written) -> Boolean | None:
    """As `to_boolean`; None for a list of modules, which is what `DEBUG` is to Node (https://www.npmjs.com/package/debug)."""
    text = raw(value)
    return None if re.search(r"[:*,]", text) else boolean.parse(text)


def to_encryption(value: Written) -> Boolean:
    """Whether a connection is encrypted, where a mode may be written in place of yes or no."""
    text = raw(value).strip()
    try:
        return boolean.parse(text)
    except ValueError:
        if text.startswith("{"):
            return Boolean(text, value=True)
        return Boolean(text, value=to_sslmode(text) not in ("disable", "allow", "prefer"))


def to_count(value: Written) -> int | None:
    """A whole number; None for no limit."""
    text = raw(value).strip()
    if isinstance(value, bool) or not _count.fullmatch(text):
        if text.lower() in UNLIMITED:
            return None
        message = "is not a whole number"
        raise ValueError(message)
    return int(float(text.replace("_", "")))


def to_duration(value: Written) -> Duration:
    """A length of time."""
    # pydantic takes ValueError for a fault of the value, and `true` is no number here
    return duration.parse("true" if value is True else "false" if value is False else raw(value))


def to_ratio(value: Written) -> Ratio:
    """A part of a whole."""
    return ratio.parse(raw(value))


def to_share(value: Written) -> Ratio | None:
    """A part of a whole, or whether there is any; None for the arguments of a sampler that takes none (`endpoint=…`)."""
    text = raw(value).strip()
    if "=" in text:
        return None
    if text.lower() in ("true", "false"):
        return ratio.parse("1" if text.lower() == "true" else "0")
    return ratio.parse(text)


def to_jitter(value: Written) -> Ratio | None:
    """A part of a whole, or whether there is any; None for the name of a strategy."""
    text = raw(value).strip()
    if text.lower() in STRATEGIES:
        return None
    if text.lower() in ("true", "false"):
        return ratio.parse("1" if text.lower() == "true" else "0")
    try:
        return ratio.parse(text)
    except ValueError:
        duration.parse(text)
        return None


def to_sslmode(value: Written) -> str:
    """One of libpq's words, whatever the driver's own is."""
    text = raw(value).strip().lower()
    found = sslmode.sslmode_of("", (("sslmode", text),)) or sslmode.sslmode_of("", (("ssl", text),))
    if found:
        return found
    if text in ("no-verify", "no_verify"):
        # https://node-postgres.com/features/ssl
        return "require"
    message = f"is not a mode such as {', '.join(sslmode.modes)}{spelling.suggestion(text, sslmode.modes)}"
    raise ValueError(message)


def to_level(value: Written) -> Level:
    """A log level."""
    return level.parse(raw(value))


def to_log_format(value: Written) -> str:
    """The name of a log format, or a pattern; close to a known name and not one of them is a misspelling."""
    text = raw(value).strip()
    meant = "" if text.lower() in FORMATS or _pattern.search(text) else spelling.did_you_mean(text, FORMATS, closeness=0.75)
    if meant:
        message = f"is not a log format; did you mean {meant}?"
        raise ValueError(message)
    return text


def to_algorithm(value: Written) -> str:
    """The algorithms of a token, as written: one, or several with commas."""
    text = raw(value).strip()
    for name in re.split(r"[\s,]+", text.strip("[]")):
        bare = name.strip("\"'")
        if bare and bare not in ALGORITHMS:
            message = f"is not an algorithm for tokens such as HS256 or RS256{spelling.suggestion(bare, ALGORITHMS)}"
            raise ValueError(message)
    return text
