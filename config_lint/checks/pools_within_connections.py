"""`pools-within-connections`: what all services may open together, a database admits."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

import msgspec

from config_lint.checks.reads import STORES
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.graph import Edge
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation


class PoolsWithinConnectionsParameters(Parameters, frozen=True):
    """`reserved` connections are kept for administrators; `usual` is what a server admits where nobody sets it.

    https://www.postgresql.org/docs/current/runtime-config-connection.html
    """

    reserved: int = 3
    usual: int = 100


class User(msgspec.Struct, frozen=True):
    """A service's share: connections of one process, the most processes, and the settings that say so."""

    service: Service
    pool: int
    processes: int
    settings: tuple[Setting, ...]


class PoolsWithinConnections(Check[PoolsWithinConnectionsParameters, Fleet]):
    """Databases at a known address; a pooler in between has an address of its own.

    Where nobody declares the limit, the sum is told if several services together exceed what is usual (variant `undeclared`).

    A service that does not say how large its pool is counts for nothing, so that the sum is the least there may be.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    fields = STORES | {"database.pool.max", "database.max_connections", "scale"}
    sees_names = False
    through = "graph"
    parameters_type = PoolsWithinConnectionsParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each database of each environment for which both are known."""
        by_database: dict[tuple[str, str], list[Edge]] = {}
        for edge in group.graph.edges:
            if edge.kind == "database" and edge.certain:
                by_database.setdefault((edge.environment, edge.target.partition("/")[0]), []).append(edge)
        for (_, address), edges in by_database.items():
            users = [user for edge in edges if (user := _user(group, edge)) is not None]
            limits = [found for edge in edges if (found := _limit(group, edge)) is not None]
            if not users:
                continue
            total = sum(user.pool * user.processes for user in users)
            if not limits:
                if len(users) > 1 and total > self.parameters.usual:
                    yield _violation(address, users, total, self.parameters.usual, None)
                continue
            limit, declared = min(limits, key=lambda found: found[0])
            if total <= limit - self.parameters.reserved:
                yield Verdict.PASSED
                continue
            yield _violation(address, users, total, limit, declared)


def _violation(address: str, users: Sequence[User], total: int, limit: int, declared: Setting | None) -> Violation:
    users = sorted(users, key=lambda user: -user.pool * user.processes)
    first, *others = (setting for user in users for setting in user.settings)
    related = [Related(f"{setting.key} of {setting.service} is set here", place_of(setting)) for setting in others]
    if declared is not None:
        related.append(Related("the database's limit is set here", place_of(declared)))
    shares = (f"{user.service.name} {user.pool}" + (f" × {user.processes}" if user.processes > 1 else "") for user in users)
    facts = {"total": total, "limit": limit, "database": address, "arithmetic": " + ".join(shares)}
    variant = "" if declared is not None else "undeclared"
    return Violation(place_of(first), facts, tuple(related), variant, subject=address)


def _user(fleet: Fleet, edge: Edge) -> User | None:
    service = fleet.by_pair[edge.environment, edge.source]
    store = service.model.databases.get(edge.member)
    pool = store.pool.max if store is not None and store.pool is not None else None
    if not isinstance(pool, int) or pool <= 0:
        return None
    scale = service.model.scale
    counts = (scale.maximum, scale.replicas) if scale is not None else ()
    processes = next((count for count in counts if isinstance(count, int) and count > 0), 1)
    names = (f"{_prefix(edge)}pool.max", "scale.maximum" if scale is not None and scale.maximum else "scale.replicas")
    return User(service, pool, processes, tuple(service.bound[name] for name in names if name in service.bound))


def _limit(fleet: Fleet, edge: Edge) -> tuple[int, Setting] | None:
    service = fleet.by_pair[edge.environment, edge.source]
    store = service.model.databases.get(edge.member)
    setting = service.bound.get(f"{_prefix(edge)}max_connections")
    if store is None or setting is None or not isinstance(store.max_connections, int) or store.max_connections <= 0:
        return None
    return store.max_connections, setting


def _prefix(edge: Edge) -> str:
    return f"databases.{edge.member}." if edge.member else "database."
