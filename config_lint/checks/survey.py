"""A fleet's targets side by side.

Which domains its environments divide among themselves, and who points where with the same key.
"""

import re
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import count

import msgspec

from config_lint.checks.fallback import is_fallback
from config_lint.checks.targets import Target, registrable, targets
from config_lint.domain.fleet import Fleet
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.values.reference import Reference
from config_lint.values.words import words

Key = tuple[str, str, str]

SERVED = frozenset(("ingress", "ingresses", "vhost", "vhosts", "route"))
"""Words of a key with a host under which the service itself is reached."""


class Peer(msgspec.Struct, frozen=True):
    """The same key in another zone; `is_own` where its host belongs to that zone."""

    zone: str
    service: Service
    target: Target
    is_own: bool


class Pointing(msgspec.Struct):
    """Who points somewhere under one name: how many where is `unknown`, and how many speak of no other zone than their own.

    Those `abroad` come in the order of all that do, under whatever name, each with its place in that.
    """

    unknown: int = 0
    at_home: int = 0
    abroad: list[tuple[int, Service, Target]] = []


def _targets(service: Service) -> tuple[Target, ...]:
    found = targets(service)
    everybodys = [place for place, each in enumerate(found) if not each.setting.chain[-1].owner]  # others fall back on nothing
    for place in everybodys:
        if is_fallback(found[place].setting, service):
            found[place] = Target(found[place].setting)
    return tuple(found)


def survey_of(fleet: Fleet) -> "Survey":
    """The survey of a fleet: made when the first check asks, and kept as long as the fleet is."""
    survey = fleet.made.get("targets")
    if not isinstance(survey, Survey):
        survey = fleet.made["targets"] = Survey(fleet)
    return survey


