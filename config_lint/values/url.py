"""A URL, taken apart; its password and other secrets in it are not shown."""

import re
from functools import lru_cache
from typing import NamedTuple, NoReturn
from urllib.parse import unquote, urlsplit

import msgspec

from config_lint.values import address
from config_lint.values import host as hosts
from config_lint.values.engines import port_of
from config_lint.values.holes import hidden
from config_lint.values.on_use import on_use
from config_lint.values.port import checked
from config_lint.values.redaction import cut
from config_lint.values.secret import Secret
from config_lint.values.spelling import did_you_mean
from config_lint.values.userinfo import password_of

ports = {
    "http": 80, "https": 443, "ws": 80, "wss": 443, "ftp": 21, "ftps": 990, "sftp": 22, "ssh": 22, "smtp": 25, "smtps": 465,
    "ldap": 389, "ldaps": 636, "grpcs": 443,
}  # fmt: skip
"""Default ports: https://www.iana.org/assignments/service-names-port-numbers/service-names-port-numbers.xhtml ; those of
databases and the like are in `engines`."""

_single = frozenset({"http", "https", "ws", "wss", "ftp", "ftps", "sftp", "ssh", "grpc", "grpcs"})
"""Schemes whose URLs name exactly one host."""

_scheme = on_use(r"(?:(?:jdbc|r2dbcs?)(?::[\w-]+)*:)?[A-Za-z][A-Za-z0-9+.-]*://", re.IGNORECASE)
_again = on_use(r"(?:https?|wss?)(?::/|//)|[A-Za-z][A-Za-z0-9+.-]*://", re.IGNORECASE)
_meant = on_use(rf"{_scheme.pattern}|https?(?::/(?!/)|;?//|:\\\\|:[A-Za-z0-9-]+(?:\.|:[\d/]|/))", re.IGNORECASE)
_simple = on_use(
    r"(https?|wss?)://([a-z](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?)*)"
    r"(?::([1-9][0-9]{0,4}))?((?:/[a-z0-9._-]+)*/?)"
)
"""Most URLs of a configuration: a name in small letters, perhaps a port and a path, and nothing else."""

LONGEST_SIMPLE = 200
"""Characters; a host may have 253."""

_control = on_use(r"[\x00-\x20\x7f\u00a0\u2028\u2029]")


