"""From a written value to a url, a connection or a host; what cannot be is a ValueError in words."""

import re
from functools import lru_cache

from config_lint.values import address, dsn, host, url
from config_lint.values.dsn import Dsn
from config_lint.values.engines import engine_of
from config_lint.values.on_use import on_use
from config_lint.values.secret import Secret
from config_lint.values.url import Url
from config_lint.values.words import words

Written = str | int | float | bool | Secret
"""What is written where something is written at all."""

URL_WORDS = frozenset(("address", "baseurl", "endpoint", "uri", "url"))
URL_PARTS = frozenset(("pattern", "prefix", "protocol", "protocols", "regex", "scheme", "schemes"))
"""Words of a key that speak of a URL, and of a part of one."""

_open = on_use(r"[{}<>*|^()\\]|%[^0-9A-Fa-f]|\$|(?:^|[.-])@[A-Z][A-Z0-9_]*@")
_other_scheme = on_use(r"(?!https?:)[A-Za-z][A-Za-z0-9+.-]*:(?!\d)", re.IGNORECASE)


def raw(value: Written) -> str:
    """The text of a value, a secret's included: to be measured, not to be shown."""
    return value.reveal() if isinstance(value, Secret) else str(value)


def is_open(text: str) -> bool:
    """Whether a program puts something into the host itself: `https://{tenant}.example.com`, `http://<host>`, `https://@HOST@`."""
    start = text.find("://") + len("://") if "://" in text else 0
    return _open.search(re.split(r"[/?#]", text[start:], maxsplit=1)[0]) is not None


def url_fault(value: str | Secret, name: str) -> str:
    """What is wrong with a value that is meant to be a URL, whatever its key means; empty for anything else.

    `name` is its key. Where that does not speak of a url, a lone scheme is none, and neither is a sentence that begins with a
    URL.
    """
    text = raw(value).strip()
    if not url.looks_like_url(text) or is_open(text) or "," in text or not URL_PARTS.isdisjoint(words(name)):
        return ""
    scheme = text.partition(":")[0].lower()
    if not scheme.startswith(("http", "ws")) and not engine_of(scheme):
        return ""
    if URL_WORDS.isdisjoint(words(name)[-2:]) and (text.endswith("://") or re.search(r"[\s;|]", text)):
        return ""
    try:
        url.parse(value)
    except ValueError as error:
        return str(error)
    return ""


def to_url(value: Written) -> Url | None:
    """An absolute URL.

    None for one whose host is known only to the program, for a path on the same site, for an app's own scheme, and for `false`.
    """
    if value is False:
        return None
    text = raw(value)
    if text.startswith("/") or is_open(text) or (_other_scheme.match(text) and "://" not in text):
        return None
    return url.parse(value if isinstance(value, Secret) else text)


def to_address(value: Written) -> Url | None:
    """As `to_url`, or a host without a scheme: `auth:8081`, `auth.example.com/v1`. Its `scheme` is then empty."""
    text = raw(value)
    if value.__class__ is str and url.is_simple(text):  # as most are
        return url.parse(text)
    if text.startswith("."):
        return None
    name = text.partition("/")[0]
    if isinstance(value, int | float) or not name or "@" in name or url.looks_like_url(text) or "://" in text or is_open(text):
        return to_url(value)
    if any(map(str.isspace, text)):
        message = "has a space in it"
        raise ValueError(message)
    name, slash, path = str(value).partition("/")  # of a secret, what may be shown
    found = address.parse(name)
    return Url(
        text=str(value),
        scheme="",
        username="",
        password=None,
        host=found.host,
        port=found.port,
        explicit_port=found.port,
        path=f"{slash}{path}",
        query="",
        fragment="",
        hosts=((found.host, found.port),),
    )


@lru_cache(maxsize=1 << 12)
def to_dsn(value: Written) -> Dsn | None:
    """A connection; None for a file, for a switch, and for a name that only the program understands."""
    text = raw(value).strip()
    if text.startswith(("/", ".", ":")) or is_open(text.rpartition("@")[2]):
        return None
    try:
        return dsn.parse(value if isinstance(value, Secret) else text)
    except ValueError:
        if url.looks_like_url(text) or re.search(r"[@\s]|:\d+/", text):
            raise
        return None


def to_host(value: Written) -> str:
    """The name or address of a machine in lower case, without a port; of several with commas, the first one.

    An address may have the length of its network behind it: `10.3.20.13/32`.
    """
    if value.__class__ is str and host.is_simple(value):
        return value
    text = raw(value).strip().partition(",")[0]
    machine, slash, length = text.partition("/")
    if slash and length.isdecimal() and host.is_ip(machine):
        text = machine
    if "://" in text and not is_open(text):
        return url.parse(text).host
    if text.startswith("/") or is_open(text):
        return text
    if host.is_ip(text):
        return host.normal(text)
    return address.parse(text).host or text
