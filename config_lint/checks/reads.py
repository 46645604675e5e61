"""The fields of the service model that are read by all who look at the fleet in one way."""

from collections.abc import Iterable

from config_lint.domain.fields import MEMBERS

CALLS = frozenset(("dependency.url", "dependency.host", "dependency.port", "server.port", "server.public_url"))
"""By what services call each other."""

STORES = frozenset(f"{kind}.{field}" for kind in ("database", "cache", "queue") for field in ("url", "host", "port", "name"))
"""Where they keep data."""

TARGETS = frozenset(
    ("*.url", "*.host", "*.endpoint", "*.public_url", "*.jwks_url", "*.redirect_uri", "*.issuer", "*.name"),
)
"""What settings point at: `targets.py`, without the port of a host."""

PORTS = frozenset(("*.port",))
"""The port of a host, and a service's own."""


def members_of(sections: Iterable[str], fields: Iterable[str]) -> frozenset[str]:
    """Some fields of databases, caches or queues."""
    return frozenset(f"{MEMBERS[section]}.{field}" for section in sections for field in fields)


SITE = ("url", "host", "port", "name", "index", "user", "engine")
"""The fields of a member that say where it is: `stores.py`."""
