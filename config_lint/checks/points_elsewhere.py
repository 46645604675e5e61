"""`points-elsewhere`: a service's address for another service is not its own."""

from collections.abc import Iterator
from functools import lru_cache
from typing import ClassVar

from config_lint.checks.matters import Matters
from config_lint.checks.reads import PORTS, TARGETS
from config_lint.checks.survey import Survey, survey_of
from config_lint.checks.targets import Target, seen_target
from config_lint.domain.altered import Altered
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.host import is_internal, is_loopback
from config_lint.values.port import Port
from config_lint.values.words import words


class PointsElsewhere(Check[Parameters, Fleet]):
    """An address with a path may be another service behind one host, and a name like the service's own another way to itself.

    A service's own are a host called like it, with or without what a cluster adds (`auth`, `auth.platform.svc`), its own port
    on the machine itself, and the hosts that it is served under, where another environment calls somebody else. The variant
    `stand-in` is a service that calls others at its own address, which it may answer for until they are there: several at once,
    or one that only environments further from production have so far.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "hidden", "well-known"})
    fields = TARGETS | PORTS
    sees_names = False
    through = "targets"
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each address of another service."""
        matters = Matters()
        survey = survey_of(group)
        for service in group.services:
            own = [words(name) for name in service.zones.parties.names_of(service.name)]
            for target in survey.targets[service.pair]:
                called = _called(target.setting.canonical)
                if called is None or any(_alike(name, words(called)) for name in own):
                    continue
                if not target.hosts:
                    yield Verdict.NOT_EVALUATED
                    continue
                found = None if target.rest.strip("/") else _own(survey, service, target)
                if found is not None and is_loopback(target.hosts[0]) and _shared(survey, service, target):
                    found = None
                if found is None:
                    yield Verdict.PASSED
                    continue
                host = target.hosts[0] if target.port is None else f"{target.hosts[0]}:{target.port}"
                related = (Related("its own address", place_of(found)),) if found.name != target.setting.name else ()
                variant = "stand-in" if _shared(survey, service, target) or _is_to_come(survey, service, target) else ""
                place = place_of(target.setting)
                cause = matters.first(place, (service.pair, host), (service.name, called)) if variant else None
                yield Violation(place, {"target": called, "value": host}, related, variant, cause=cause)

    def is_blind_to(self, altered: Altered) -> bool:
        """Of texts it sees what points somewhere."""
        return altered.looks_alike(seen_target)


@lru_cache(maxsize=1 << 14)
def _called(canonical: str) -> str | None:
    """Whom a well-known setting is the address of; None for any other setting."""
    kind, _, rest = canonical.partition(".")
    called, _, field = rest.partition(".")
    return called if kind == "dependencies" and field in ("url", "host") else None


def _shared(survey: Survey, service: Service, target: Target) -> bool:
    """Whether several others are called at the same address: then it is a stand-in for them, or a gateway."""
    same = (other for other in survey.targets[service.pair] if (other.hosts, other.port) == (target.hosts, target.port))
    return len({other.setting.canonical for other in same if other.setting.canonical.startswith("dependencies.")}) > 1


def _is_to_come(survey: Survey, service: Service, target: Target) -> bool:
    """Whether it is a host that the service is served under, and only lower environments call somebody else instead.

    So it is where no more environments call somebody else than call themselves: the key may be another name for the service.
    """
    if target.hosts[0] not in survey.served(service):
        return False
    others = _calls_itself(survey, service, target)
    if others.count(False) <= others.count(True):
        return True
    peers = survey.peers(service, target)
    elsewhere = (peer.service for peer in peers if survey.served(peer.service).keys().isdisjoint(peer.target.hosts))
    return all(other.environment.rank < service.environment.rank for other in elsewhere)


def _own(survey: Survey, service: Service, target: Target) -> Setting | None:
    """The setting that says that the target is the service itself: that of its port or its host, otherwise the target's own."""
    host = target.hosts[0]
    if is_loopback(host):
        own = service.bound.get("server.port")
        return own if _is_own_port(service, target.port) else None
    if is_internal(host) and host.partition(".")[0] in service.zones.parties.names_of(service.name):
        own = service.bound.get("server.port")
        if own is not None and _is_own_port(service, target.port):
            return own
        return target.setting if own is None or target.port in (None, 80, 443) else None
    served = survey.served(service)
    return served[host] if host in served and False in _calls_itself(survey, service, target) else None


def _is_own_port(service: Service, port: int | None) -> bool:
    """Whether the service says that it listens there."""
    server = service.model.server
    own = server.port if server is not None and "server.port" in service.bound else None
    return isinstance(own, Port) and port == own.number


def _calls_itself(survey: Survey, service: Service, target: Target) -> list[bool]:
    """Whether other environments call themselves under that key, of those environments that say where they are."""
    peers = [(survey.served(peer.service).keys(), peer.target.hosts) for peer in survey.peers(service, target)]
    return [not served.isdisjoint(hosts) for served, hosts in peers if served]


@lru_cache(maxsize=1 << 14)
def _alike(own: tuple[str, ...], called: tuple[str, ...]) -> bool:
    """Whether one name has the other in it: `interventions` may be what `hmpps-interventions-service` calls itself."""
    return _within(own, called) or _within(called, own)


def _within(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(other[start : start + len(one)] == one for start in range(len(other) - len(one) + 1))
