"""The name or address of a machine."""

import re
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address

import msgspec

from config_lint.values.on_use import on_use

internal_suffixes = (
    ".local",  # multicast DNS, and many an office: https://www.rfc-editor.org/rfc/rfc6762
    ".internal",  # https://www.icann.org/en/board-activities-and-meetings/materials/approved-resolutions-special-meeting-of-the-icann-board-29-07-2024-en
    ".svc",  # https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
    ".consul",  # https://developer.hashicorp.com/consul/docs/discover/service/static
    ".home.arpa",  # https://www.rfc-editor.org/rfc/rfc8375
    ".intranet", ".corp", ".lan", ".private", ".localdomain",  # https://www.rfc-editor.org/rfc/rfc6762#appendix-G
)  # fmt: skip
"""Names that only resolve inside a network."""

_label = on_use(r"(?!-)[\w-]{1,63}(?<!-)")
_digits_and_dots = on_use(r"[\d.]+")
_longest = 253
_simple = on_use(r"[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?)*")


class Host(msgspec.Struct, frozen=True):
    """A host as written, and its `name` in lower case without brackets and without a final dot."""

    text: str
    name: str

    @property
    def is_ip(self) -> bool:
        """Whether it is an address and not a name."""
        return is_ip(self.name)

    @property
    def is_loopback(self) -> bool:
        """Whether it is the machine itself."""
        return is_loopback(self.name)

    @property
    def is_internal(self) -> bool:
        """Whether it is a name that only resolves inside a network."""
        return is_internal(self.name)

    @property
    def tokens(self) -> tuple[str, ...]:
        """The whole words of it."""
        return tokens(self.name)

    def __str__(self) -> str:
        return self.text


def is_simple(text: str) -> bool:
    """Whether the text is a name in small letters, as most hosts are: then it is a host, and normal."""
    return len(text) <= _longest and _simple.fullmatch(text) is not None


def parse(text: str) -> Host:
    """The host that is written. Raises ValueError with the reason, which does not repeat the text."""
    reason = fault(text)
    if reason:
        raise ValueError(reason)
    return Host(text, normal(text))


def normal(text: str) -> str:
    """How a host is compared: in lower case, without brackets, without a final dot."""
    return text.strip("[]").removesuffix(".").lower()


def qualified(text: str) -> str:
    """The name, in lower case, if the text is a host with a domain (`db.example.com`); empty for any other text."""
    name = normal(text)
    return name if "." in name and name.rpartition(".")[2].isalpha() and not fault(name) else ""


def fault(text: str) -> str:
    """What is wrong with a host, as the end of a sentence; empty where nothing is.

    https://www.rfc-editor.org/rfc/rfc1123#section-2.1 ; underscores are allowed, since container names have them, and so are
    letters of any script (they are encoded on the way) and a `*` as the first label.
    """
    if not text:
        return "has no host"
    if text.startswith("[") or text.endswith("]") or ":" in text:
        return (
            ""
            if text[:1] == "[" and text[-1:] == "]" and is_ip(text[1:-1])
            else "has a host that is not a valid IPv6 address in brackets"
        )
    name = text.removesuffix(".")
    if _digits_and_dots.fullmatch(name) and "." in name:
        return "" if is_ip(name) else "has a host that is not a valid IPv4 address"
    if len(name) > _longest:
        return f"has a host longer than {_longest} characters"
    labels = name.removeprefix("*.").split(".")
    if not all(labels):
        return "has a host with two dots in a row, or one at its beginning"
    return "" if all(map(_label.fullmatch, labels)) else "has a host with characters that no host name has"


@lru_cache(maxsize=1 << 17)
def _address(name: str) -> IPv4Address | IPv6Address | None:
    if not name or not (name[0].isdigit() or ":" in name):
        return None
    try:
        return ip_address(name)
    except ValueError:
        return None


def is_ip(name: str) -> bool:
    """Whether it is an IPv4 or IPv6 address, the latter without brackets."""
    return _address(name) is not None


def is_unspecified(name: str) -> bool:
    """Whether it is the address by which something listens on all of its machine's: 0.0.0.0 or ::."""
    address = _address(name)
    return address is not None and address.is_unspecified


@lru_cache(maxsize=1 << 17)
def is_loopback(name: str) -> bool:
    """Whether something that connects there stays on its own machine: localhost, 127.0.0.0/8, ::1, and the unspecified address.

    Connecting to 0.0.0.0 reaches the machine itself: https://www.rfc-editor.org/rfc/rfc1122#section-3.2.1.3 . `*.localhost` is
    the same by https://www.rfc-editor.org/rfc/rfc6761#section-6.3 ; `host.docker.internal` is another machine.
    """
    address = _address(name)
    if address is None:
        return name in {"localhost", "localhost.localdomain", "ip6-localhost"} or name.endswith(".localhost")
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    address = mapped or address
    return address.is_loopback or address.is_unspecified


@lru_cache(maxsize=1 << 17)
def is_internal(name: str) -> bool:
    """Whether it is a name that only resolves inside a network: without a dot, or under one of `internal_suffixes`."""
    if is_ip(name) or is_loopback(name):
        return False
    return "." not in name or name.endswith(internal_suffixes)


@lru_cache(maxsize=1 << 17)
def tokens(name: str) -> tuple[str, ...]:
    """The whole words of a host, in lower case: `auth-stg.prod.example.com` is auth, stg, prod, example, com."""
    return tuple(word for word in re.split(r"[^a-z0-9]+", name.lower()) if word)
