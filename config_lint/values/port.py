"""A TCP or UDP port."""

import re

import msgspec

from config_lint.values.on_use import on_use

protocols = {
    20: "ftp-data", 21: "ftp", 22: "ssh", 23: "telnet", 25: "smtp", 53: "dns", 67: "dhcp", 69: "tftp", 80: "http", 88: "kerberos",
    110: "pop3", 111: "rpcbind", 123: "ntp", 143: "imap", 161: "snmp", 179: "bgp", 389: "ldap", 443: "https", 445: "smb",
    465: "smtps", 514: "syslog", 587: "submission", 636: "ldaps", 993: "imaps", 995: "pop3s", 1433: "sqlserver", 1521: "oracle",
    2049: "nfs", 2181: "zookeeper", 2375: "docker", 2376: "docker-tls", 2379: "etcd", 3306: "mysql", 3389: "rdp", 4222: "nats",
    4317: "otlp-grpc", 4318: "otlp-http", 5432: "postgresql", 5671: "amqps", 5672: "amqp", 6379: "redis", 6443: "kubernetes",
    8125: "statsd", 8200: "vault", 8500: "consul", 9042: "cassandra", 9092: "kafka", 9200: "elasticsearch", 11211: "memcached",
    27017: "mongodb",
}  # fmt: skip
"""Ports that programs take for granted.

https://www.iana.org/assignments/service-names-port-numbers/service-names-port-numbers.xhtml ; those above 1024 that IANA lists
under another name are the defaults in the program's own documentation.
"""

services = frozenset(protocols.values())
"""What some of those ports are called where one may be given by name."""

largest = 65535
first_unprivileged = 1024
_number = on_use(r"[+-]?\d+")
_form = on_use(r"(\d+)(?:/(tcp|udp|sctp))?", re.IGNORECASE)


class Port(msgspec.Struct, frozen=True, eq=False):
    """A port and the text it was written as; 0 means any. It compares with ports and with plain numbers."""

    text: str
    number: int
    transport: str = ""

    @property
    def protocol(self) -> str:
        """The protocol that is at home on this port; empty where there is none."""
        return protocols.get(self.number, "")

    @property
    def is_privileged(self) -> bool:
        """Whether a program needs privileges to listen here (https://man7.org/linux/man-pages/man7/ip.7.html)."""
        return 0 < self.number < first_unprivileged

    def __str__(self) -> str:
        return self.text

    def __hash__(self) -> int:
        return hash(self.number)

    def __int__(self) -> int:
        return self.number

    def __eq__(self, other: object) -> bool:
        return self.number == int(other) if isinstance(other, Port | int) else NotImplemented

    def __ne__(self, other: object) -> bool:
        return not self == other  # msgspec's own does not ask `__eq__`

    def __lt__(self, other: object) -> bool:
        return self.number < int(other) if isinstance(other, Port | int) else NotImplemented

    def __le__(self, other: object) -> bool:
        return self.number <= int(other) if isinstance(other, Port | int) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return self.number > int(other) if isinstance(other, Port | int) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return self.number >= int(other) if isinstance(other, Port | int) else NotImplemented


def parse(value: str | float) -> Port:
    """The port that is written: `8080`, `"8080"`, `8080/tcp`. Raises ValueError with the reason."""
    text = str(value).strip()
    match = _form.fullmatch(text)
    if not match:
        message = f"is not a port from 0 to {largest}" if _number.fullmatch(text) else "is not a port number"
        raise ValueError(message)
    return Port(text, checked(match[1]), (match[2] or "").lower())


def checked(digits: str) -> int:
    """The number of a port written in digits. Raises ValueError where there is no such port."""
    if len(digits) >= len("00065535") or int(digits) > largest:
        message = (
            f"has the port {digits}, which is not between 0 and {largest}"
            if len(digits) < len("00065535")
            else "has a port with too many digits"
        )
        raise ValueError(message)
    return int(digits)
