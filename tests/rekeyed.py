"""Fleets in which keys came and went that mean nothing well-known.

A key that comes is called like one of the fleet, or nearly so, and stands where its service has another one.
"""

import dataclasses
from collections.abc import Sequence
from random import Random

import msgspec

from config_lint.domain.contribution import Contribution, Operation
from config_lint.domain.document import Entry
from config_lint.domain.facts import LEVELS, SETTINGS, WELL_KNOWN, kinds_of
from config_lint.domain.fleet import Fleet
from config_lint.domain.key import parse, render
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.values.empty import Empty
from config_lint.values.value import Value
from tests.altered import VALUES

NUMBERS: tuple[Value, ...] = (*range(12), 99, 3600, 0.25, 5432, 8443, True, False, None, *Empty)

LAST = (
    *(
        "spare_81",
        "enabled",
        "auth_host",
        "auth_port",
        "db_user",
        "user",
        "periodSeconds",
        "selector",
        "kind",
        "image",
        "publicClient",
    ),
    *("publicClient", "port", "url", "livenessProbe", "level", "NEW_KEY_URL", "SQL_ALCHEMY_SIZE", "SQLALCHEMY_SIZE"),
)
"""How keys end that mean something to some check."""

Row = tuple[str, str, str]


class Rekeying:
    """What may come to a fleet, and go from it, where some kinds are `needed` by nobody else."""

    def __init__(self, fleet: Fleet, needed: frozenset[str], chance: Random) -> None:
        self._fleet, self._needed, self._chance = fleet, needed | {WELL_KNOWN, LEVELS}, chance
        every = [setting for service in fleet.services for setting in service.settings]
        self._kinds: dict[Row, frozenset[str]] = {}
        for setting in every:
            row = (setting.service, setting.document, setting.name)
            self._kinds[row] = self._kinds.get(row, frozenset()) | kinds_of(setting)
        well_known = {setting.name for setting in every if setting.canonical}
        self._names = sorted({(setting.document, setting.name) for setting in every if setting.name not in well_known})
        self._values: Sequence[Value] = [*NUMBERS, *VALUES, *(setting.value for setting in every)]

    def service(self, service: Service, share: float, most: int) -> Service:
        """The service without a share of its keys, and with a few others; as it is where a document would come or go."""
        gone = [each for each in service.settings if self._may_be_there(each) and self._chance.random() < share]
        found = _without(service, gone)
        new: dict[tuple[str, str], Setting] = {}
        for _ in range(self._chance.randint(0, most)):
            setting = self._new(service)
            if setting is not None:
                new[setting.document, setting.name] = setting
        found = _with(found, list(new.values()))
        return found if _documents(found) == _documents(service) == _documents(_without(service, gone)) else service

    def _may_be_there(self, setting: Setting) -> bool:
        kinds = kinds_of(setting) | self._kinds.get((setting.service, setting.document, setting.name), frozenset())
        is_bound = any(each.chain == setting.chain for each in self._bound(setting))
        is_written = len(setting.chain) == 1 and setting.chain[0].entry.value is setting.value
        return is_written and not is_bound and SETTINGS not in self._needed and self._needed.isdisjoint(kinds)

    def _bound(self, setting: Setting) -> Sequence[Setting]:
        return tuple(self._fleet.by_pair[setting.environment, setting.service].bound.values())

    def _new(self, service: Service) -> Setting | None:
        """A key that nobody has, or some other does; None where chance gives one that it has, or that is needed."""
        own = [setting for setting in service.settings if len(setting.chain) == 1]
        if not own or not self._names:
            return None
        chance, beside = self._chance, self._chance.choice(own)
        document, name = chance.choice([chance.choice(self._names), (beside.document, beside.name), chance.choice(self._names)])
        name = chance.choice([name, self._like(name), self._like(name)])
        document = chance.choice([document, beside.document])
        if (document, name) in service.by_name or not name:
            return None
        link = beside.chain[0]
        entry = Entry(
            parse(name), chance.choice(chance.choice([NUMBERS, self._values])), link.entry.location, link.entry.key_location
        )
        chain = (Contribution(entry, parse(name), Operation.SET, link.owner, link.condition, link.layer),)
        setting = Setting(service.environment.name, service.name, document, name, entry.value, chain)
        return setting if self._may_be_there(setting) else None

    def _like(self, name: str) -> str:
        """The name with one letter more, less or other, or another last part."""
        path, chance = parse(name), self._chance
        last = path[-1]
        at = chance.randrange(len(last) + 1)
        letters = [f"{last}s", f"{last[:at]}{last[at + 1 :]}", f"{last[:at]}e{last[at:]}", last.upper(), f"{last}_2"]
        return render((*path[:-1], chance.choice([*letters, chance.choice(LAST)]) or last))


def rekeyed(fleet: Fleet, needs: frozenset[str], chance: Random, share: float = 0.4) -> Fleet:
    """The fleet without some of the keys that are of no kind that is needed, and with others, in a share of its services."""
    rekeying = Rekeying(fleet, needs, chance)
    return with_services(
        fleet, [rekeying.service(each, share, 4) if chance.random() < share else each for each in fleet.services]
    )


def rekeyed_once(fleet: Fleet, chance: Random) -> Fleet:
    """The fleet with a few keys more or less in one service."""
    rekeying = Rekeying(fleet, frozenset(), chance)
    name = chance.choice(fleet.services).name
    services = [each for each in fleet.services if each.name == name]
    others = chance.sample(services, chance.randint(1, min(2, len(services))))
    share = chance.choice([0, 0, 0.02, 0.1])
    return with_services(fleet, [rekeying.service(each, share, 2) if each in others else each for each in fleet.services])


def with_services(fleet: Fleet, services: Sequence[Service]) -> Fleet:
    """The fleet with other services in the place of its own."""
    return Fleet(
        fleet.environments, tuple(services), fleet.problems, fleet.fed, fleet.intent, fleet.grapher, fleet.contracts, fleet.past
    )


def _documents(service: Service) -> set[str]:
    return {setting.document for setting in service.settings}


def _without(service: Service, gone: Sequence[Setting]) -> Service:
    links = {id(link) for setting in gone for link in setting.chain}
    left = {id(setting) for setting in gone}
    layers = tuple(
        msgspec.structs.replace(layer, contributions=tuple(each for each in layer.contributions if id(each) not in links))
        for layer in service.layers
    )
    settings = tuple(setting for setting in service.settings if id(setting) not in left)
    return dataclasses.replace(service, settings=settings, layers=layers) if gone else service


def _with(service: Service, new: Sequence[Setting]) -> Service:
    layers = list(service.layers)
    for setting in new:
        at = next((at for at, layer in enumerate(layers) if layer.path == setting.location.path), None)
        if at is not None:
            layers[at] = msgspec.structs.replace(layers[at], contributions=(*layers[at].contributions, *setting.chain))
    return dataclasses.replace(service, settings=(*service.settings, *new), layers=tuple(layers)) if new else service