class Url(msgspec.Struct, frozen=True):
    """A URL as written (`text`, with what is secret cut out) and its parts.

    `scheme` is in lower case, `jdbc:` and the like included. `host` is in lower case, without brackets, the first one of a
    list, and empty where there is none; `port` is the explicit one or the scheme's default. `hosts` are all of them with their
    explicit ports.
    """

    text: str
    scheme: str
    username: str
    password: Secret | None
    host: str
    port: int | None
    explicit_port: int | None
    path: str
    query: str
    fragment: str
    hosts: tuple[tuple[str, int | None], ...]

    def __str__(self) -> str:
        return self.text

    @property
    def is_ip(self) -> bool:
        """Whether the host is an address and not a name."""
        return hosts.is_ip(self.host)

    @property
    def is_loopback(self) -> bool:
        """Whether it points at the machine that uses it."""
        return hosts.is_loopback(self.host)

    @property
    def is_internal(self) -> bool:
        """Whether the host is a name that only resolves inside a network."""
        return bool(self.host) and hosts.is_internal(self.host)

    @property
    def origin(self) -> str:
        """Scheme, host and port, the port only where it is not the default (https://www.rfc-editor.org/rfc/rfc6454#section-6.2)."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.explicit_port in {None, default_port(self.scheme)} else f":{self.explicit_port}"
        return f"{self.scheme}://{name}{port}"

    @property
    def tokens(self) -> tuple[str, ...]:
        """The whole words of the host."""
        return hosts.tokens(self.host)


def looks_like_url(text: str) -> bool:
    """Whether the text is meant to be a URL, well written or not: it begins with a scheme and slashes, or with `http`."""
    return _meant.match(text.lstrip()) is not None


def is_simple(text: str) -> bool:
    """Whether the text is a URL of nothing but a name in small letters, and perhaps a port and a path."""
    return len(text) <= LONGEST_SIMPLE and _simple.fullmatch(text) is not None


def default_port(scheme: str) -> int | None:
    """The port of a scheme; None where it has none."""
    return ports.get(scheme) or port_of(scheme)


@lru_cache(maxsize=1 << 17)
def parse(value: str | Secret) -> Url:
    """The URL that is written. Answers are kept, since binding and several rules ask for the same ones.

    A line break at its end is that of a block in YAML (`>`), and no part of it.

    Raises ValueError with the reason, in which no part of the URL but its scheme and port occurs.
    """
    value = value.removesuffix("\n") if isinstance(value, str) else value
    if isinstance(value, str) and (simple := _simple.fullmatch(value)) and len(value) <= LONGEST_SIMPLE and cut(value) == value:
        return _of_parts(simple)
    return any_url(value)


def _of_parts(simple: re.Match[str]) -> Url:
    """The URL that is simple enough to be taken apart by one expression."""
    scheme, name, digits, path = simple.groups("")
    explicit = checked(digits) if digits else None
    port = ports[scheme] if explicit is None else explicit
    return Url(simple[0], scheme, "", None, name, port, explicit, path, "", "", ((name, explicit),))


def any_url(value: str | Secret) -> Url:
    """As `parse`, whatever the URL is like."""
    raw = (value.reveal() if isinstance(value, Secret) else value).removesuffix("\n")
    if not raw:
        _reject("is empty")
    if _control.search(raw):
        _reject("has a line break in it" if "\n" in raw or "\r" in raw else "has a space in it")
    start = _scheme.match(raw)
    if not start:
        _reject(_why_no_scheme(raw))
    scheme = start[0][: -len("://")].lower()
    rest = raw[start.end() :]
    if _again.match(rest):
        _reject("has its scheme twice")
    if "\\" in rest and scheme in _single:
        _reject("has a backslash in it")
    meant = did_you_mean(scheme, ("http", "https"), closeness=0.8) if scheme not in ports and not port_of(scheme) else ""
    if meant:
        _reject(f"has the unknown scheme {scheme}; did you mean {meant}?")
    return _taken_apart(value, raw, scheme, rest)


class _Safe(NamedTuple):
    """What follows the scheme, with secrets cut out, and the password."""

    text: str
    rest: str
    password: Secret | None


def _safe(value: str | Secret, raw: str, scheme: str, rest: str) -> _Safe:
    span = password_of(rest)
    password = None
    if span:
        written = rest[span[0] : span[1]]
        password = Secret(unquote(written), hidden(written))
        rest = f"{rest[: span[0]]}{password.shown}{rest[span[1] :]}"
    shown = cut(f"{raw[: len(scheme) + len('://')]}{rest}")
    rest = shown[len(scheme) + len("://") :]
    if isinstance(value, Secret) and shown == raw:
        shown = value.shown.removesuffix("\n")
    return _Safe(shown, rest, password)


def _taken_apart(value: str | Secret, raw: str, scheme: str, rest: str) -> Url:
    safe = _safe(value, raw, scheme, rest)
    authority = re.split(r"[/?#]", safe.rest, maxsplit=1)[0]
    if authority.count("[") != authority.count("]"):
        _reject("has unbalanced brackets")
    try:
        parts = urlsplit(f"{scheme.rpartition(':')[2]}://{safe.rest}")
    except ValueError:
        _reject("has a host that is neither a name nor an address")
    userinfo, _, targets = parts.netloc.rpartition("@")
    found = _hosts(scheme, targets)
    name, explicit = found[0]
    return Url(
        text=safe.text,
        scheme=scheme,
        username=unquote(userinfo.partition(":")[0]),
        password=safe.password,
        host=name,
        port=default_port(scheme) if explicit is None else explicit,
        explicit_port=explicit,
        path=parts.path,
        query=parts.query,
        fragment=parts.fragment,
        hosts=found if name else (),
    )


def _hosts(scheme: str, targets: str) -> tuple[tuple[str, int | None], ...]:
    if not targets:
        if scheme in _single:
            _reject("has no host")
        return (("", None),)
    if scheme in _single and "," in targets:
        _reject("has more than one host")
    return tuple(_host(scheme, target) for target in targets.split(","))


def _host(scheme: str, target: str) -> tuple[str, int | None]:
    name, port = address.split(target)
    if name[:3].lower() == "%2f":  # the folder of a socket: https://www.postgresql.org/docs/current/libpq-connect.html
        return unquote(name), port
    reason = hosts.fault(name) if name or scheme in _single else ""
    if reason:
        _reject(reason)
    return hosts.normal(name), port


def _why_no_scheme(raw: str) -> str:
    text = raw.lower()
    if re.match(r"https?:/?https?:/", text):
        return "has its scheme twice"
    if re.match(r"https?:\\", text):
        return "has backslashes where slashes belong"
    if re.match(r"https?:/[^/]", text):
        return "has one slash after its scheme instead of two"
    if re.match(r"https?:", text):
        return "has no slashes after its scheme"
    if re.match(r"https?;?//", text):
        return "has no colon after its scheme"
    return "has no scheme such as https://"


def _reject(reason: str) -> NoReturn:
    raise ValueError(reason)


def host_in(text: str) -> str:
    """The host of a text that is a url or a host with a domain; empty for any other."""
    try:
        return parse(text).host if "://" in text else hosts.qualified(text)
    except ValueError:
        return ""
