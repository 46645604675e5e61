"""`host-known`: a name inside the network is that of somebody who answers there."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import ClassVar

from config_lint.checks.connections import host_of
from config_lint.checks.reads import CALLS, STORES
from config_lint.domain.altered import Altered
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet, Members
from config_lint.domain.graph import Edge
from config_lint.domain.place import place_of
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.host import is_internal
from config_lint.values.spelling import OneEditApart

Lost = tuple[str, str, str]
"""Who calls, what it calls the other, and at which host."""

ENOUGH = 4
"""Names inside an environment that do answer, for each that does not: then its files speak of nearly everything that runs."""

NAMED = frozenset(("Service", "ServiceEntry", "Ingress", "StatefulSet", "Deployment"))
"""Kinds of objects whose names can be called: https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/"""


class HostKnown(Check[Parameters, Fleet]):
    """Where most names of an environment answer, or one that does is a letter away (variant `misspelt`), the others are faults.

    A name answers where a service, an alias, a declared third party, or an object of the platform is called so. Where other
    environments call it, too, it runs outside of what is configured here.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "well-known"})
    fields = CALLS | STORES
    sees_names = False
    through = "graph"
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each call to a name inside the network that no service of the fleet is known by."""
        answered = Counter(edge.environment for edge in group.graph.edges if edge.kind == "service" and edge.certain)
        lost: dict[str, dict[Lost, Edge]] = {}
        for edge in group.graph.edges:
            if edge.kind in ("service", "external") and not edge.certain:
                host = host_of(group.by_pair[edge.environment, edge.source].model.dependencies[edge.member])
                if host and is_internal(host):
                    lost.setdefault(edge.environment, {}).setdefault((edge.source, edge.member, host), edge)
        for members in group.members:
            if members.environment.name in lost:
                name = members.environment.name
                yield from _judged(lost[name], _names(members) | _stores(group, name), answered[name])

    def is_blind_to(self, altered: Altered) -> bool:
        """Of texts it sees which objects there are."""
        return altered.looks_alike(_seen)


def _judged(lost: Mapping[Lost, Edge], known: frozenset[str], answered: int) -> Iterator[Outcome]:
    unknown = {key: edge for key, edge in lost.items() if _label(key) not in known}
    yield from (Verdict.PASSED for _ in range(len(lost) - len(unknown)))
    callers = Counter(map(_label, unknown))
    slips = OneEditApart(known)
    for key, edge in unknown.items():
        near = slips.of(_label(key))
        if near and callers[_label(key)] == 1:
            yield _violation(edge, key[-1], near[0], "misspelt")
        elif answered >= ENOUGH * len(unknown):
            yield _violation(edge, key[-1])
        else:
            yield Verdict.NOT_EVALUATED


def _violation(edge: Edge, host: str, near: str = "", variant: str = "") -> Outcome:
    facts = {"host": host, "called": edge.member, "near": near}
    related = tuple(Related("another part of the address", place_of(setting)) for setting in edge.settings[1:])
    return Violation(place_of(edge.settings[0]), facts, related, variant, subject=host)


def _label(lost: Lost) -> str:
    """The first part of the host."""
    return lost[-1].split(".")[0]


def _names(members: Members) -> frozenset[str]:
    """What services are called, and the objects that they consist of."""
    found: set[str] = set()
    for service in members.services:
        found.update(name.lower() for name in service.zones.parties.names_of(service.name))
        for (document, name), setting in service.by_name.items():
            if name == "kind" and setting.value in NAMED:
                named = service.by_name.get((document, "metadata.name"))
                if named is not None and isinstance(named.value, str):
                    found.add(named.value.lower())
    return frozenset(found)


def _stores(fleet: Fleet, environment: str) -> frozenset[str]:
    return frozenset(
        re.split("[:/.]", edge.target)[0]
        for edge in fleet.graph.edges
        if edge.environment == environment and edge.kind in ("database", "cache", "queue")
    )


def _seen(setting: Setting) -> object:
    return setting.value if setting.name in ("kind", "metadata.name") else None
