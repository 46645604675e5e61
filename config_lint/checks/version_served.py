"""`version-served`: a service is called in a version that it serves."""

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from config_lint.checks.common_cause import of_common_cause
from config_lint.checks.connections import Connection, connections
from config_lint.checks.listed import is_open, listed
from config_lint.checks.reads import CALLS
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.graph import Pair
from config_lint.domain.place import Place, place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.on_use import on_use

_in_path = on_use(r"(?:^|/)v(\d+)(?=/|$)", re.IGNORECASE)
_written = on_use(r"v?(\d+)(?:\.\d+)*", re.IGNORECASE)


class VersionServed(Check[Parameters, Fleet]):
    """The first number counts: what the caller says, or has in its address, against what the callee says.

    A callee says it by its settings, or by the paths of its OpenAPI document.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"well-known", "contracts"})
    fields = CALLS | {"api", "dependency.api_version", "server.base_path"}
    sees_names = False
    through = "graph"
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each call in a version that the caller names."""
        yield from of_common_cause(_judged(group))


def _judged(fleet: Fleet) -> Iterator[tuple[Pair, Outcome]]:
    for connection in connections(fleet):
        asked = _asked(connection)
        if asked is None:
            continue
        version, setting = asked
        callee = connection.callee
        served = _served(callee, fleet)
        if not served or is_open(callee, "api.version"):
            yield callee.pair, Verdict.NOT_EVALUATED
        elif version in served:
            yield callee.pair, Verdict.PASSED
        else:
            place = next(iter(served.values()))
            facts = {"callee": callee.name, "version": f"v{version}", "served": tuple(f"v{each}" for each in served)}
            related = (Related(f"what {callee.name} serves", place),)
            yield callee.pair, Violation(place_of(setting), facts, related, subject=callee.name, cause=place)


def _asked(connection: Connection) -> tuple[str, Setting] | None:
    setting = connection.setting("api_version")
    found = _written.fullmatch(str(setting.value).strip()) if setting is not None else None
    if setting is not None and found:
        return found[1], setting
    inside = _in_path.search(connection.url.path) if connection.url is not None and connection.is_direct else None
    return (inside[1], connection.edge.settings[0]) if inside else None


def _served(callee: Service, fleet: Fleet) -> Mapping[str, Place]:
    """The versions that a service says it serves, each with the place where it does."""
    found: dict[str, Place] = {}
    for item, setting in listed(callee, "api.version").items():
        version = _written.fullmatch(item)
        if version:
            found.setdefault(version[1], place_of(setting))
    for name in ("api.prefix", "server.base_path"):
        said = callee.bound.get(name)
        inside = _in_path.search(str(said.value)) if said is not None else None
        if said is not None and inside:
            found.setdefault(inside[1], place_of(said))
    for offer in fleet.contracts.offers_of(callee.name, callee.environment.name):
        for operation in offer.operations:
            for base in offer.bases:
                for version in _in_path.findall(f"{base}{operation.path}"):
                    found.setdefault(version, Place(operation.location, callee.environment.name, callee.name))
    return found
