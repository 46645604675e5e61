"""`ports-apart`: no two services claim one port of one host."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

import msgspec

from config_lint.domain.altered import Altered
from config_lint.domain.applied import Tally
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Members
from config_lint.domain.place import place_of
from config_lint.domain.rekeyed import Rekeyed
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.host import is_loopback, is_unspecified
from config_lint.values.on_use import on_use
from config_lint.values.port import Port
from config_lint.values.url import Url
from config_lint.values.words import words

_published = on_use(r"(?:(?P<host>\d+\.\d+\.\d+\.\d+|\[[0-9a-fA-F:]+\]):)?(?P<port>\d+):\d+(?:/(?P<transport>tcp|udp))?")
_ports_item = on_use(r"(?:^|\.)ports\[(?P<item>[^\]]*)\]$")


class Claim(msgspec.Struct, frozen=True):
    """A port that a service takes on a host.

    Two claims are about one host if `where` is equal; `interface` is empty for all of the host's.
    """

    service: str
    where: str
    port: int
    setting: Setting
    transport: str = "tcp"
    interface: str = ""

    def meets(self, other: "Claim") -> bool:
        """Whether the other service cannot have the same port at the same time."""
        return self.service != other.service and (self.interface == other.interface or "" in (self.interface, other.interface))


class PortsApart(Check[Parameters, Members]):
    """Services share a host where they publish ports from one file (compose), or call each other at the machine itself.

    Ports inside containers collide with nobody's. Variant `listed` for a list of ports by
    service (`AUTH_PORT`, `BACKEND_PORT`) in one file.
    """

    group = Group.ENVIRONMENT
    needs: ClassVar[frozenset[str]] = frozenset({"ports", "texts", "hidden", "well-known"})
    fields = frozenset({"dependency.url", "server.port"})
    parameters_type = Parameters

    def examine(self, group: Members) -> Iterator[Outcome]:
        """One outcome for each claim to a port."""
        yield from _collisions([claim for service in group.services for claim in _publications(service)], "")
        yield from _collisions(list(_neighbours(group)), "")
        known = _spellings(group)
        for service in group.services:
            claims = _listed(service, known)
            if claims:
                yield from _collisions(claims, "listed")

    def is_blind_to(self, altered: Altered) -> bool:
        """Of texts it sees what may be a port."""
        return altered.looks_alike(_seen)

    def more_of_keys(self, rekeyed: Rekeyed) -> Tally | None:
        """It sees profiles, and hosts beside ports, whatever they are."""
        return None if any(_is_profile(key.name) or _is_of_host(key.name) for key in rekeyed.keys) else Tally()


def _collisions(claims: list[Claim], variant: str) -> Iterator[Outcome]:
    known: dict[tuple[str, int, str], list[Claim]] = {}
    for claim in claims:
        others = known.setdefault((claim.where, claim.port, claim.transport), [])
        rival = next(filter(claim.meets, others), None)
        others.append(claim)
        if rival is None:
            yield Verdict.PASSED
            continue
        facts = {"value": claim.port, "claimant": claim.service, "rival": rival.service}
        related = (Related(f"{rival.service} takes it here", place_of(rival.setting)),)
        yield Violation(place_of(claim.setting), facts, related, variant)


def _is_item(name: str) -> bool:
    return name[-1:] == "]"


def _is_profile(name: str) -> bool:
    return name.startswith("profiles[")


def _is_port(name: str) -> bool:
    return name[-4:].lower() == "port"


def _publications(service: Service) -> Iterator[Claim]:
    """`ports: ["8080:80"]` of compose: https://docs.docker.com/reference/compose-file/services/#ports .

    Services under a profile need not run at the same time as others.
    """
    found = [setting for setting in service.named(_is_item) if setting.value.__class__ is str and ":" in str(setting.value)]
    if not found or service.named(_is_profile):
        return
    for setting in found:
        match = _published.fullmatch(str(setting.value)) if _ports_item.search(setting.name) else None
        if match:
            interface = (match["host"] or "").strip("[]")
            every = not interface or is_unspecified(interface)
            transport = match["transport"] or "tcp"
            yield Claim(service.name, setting.location.path, int(match["port"]), setting, transport, "" if every else interface)


def _neighbours(group: Members) -> Iterator[Claim]:
    """Services that reach each other at the machine itself run on one.

    Each takes the port at which it is reached there, otherwise its own.
    """
    near = [(caller, called, url) for caller in group.services for called, url in _at_the_machine(caller)]
    if not near:
        return
    by_name = {name: service for service in group.services for name in service.zones.parties.names_of(service.name)}
    together: dict[str, set[str]] = {}
    reached: dict[str, Claim] = {}
    for caller, called, url in near:
        other = by_name.get(called)
        setting = caller.bound.get(f"dependencies.{called}.url")
        if other is None or other is caller or setting is None:
            continue
        shared = together.setdefault(caller.name, {caller.name}) | together.setdefault(other.name, {other.name})
        for name in shared:
            together[name] = shared
        if url.port is not None and not url.path.strip("/"):
            reached.setdefault(other.name, Claim(other.name, "", url.port, setting))
    yield from _claims(group, together, reached)


def _at_the_machine(caller: Service) -> list[tuple[str, Url]]:
    """Whom a service calls at the machine itself, and where."""
    called = [(name, dependency.url) for name, dependency in caller.model.dependencies.items()]
    return [(name, url) for name, url in called if isinstance(url, Url) and is_loopback(url.host)]


def _claims(group: Members, together: Mapping[str, set[str]], reached: Mapping[str, Claim]) -> Iterator[Claim]:
    for service in group.services:
        if service.name not in together:
            continue
        where = min(together[service.name])
        own = service.bound.get("server.port")
        port = service.model.server.port if service.model.server is not None else None
        if own is not None and isinstance(port, Port) and port.number:
            at = reached.get(service.name)
            if at is None or at.port == port.number:
                yield Claim(service.name, where, port.number, own)
                continue
        if service.name in reached:
            yield msgspec.structs.replace(reached[service.name], where=where)


def _spellings(group: Members) -> dict[tuple[str, ...], str]:
    """The services that there are or are declared, by the words of their names and aliases."""
    known = {words(name): service.name for service in group.services for name in service.zones.parties.names_of(service.name)}
    declared = group.services[0].zones.parties.own if group.services else ()
    return known | {words(name): party.name for party in declared for name in party.names}


ADDRESSES = frozenset(("host", "url"))
"""Last words of a key that says where a service is."""


def _listed(service: Service, known: Mapping[tuple[str, ...], str]) -> list[Claim]:
    """Ports of several services of the fleet (`AUTH_PORT`, `BACKEND_PORT`), side by side and with no hosts of their own."""
    ports = service.named(_is_port)
    ports = [setting for setting in ports if words(setting.name)[:-1] in known]
    hosts = {words(setting.name)[:-1] for setting in service.settings if _is_of_host(setting.name)} if ports else set()
    return [
        Claim(known[said[:-1]], setting.location.path, int(str(setting.value)), setting)
        for setting in ports
        if (said := words(setting.name))[-1:] == ("port",) and said[:-1] not in hosts and str(setting.value).isdecimal()
    ]


def _is_of_host(name: str) -> bool:
    said = words(name)
    return bool(said) and said[-1] in ADDRESSES


def _seen(setting: Setting) -> object:
    return setting.value if _ports_item.search(setting.name) or _is_port(setting.name) else None
