"""What `each:` can name of the service graph: edges, paths, providers with their callers, databases with their users."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

import msgspec

from config_lint.checks.connections import Connection, connections
from config_lint.checks.graph_views import GraphElement, GraphView
from config_lint.checks.steepest import Known, steepest
from config_lint.checks.views import EnvironmentView, SectionView, ServiceView
from config_lint.domain.fleet import Fleet
from config_lint.domain.graph import Edge
from config_lint.domain.readable import Misuse, Readable
from config_lint.domain.setting import Setting
from config_lint.models.dependency import Dependency


class GraphScope(msgspec.Struct, frozen=True):
    """The word after `each:`, and the names that its elements have."""

    word: str
    names: frozenset[str]
    elements: Callable[[Fleet], Iterator[GraphElement]]


def _edges(fleet: Fleet) -> Iterator[GraphElement]:
    found = _known.get(fleet)
    if found is None:
        found = _known[fleet] = [
            GraphElement(connection.caller, EdgeView(connection), partial(_behind_edge, connection), connection.edge.settings)
            for connection in connections(fleet)
        ]
    yield from found


_known: WeakKeyDictionary[Fleet, list[GraphElement]] = WeakKeyDictionary()
"""The calls of a fleet: several rules ask for them."""


class EdgeView(Readable):
    """A call: prints who calls whom; has `caller`, `callee`, `dependency` and `direct`."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def look(self, name: str) -> Any:
        """One of its four names."""
        connection = self._connection
        match name:
            case "direct":
                return connection.is_direct
            case "dependency":
                return SectionView(Dependency, connection.dependency, connection.caller, connection.edge.member)
            case "caller":
                return ServiceView(connection.caller)
            case "callee":
                return ServiceView(connection.callee)
        message = f"there is no {name!r} here; there is caller, callee, dependency, direct"
        raise Misuse(message)

    def __str__(self) -> str:
        return f"{self._connection.caller.name} to {self._connection.callee.name}"


def _behind_edge(connection: Connection, name: str) -> Setting | None:
    side, _, field = name.partition(".")
    if side == "dependency":
        return connection.setting(field)
    return {"caller": connection.caller, "callee": connection.callee}[side].bound.get(field) if field else None


def _paths(fleet: Fleet) -> Iterator[GraphElement]:
    known: Known = {}
    for pair in fleet.graph.calls:
        path = steepest(fleet, pair, known)
        if len(path.edges) > 1:
            owner = fleet.by_pair[pair]
            services = [owner.name, *(edge.target for edge in path.edges)]
            names = {"services": services, "start": services[0], "end": services[-1], "calls": len(path.edges)}
            view = GraphView(" → ".join(services), {**names, "attempts": path.product})
            yield GraphElement(owner, view, _nothing, tuple(edge.settings[0] for edge in path.edges))


def _providers(fleet: Fleet) -> Iterator[GraphElement]:
    gathered: dict[tuple[str, str], list[Connection]] = {}
    for connection in connections(fleet):
        gathered.setdefault(connection.callee.pair, []).append(connection)
    for pair, found in gathered.items():
        owner = fleet.by_pair[pair]
        callers = {connection.caller.name: ServiceView(connection.caller) for connection in found}
        names = {"service": ServiceView(owner), "callers": list(callers.values()), "edges": [EdgeView(each) for each in found]}
        settings = tuple(connection.edge.settings[0] for connection in found)
        yield GraphElement(owner, GraphView(owner.name, names), _behind_service(owner.bound), settings)


def _behind_service(bound: dict[str, Setting]) -> Callable[[str], Setting | None]:
    return lambda name: bound.get(name.removeprefix("service."))


def _databases(fleet: Fleet) -> Iterator[GraphElement]:
    for (environment, target), edges in _by_database(fleet).items():
        users = [fleet.by_pair[environment, edge.source] for edge in edges]
        stores = [user.model.databases[edge.member] for user, edge in zip(users, edges, strict=True)]
        views = [SectionView(type(store), store, user) for store, user in zip(stores, users, strict=True)]
        names: dict[str, Any] = {"name": target, "users": [ServiceView(user) for user in users], "stores": views}
        yield GraphElement(users[0], GraphView(target, names), _nothing, tuple(edge.settings[0] for edge in edges))


def _by_database(fleet: Fleet) -> dict[tuple[str, str], list[Edge]]:
    gathered: dict[tuple[str, str], list[Edge]] = {}
    for edge in fleet.graph.edges:
        if edge.kind == "database" and edge.certain and edge.settings:
            gathered.setdefault((edge.environment, edge.target), []).append(edge)
    return gathered


def _nothing(_name: str) -> None:
    """What stands for no setting."""


GRAPH_SCOPES = {
    scope.word: scope
    for scope in (
        GraphScope("edge", frozenset(("caller", "callee", "dependency", "direct")), _edges),
        GraphScope("path", frozenset(("services", "start", "end", "calls", "attempts")), _paths),
        GraphScope("provider", frozenset(("service", "callers", "edges")), _providers),
        GraphScope("database", frozenset(("name", "users", "stores")), _databases),
    )
}


def surroundings(element: GraphElement) -> dict[str, Any]:
    """What an expression sees beside the element itself."""
    environment = element.owner.environment
    return {"environment": EnvironmentView(environment), "service": ServiceView(element.owner), "tier": str(environment.tier)}
