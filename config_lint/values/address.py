"""A host and a port without a scheme: `kafka-1:9092`."""

import msgspec

from config_lint.values import host as hosts
from config_lint.values.port import checked


class Address(msgspec.Struct, frozen=True):
    """A host and a port as written.

    `host` is in lower case, without brackets, and empty where every interface is meant; `port` is None where none is written.
    """

    text: str
    host: str
    port: int | None

    def __str__(self) -> str:
        return self.text


def parse(text: str) -> Address:
    """The address that is written: `kafka:9092`, `10.0.0.1`, `[::1]:80`, `:8080`, `*:8080`.

    Raises ValueError with the reason, which does not repeat the host.
    """
    name, port = split(text)
    if name in {"", "*"} and port is not None:
        return Address(text, "", port)
    reason = hosts.fault(name)
    if reason:
        raise ValueError(reason)
    return Address(text, hosts.normal(name), port)


def parse_list(text: str) -> tuple[Address, ...]:
    """The addresses of a list with commas: `a:9092,b:9092`. Raises ValueError with the reason."""
    return tuple(parse(part.strip()) for part in text.split(","))


def split(text: str) -> tuple[str, int | None]:
    """Host and port apart, the host as written. Raises ValueError where the brackets or the port are wrong."""
    if text.count("[") != text.count("]"):
        message = "has unbalanced brackets"
        raise ValueError(message)
    name, colon, digits = text.rpartition(":")
    if not colon or digits.endswith("]"):
        return text, None
    if ":" in name and not name.endswith("]"):
        message = "has more than one colon: an IPv6 address needs brackets, and a port stands once"
        raise ValueError(message)
    if not digits:
        message = "has a colon after the host and no port"
        raise ValueError(message)
    if not (digits.isascii() and digits.isdigit()):
        message = "has a port that is not a number"
        raise ValueError(message)
    return name, checked(digits)
