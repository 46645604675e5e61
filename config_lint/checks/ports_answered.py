"""`ports-answered`: services are called at a port that they listen on."""

from collections.abc import Container, Iterator
from typing import ClassVar

from config_lint.checks.common_cause import of_common_cause
from config_lint.checks.reads import CALLS
from config_lint.domain.altered import Altered
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.graph import Edge, Pair
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.host import is_internal, is_loopback
from config_lint.values.port import Port
from config_lint.values.url import Url
from config_lint.values.value import shown

PORTS = frozenset(("containerPort", "expose", "hostPort", "nodePort", "port", "ports", "published", "target", "targetPort"))
"""Last words of keys by which platforms say on which ports something can be reached, or listens."""


class PortsAnswered(Check[Parameters, Fleet]):
    """The port of an internal or local address against every port that the other service's settings speak of.

    Addresses that go through a gateway, and services that do not say where they listen, are left alone.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"ports", "texts", "hidden", "well-known"})
    fields = CALLS
    sees_names = False
    through = "graph"
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each certain edge with a port; what nobody calls it at is the callee's own fault."""
        yield from of_common_cause(_judged(group))

    def is_blind_to(self, altered: Altered) -> bool:
        """Of texts it sees what may be a port."""
        return altered.looks_alike(_seen)


def _judged(fleet: Fleet) -> Iterator[tuple[Pair, Outcome]]:
    for pair, edges in fleet.graph.calls.items():
        for edge in edges:
            asked = _port(fleet.by_pair[pair], edge)
            callee = (edge.environment, edge.target)
            provider = fleet.by_pair.get(callee)
            if asked is None or provider is None:
                continue
            server = provider.model.server
            listening = server.port if server is not None and isinstance(server.port, Port) else None
            if listening is None or not listening.number:
                yield callee, Verdict.NOT_EVALUATED
            elif asked in ports_of(provider):
                yield callee, Verdict.PASSED
            else:
                place = place_of(provider.bound["server.port"])
                facts = {"callee": edge.target, "port": asked, "listening": listening.number}
                related = (Related(f"{edge.target} listens on {listening.number}", place),)
                yield callee, Violation(place_of(edge.settings[0]), facts, related, subject=edge.target, cause=place)


def _port(service: Service, edge: Edge) -> int | None:
    """The port that is called, where the address leads to the service itself."""
    dependency = service.model.dependencies[edge.member]
    if isinstance(dependency.url, Url):
        host, port = (dependency.url.host or "").lower(), dependency.url.explicit_port
        if port is None:
            return None
    else:
        host = dependency.host.lower() if isinstance(dependency.host, str) else ""
        port = dependency.port.number if isinstance(dependency.port, Port) else None
    return port if host and ("." not in host or is_internal(host) or is_loopback(host)) else None


def ports_of(service: Service, but: Container[Setting] = ()) -> frozenset[int]:
    """All numbers that a service's settings give for ports, mapped and listened on; those that ask at a port are left out."""
    found: set[int] = set()
    for setting in service.settings:
        if setting.canonical == "server.port" or _is_of_ports(setting.name):
            if setting in but:
                continue
            for text in shown(setting.value).replace("/tcp", "").replace("-", ":").split(":"):
                if text.isdecimal():
                    found.add(int(text))
    return frozenset(found)


def _is_of_ports(name: str) -> bool:
    words = [part.partition("[")[0] for part in name.split(".")]
    return not PORTS.isdisjoint(words[-2:]) or words[-1].lower().endswith("port")


def _seen(setting: Setting) -> object:
    return setting.value if _is_of_ports(setting.name) else None