class Survey:
    """Made once for a fleet. Preview environments are looked at, and are nobody's peers."""

    def __init__(self, fleet: Fleet) -> None:
        self.services, self.environments, self.fed = fleet.services, fleet.environments, fleet.fed
        self.zones = fleet.zones
        self.targets = {service.pair: _targets(service) for service in fleet.services}
        """What each service points at; unknown where a default says where."""
        self.tiers = {environment.zone: environment.tier for environment in reversed(fleet.environments)}
        self.last = max(fleet.environments, key=lambda environment: environment.rank).zone if fleet.environments else ""
        self._shapes: dict[str, re.Pattern[str]] = {}
        self._served: dict[tuple[str, str], dict[str, Setting]] = {}
        self.zone_of = cache(self._zone_of)  # the same few hosts come in all services
        """The zone that a host belongs to by domain or by its words; empty where it belongs to none in particular."""

    @cached_property
    def by_name(self) -> dict[tuple[str, str], Pointing]:
        """Who points where under each well-known name and key: there are few names."""
        found: dict[tuple[str, str], Pointing] = {}
        place = count()
        for service in self.services:
            at_home = frozenset((service.environment.zone,))
            for target in self.targets[service.pair]:
                setting = target.setting
                pointing = found.get((setting.canonical, setting.name))
                if pointing is None:
                    pointing = found[setting.canonical, setting.name] = Pointing()
                if not (target.hosts or target.rest):
                    pointing.unknown += 1
                elif self._spoken_of(target) <= at_home:
                    pointing.at_home += 1
                else:
                    pointing.abroad.append((next(place), service, target))
        return found

    def _spoken_of(self, target: Target) -> frozenset[str]:
        """The zones that its hosts belong to, and the one that what is named on them speaks of."""
        named = self.zones.words_in(target.rest) if target.rest else frozenset()
        return frozenset(filter(None, map(self.zone_of, target.hosts))) | (named if len(named) == 1 else frozenset())

    @cached_property
    def divided(self) -> dict[str, dict[str, Setting]]:
        """For each domain that somebody owns, the zones with hosts of their own in it, and the first setting that says so."""
        found: dict[str, dict[str, Setting]] = {}
        for service in self.services:
            zone = service.environment.zone
            for target in self.targets[service.pair] if not service.environment.preview else ():
                for host in target.hosts:
                    if self.zone_of(host) == zone:
                        found.setdefault(registrable(host), {}).setdefault(zone, target.setting)
        return found

    @cached_property
    def _by_key(self) -> dict[Key, list[Peer]]:
        found: dict[Key, list[Peer]] = {}
        for service in self.services:
            zone = service.environment.zone
            for target in self.targets[service.pair] if not service.environment.preview else ():
                peer = Peer(zone, service, target, any(self.zone_of(host) == zone for host in target.hosts))
                for key in self._keys(service, target):
                    found.setdefault(key, []).append(peer)
        return found

    def _keys(self, service: Service, target: Target) -> list[Key]:
        setting = target.setting
        keys = [(service.name, setting.document, setting.name)]
        if setting.canonical:
            keys.append((service.name, "", setting.canonical))
        if setting.location.path in self._shared:
            keys.append(("", setting.document, setting.name))
        return keys

    @cached_property
    def _shared(self) -> frozenset[str]:
        """The files that speak to several services."""
        return frozenset(path for path, pairs in self.fed.items() if len({service for _, service in pairs}) > 1)

    def peers(self, service: Service, target: Target) -> list[Peer]:
        """The same key, otherwise the same well-known setting, of the same service in other zones.

        Where it has none there, what files for several services say.
        """
        for key in self._keys(service, target):
            found = [peer for peer in self._by_key.get(key, ()) if peer.zone != service.environment.zone]
            if found:
                return found
        return []

    def is_everybodys(self, service: Service, target: Target, host: str) -> bool:
        """Whether every zone has the host under that key, or an only one has it from a layer that is everybody's."""
        peers = self.peers(service, target)
        if not peers:
            return not target.setting.owner
        zones = self._zones_of[service.name] - {service.environment.zone}
        return {peer.zone for peer in peers} >= zones and all(host in peer.target.hosts for peer in peers)

    @cached_property
    def _zones_of(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for service in self.services:
            zones = found.setdefault(service.name, set())
            if not service.environment.preview:
                zones.add(service.environment.zone)
        return found

    def _zone_of(self, host: str) -> str:
        """The zone of a host, or nothing.

        A host of one zone's domain with a label that is another zone's word belongs to the other, if that one has hosts with
        the same ending.
        """
        known = self.zones.zone_of_host(host)
        if known or self.zones.parties.is_external(host):
            return known
        return next((zone for zone, ending in self._endings(host) if ending in self._lived_in.get(zone, ())), "")

    def _endings(self, host: str) -> Iterator[tuple[str, str]]:
        """For each label that is a zone's word, the zone, and the host from that label on."""
        labels = host.split(".")
        for index, label in enumerate(labels[1:-1], 1):
            named = self.zones.words_in(label)
            if len(named) == 1:
                yield next(iter(named)), ".".join(labels[index:])

    @cached_property
    def _lived_in(self) -> dict[str, set[str]]:
        """For each zone, the endings of hosts that its own settings have."""
        found: dict[str, set[str]] = {}
        for service in self.services:
            own = service.environment.zone
            for host in {host for target in self.targets[service.pair] for host in target.hosts}:
                found.setdefault(own, set()).update(ending for zone, ending in self._endings(host) if zone == own)
        return found

    def served(self, service: Service) -> dict[str, Setting]:
        """The hosts under which a service is reached, each with the setting that says so."""
        found = self._served.get(service.pair)
        if found is None:
            found = self._served[service.pair] = {
                host: target.setting
                for target in self.targets[service.pair]
                if target.setting.canonical == "server.public_url" or not SERVED.isdisjoint(words(target.setting.name))
                for host in target.hosts
            }
        return found

    def is_own_address(self, service: Service, host: str, foreign: str) -> bool:
        """Whether a service is served under a host that nobody in the zone is that it seems to belong to."""
        return host in self.served(service) and host not in self._named_in.get(foreign, ())

    @cached_property
    def _named_in(self) -> dict[str, set[str]]:
        """The hosts that each zone's settings name."""
        found: dict[str, set[str]] = {}
        for service in self.services:
            hosts = found.setdefault(service.environment.zone, set())
            hosts.update(host for target in self.targets[service.pair] for host in target.hosts)
        return found

    def origin(self, service: Service, target: Target, host: str) -> Setting | None:
        """The setting in which a host is written that another one has by referring to it; None where it is written there."""
        if host in _written(target.setting):
            return None
        same = (other.setting for other in self.targets[service.pair] if host in other.hosts)
        return next((setting for setting in same if host in _written(setting)), None)

    def leans_on(self, service: Service, foreign: str) -> bool:
        """Whether a service has several targets in another zone, and not many more in its own: it is built on that one."""
        zones = [self.zone_of(host) for target in self.targets[service.pair] for host in target.hosts]
        return zones.count(foreign) > 1 and zones.count(foreign) * 3 > zones.count(service.environment.zone)

    def has_like(self, host: str, foreign: str, zone: str) -> bool:
        """Whether a zone has hosts of its own that are called as this one of another zone is.

        The same but for the first label and the words.
        """
        return _family(self.without_words(host, foreign)) in self._families.get(zone, ())

    @cached_property
    def _families(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for service in self.services:
            zone = service.environment.zone
            for host in {host for target in self.targets[service.pair] for host in target.hosts if self.zone_of(host) == zone}:
                found.setdefault(zone, set()).add(_family(self.without_words(host, zone)))
        return found

    def is_excused(self, service: Service, target: Target, foreign: str) -> bool:
        """Whether the key, its object or the service names the other environment itself, or the target is a third party."""
        if self.zones.is_part(foreign, service.environment.name):
            return True
        setting = target.setting
        name = service.by_name.get((setting.document, "metadata.name"))
        called = name.value if name is not None and isinstance(name.value, str | Reference) else ""
        said = f"{setting.name} {setting.document} {called}"
        for host in target.hosts:
            said = said.replace(host, "")
        if foreign in self.zones.words_in(f"{said} {service.name}"):
            return True
        kind, _, rest = setting.canonical.partition(".")
        party = self.zones.parties.named(rest.partition(".")[0]) if kind == "dependencies" else None
        return party is not None and party.external

    def without_words(self, text: str, zone: str) -> str:
        """The text with the words of a zone blanked out: equal for values that differ by nothing else."""
        if zone not in self._shapes:
            spellings = {word for environment in self.environments if environment.zone == zone for word in environment.words}
            either = "|".join(re.escape(word) for word in sorted(spellings, key=lambda word: (-len(word), word)))
            self._shapes[zone] = re.compile(rf"(?<![A-Za-z0-9])(?:{either})(?![A-Za-z0-9])", re.IGNORECASE)
        return self._shapes[zone].sub("*", text)


def _written(setting: Setting) -> str:
    """The text as it stands in the file, in lower case, before anything was put into it; empty for a secret."""
    value = setting.chain[-1].entry.value
    return value.lower() if isinstance(value, str) else ""


def _family(host: str) -> str:
    return host.partition(".")[2]
