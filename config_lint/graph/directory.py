"""Which service answers to an address."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

from config_lint.domain.service import Service
from config_lint.graph.network import resolved_as
from config_lint.values.host import is_internal, is_loopback
from config_lint.values.port import Port
from config_lint.values.url import Url
from config_lint.values.words import words

KeyT = TypeVar("KeyT")

GENERIC = frozenset(("api", "app", "backend", "server", "service", "svc"))
"""Words that a service's name may have or lack: `auth-service` is what others call `auth`."""


class Directory:
    """The services of one environment by everything that they are called."""

    def __init__(self, services: Sequence[Service]) -> None:
        self._by_name: dict[str, list[str]] = {}
        self._by_words: dict[tuple[str, ...], list[str]] = {}
        self._by_public_host: dict[str, list[str]] = {}
        self._ports: dict[str, int] = {}
        for service in services:
            for name in sorted(service.zones.parties.names_of(service.name)):
                _add(self._by_name, name.lower(), service.name)
                _add(self._by_words, _telling(name), service.name)
            for name in sorted(resolved_as(service)):
                _add(self._by_name, name.lower(), service.name)
            server = service.model.server
            if server is not None and isinstance(server.public_url, Url) and server.public_url.host:
                _add(self._by_public_host, server.public_url.host.lower(), service.name)
            if server is not None and isinstance(server.port, Port):
                self._ports[service.name] = server.port.number

    def answering(self, host: str, port: int | None, member: str, caller: Service) -> tuple[tuple[str, ...], bool]:
        """The services that may be meant, and whether that is certain: one only, known by its address.

        `member` is what the caller calls it. A host is in lower case, and empty where it is not known.
        """
        if host and not is_loopback(host):
            at_home = self._by_public_host.get(host, [])
            if at_home:
                return tuple(at_home), len(at_home) == 1
            first, *rest = host.split(".")
            named = self._by_name.get(first, [])
            if named and (not rest or is_internal(host)):
                return tuple(named), len(named) == 1
            by_member = self._called(member, caller)
            return tuple(named or by_member), bool(named) and named == by_member and len(named) == 1
        by_member = self._called(member, caller)
        known = [name for name in by_member if port is not None and self._ports.get(name) == port]
        return tuple(known or by_member), len(known or by_member) == 1 and bool(host)

    def _called(self, member: str, caller: Service) -> list[str]:
        found = self._by_name.get(member.lower().replace("_", "-")) or self._by_words.get(_telling(member), [])
        return [name for name in found if name != caller.name]


@lru_cache(maxsize=1 << 14)
def _telling(name: str) -> tuple[str, ...]:
    """The words of a name that tell services apart."""
    said = words(name)
    return tuple([word for word in said if word not in GENERIC]) or said


def _add(table: dict[KeyT, list[str]], key: KeyT, name: str) -> None:
    found = table.setdefault(key, [])
    if name not in found:
        found.append(name)
