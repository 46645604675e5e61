"""The databases, caches and queues of a service, and where each of them is."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from config_lint.domain.fleet import Fleet
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.models.store import Store
from config_lint.values import host as hosts
from config_lint.values.dsn import Dsn
from config_lint.values.engines import default_ports, engine_of
from config_lint.values.port import Port
from config_lint.values.words import words

SectionName = Literal["databases", "caches", "queues"]

SINGULAR = {"databases": "database", "caches": "cache", "queues": "queue"}
"""How the canonical name of an unnamed member begins, by section."""

EMBEDDED = frozenset(engine for engine, port in default_ports.items() if not port) | {"derby", "hsqldb"}
"""Engines that live in the service's own process: there is no server to reach."""

CLUSTER_SUFFIXES = (".local", ".svc", ".internal", ".localdomain", ".home.arpa")
"""Ends of names that are another machine in another cluster or network; https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/"""


class Member(msgspec.Struct, frozen=True):
    """One database, cache or queue of one service in one environment; the unnamed one is called ``''``.

    The well-known names of its fields begin with the `prefix`.
    """

    service: Service
    section: str
    name: str
    store: Store
    prefix: str

    def setting(self, field: str) -> Setting | None:
        """The setting that gave a field its value, blank ones included."""
        return self.service.bound.get(f"{self.prefix}{field}")

    def canonical(self, field: str) -> str:
        """The well-known name of a field: `database.host`, `databases.orders.host`."""
        return f"{self.prefix}{field}"

    @property
    def called(self) -> str:
        """What it is called in a sentence: `database`, `reports database`."""
        return f"{self.name} {SINGULAR[self.section]}".strip()

    @property
    def engine(self) -> str:
        """Its engine by its canonical name, as its url or its settings say it; empty where nothing does."""
        if isinstance(self.store.url, Dsn) and self.store.url.engine:
            return self.store.url.engine
        return engine_named(self.store.engine) if isinstance(self.store.engine, str) else ""


class Site(msgspec.Struct, frozen=True):
    """Where a member is, as far as it is known.

    `name` is the database, the virtual host or a cache's number, by what is written. It is empty where it is absent or unknown,
    and so is `user`. `setting` says the host, `named` the name.
    """

    host: str
    port: int | None
    name: str
    user: str
    setting: Setting
    named: Setting

    @property
    def is_absolute(self) -> bool:
        """Whether the host means the same machine wherever it is asked for."""
        if "." not in self.host or self.host.endswith(CLUSTER_SUFFIXES) or _is_short(self.host):
            return False
        return not is_local(self.host) and not hosts.is_ip(self.host)


TOP_LEVEL = frozenset(("app", "biz", "cloud", "com", "dev", "edu", "gov", "info", "int", "io", "mil", "net", "org"))
"""Top-level domains, beside those of countries, directly under which databases' hosts have been seen."""


COUNTRY = 2
"""Letters of a country's top-level domain."""


def _is_short(host: str) -> bool:
    """Whether a name of two labels only resolves with a search domain behind it: `master.mysql`."""
    first, _, last = host.partition(".")
    return bool(first) and "." not in last and last not in TOP_LEVEL and len(last) != COUNTRY


def members(service: Service, sections: tuple[SectionName, ...]) -> Iterator[Member]:
    """The service's members of these sections."""
    for section in sections:
        found: dict[str, Store] = getattr(service.model, section)
        for name, store in found.items():
            yield Member(service, section, name, store, f"{section}.{name}." if name else f"{SINGULAR[section]}.")


def by_member(fleet: Fleet, sections: tuple[SectionName, ...]) -> Iterator[list[Member]]:
    """Each member of each service with what it is in the service's environments, in promotion order; previews are left out."""
    for services in fleet.by_service.values():
        found: dict[tuple[str, str], list[Member]] = {}
        for service in services:
            for member in members(service, sections):
                found.setdefault((member.section, member.name), []).append(member)
        yield from found.values()


def site(member: Member) -> Site | None:
    """Where the member is; None where nothing or something unknown says it."""
    store = member.store
    url = member.setting("url")
    name = _text(store.name) or (str(store.index) if isinstance(store.index, int) else "")
    named = member.setting("name") or member.setting("index")
    if url is not None:
        if not isinstance(store.url, Dsn) or not store.url.host:
            return None
        dsn = store.url
        named = url if dsn.name or named is None else named
        return Site(dsn.host, dsn.port, dsn.name or name, dsn.username or _text(store.user), url, named)
    setting = member.setting("host")
    if setting is None or not isinstance(store.host, str) or not store.host:
        return None
    port = store.port.number if isinstance(store.port, Port) else None
    if store.port is None:
        port = default_ports.get(member.engine)
    return Site(hosts.normal(store.host), port, name, _text(store.user), setting, named or setting)


def is_local(host: str) -> bool:
    """Whether nothing leaves the machine: loopback, or the path of a socket."""
    return host.startswith("/") or hosts.is_loopback(host)


def engine_named(text: str) -> str:
    """The engine that the name of a driver or dialect speaks of: `django.db.backends.postgresql`, `PostgreSQLDialect`."""
    found = engine_of(text)
    if found:
        return found
    lowered = text.lower()
    for engine in default_ports:
        if len(engine) > len("db2") and engine in lowered:
            return engine
    return next(filter(None, map(engine_of, reversed(words(text)))), "")


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
