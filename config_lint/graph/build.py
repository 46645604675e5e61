"""Edges from addresses: urls, hosts and ports, names of services and stores."""

from collections.abc import Iterator

from config_lint.domain.fleet import Fleet, Members
from config_lint.domain.graph import Edge, Graph
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.graph.directory import Directory
from config_lint.graph.topics import topics_of
from config_lint.models.store import Store
from config_lint.values.dsn import Dsn
from config_lint.values.host import is_loopback
from config_lint.values.port import Port
from config_lint.values.secret import Secret
from config_lint.values.url import Url

STORES = {"databases": "database", "caches": "cache", "queues": "queue"}


def graph_of(fleet: Fleet) -> Graph:
    """The edges of every environment; preview environments have theirs too."""
    return Graph(edge for members in fleet.members for edge in _edges(members))


def _edges(members: Members) -> Iterator[Edge]:
    directory = Directory(members.services)
    for service in members.services:
        yield from _calls(service, directory)
        topics = tuple(topics_of(service))
        for attribute, kind in STORES.items():
            stores: dict[str, Store] = getattr(service.model, attribute)
            for name, store in stores.items():
                settings = _settings(service, f"{attribute}.{name}." if name else f"{kind}.", ("url", "host", "port", "name"))
                target, certain = _store(name, store, kind)
                if kind == "queue" and topics and not settings:
                    continue  # its topics say more of it than that there is one
                yield Edge(service.environment.name, service.name, kind, target, name, settings, certain)
        yield from topics


def _calls(service: Service, directory: Directory) -> Iterator[Edge]:
    environment = service.environment.name
    for name, dependency in service.model.dependencies.items():
        url = dependency.url if isinstance(dependency.url, Url) else None
        host = url.host if url is not None else dependency.host if isinstance(dependency.host, str) else None
        port = url.port if url is not None else dependency.port.number if isinstance(dependency.port, Port) else None
        settings = _settings(service, f"dependencies.{name}." if name else "dependency.", ("url", "host", "port"))
        if not settings:
            continue
        if host and service.zones.parties.is_external(host.lower()):
            yield Edge(environment, service.name, "external", host.lower(), name, settings)
            continue
        found, certain = directory.answering((host or "").lower(), port, name, service)
        for target in found:
            yield Edge(environment, service.name, "service", target, name, settings, certain)
        if not found and host and not is_loopback(host):
            yield Edge(environment, service.name, "external", host.lower(), name, settings, certain=False)


def _settings(service: Service, prefix: str, fields: tuple[str, ...]) -> tuple[Setting, ...]:
    bound = service.bound
    return tuple([bound[name] for field in fields if (name := f"{prefix}{field}") in bound])


def _store(name: str, store: Store, kind: str) -> tuple[str, bool]:
    """What tells a store from others, and whether its address does; without one, it is what the service calls it."""
    address = store.url
    if isinstance(address, Dsn) and address.hosts:
        host, port = address.hosts[0][0], address.hosts[0][1] or address.port
        called = address.name
    else:
        host = store.host if isinstance(store.host, str) else ""
        port = store.port.number if isinstance(store.port, Port) else None
        called = "" if store.name is None or isinstance(store.name, Secret) else str(store.name)
    if not host:
        return called or name or kind, False
    place = f"{host.lower()}:{port}" if port else host.lower()
    return f"{place}/{called}" if called else place, True
