"""`one-address`: the services of one environment call a service at one address."""

from collections import Counter
from collections.abc import Iterator
from itertools import repeat
from typing import ClassVar

from config_lint.checks.connections import Connection, connections
from config_lint.checks.reads import CALLS
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.host import is_internal, is_loopback

Address = tuple[str, str, int | None]
"""Scheme, host and port, as far as they matter."""


class OneAddress(Check[Parameters, Fleet]):
    """Addresses of one kind are compared: names inside the network with each other, and public ones.

    A browser cannot use what is inside. Names of one service that differ only in what a cluster adds (`auth`, `auth.shop.svc`)
    are the same, and so are different schemes' ports.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    fields = CALLS
    sees_names = False
    through = "graph"
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each caller of a service that others of its environment call, too."""
        circles: dict[tuple[str, str, str], list[tuple[Address, Connection]]] = {}
        for connection in connections(group):
            if connection.host and not connection.caller.environment.preview:
                kind, address = _address(connection)
                circles.setdefault((*connection.callee.pair, kind), []).append((address, connection))
        for circle in circles.values():
            if len({connection.caller.name for _, connection in circle}) > 1:
                yield from _judged(circle)


def _judged(circle: list[tuple[Address, Connection]]) -> Iterator[Outcome]:
    if len({address for address, _ in circle}) == 1:
        yield from repeat(Verdict.PASSED, len(circle))
        return
    counted = Counter(address for address, _ in circle)
    [(usual, most), *others] = counted.most_common()
    if most == others[0][1]:  # nobody can say which of them is meant
        yield from (Verdict.NOT_EVALUATED for _ in circle)
        return
    peer = next(connection for address, connection in circle if address == usual)
    for address, connection in circle:
        if address == usual:
            yield Verdict.PASSED
            continue
        facts = {"callee": connection.edge.target, "address": _shown(address), "usual": _shown(usual), "others": most}
        related = (Related(f"what {peer.caller.name} calls", place_of(peer.edge.settings[0])),)
        yield Violation(place_of(connection.edge.settings[0]), facts, related, subject=connection.edge.target)


def _address(connection: Connection) -> tuple[str, Address]:
    host, url = connection.host, connection.url
    scheme, port = (url.scheme, url.port) if url is not None else ("", connection.port)
    if is_loopback(host):
        return f"loopback {scheme}", (scheme, "localhost", port)
    if is_internal(host):
        return f"internal {scheme}", (scheme, host.split(".")[0], port)
    return f"public {scheme}", (scheme, host, port)


def _shown(address: Address) -> str:
    scheme, host, port = address
    return f"{f'{scheme}://' if scheme else ''}{host}{f':{port}' if port else ''}"
