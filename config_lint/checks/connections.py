"""Edges of the graph with the services at both ends."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import msgspec

from config_lint.domain.fleet import Fleet
from config_lint.domain.graph import Edge
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.values.host import is_internal, is_loopback
from config_lint.values.port import Port
from config_lint.values.url import Url

if TYPE_CHECKING:
    from config_lint.models.dependency import Dependency


class Connection(msgspec.Struct, frozen=True, dict=True):
    """Who calls, who is called, and what the caller says of it."""

    edge: Edge
    caller: Service
    callee: Service
    dependency: "Dependency"

    @property
    def prefix(self) -> str:
        """How the canonical names of what the caller says begin."""
        return f"dependencies.{self.edge.member}." if self.edge.member else "dependency."

    @property
    def url(self) -> Url | None:
        """The caller's address of the callee, where it is a whole one."""
        return self.dependency.url if isinstance(self.dependency.url, Url) else None

    @cached_property
    def host(self) -> str:
        """The host that is called, in lower case; empty where it is not known."""
        return host_of(self.dependency)

    @property
    def port(self) -> int | None:
        """The port that is called, as written."""
        if self.url is not None:
            return self.url.explicit_port
        return self.dependency.port.number if isinstance(self.dependency.port, Port) else None

    @cached_property
    def is_direct(self) -> bool:
        """Whether the address leads to the service itself, and not to a gateway or a load balancer in front of it.

        Its host is a name inside a network or the machine itself, and its port the one that the callee listens on.
        """
        if not self.host or not (is_internal(self.host) or is_loopback(self.host)):
            return False
        server = self.callee.model.server
        return self.port in (None, server.port.number if server is not None and isinstance(server.port, Port) else None)

    def setting(self, field: str) -> Setting | None:
        """The caller's setting for a field of the dependency."""
        return self.caller.bound.get(f"{self.prefix}{field}")


def host_of(dependency: "Dependency") -> str:
    """The host that a dependency is called at, in lower case; empty where it is not known."""
    if isinstance(dependency.url, Url):
        return (dependency.url.host or "").lower()
    return dependency.host.lower() if isinstance(dependency.host, str) else ""


def connections(fleet: Fleet) -> tuple[Connection, ...]:
    """The certain edges between services of the fleet, by environment and caller. Many rules ask for them."""
    found = _known.get(fleet)
    if found is None:
        found = _known[fleet] = tuple(_connections(fleet))
    return found


_known: WeakKeyDictionary[Fleet, tuple[Connection, ...]] = WeakKeyDictionary()


def _connections(fleet: Fleet) -> Iterator[Connection]:
    for pair, edges in fleet.graph.calls.items():
        caller = fleet.by_pair.get(pair)
        if caller is None:
            continue
        dependencies = caller.model.dependencies
        for edge in edges:
            callee = fleet.by_pair.get((edge.environment, edge.target))
            dependency = dependencies.get(edge.member)
            if callee is not None and dependency is not None:
                yield Connection(edge, caller, callee, dependency)
