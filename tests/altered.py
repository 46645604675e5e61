"""Fleets that say something else where nobody is to notice: other values of the same classes, under the same names.

What comes in a value's place is another one of the fleet, the name of a key or a service, or means something to some check. A
line that several services read is changed for all of them, and what was put together from others is changed by itself. Where
nothing well-known is to be looked at, the service model is that of values none of which can be what it ought to be.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from random import Random

import msgspec

from config_lint.domain.contract import Contracts
from config_lint.domain.contribution import Contribution
from config_lint.domain.document import Entry
from config_lint.domain.facts import LEVELS, SETTINGS, WELL_KNOWN, kinds_of
from config_lint.domain.fields import is_read
from config_lint.domain.fleet import Fleet
from config_lint.domain.layer import Layer
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.models.service import ServiceModel
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.value import Value
from tests.remodelled import is_own, remodelled, takes

VALUES: tuple[Value, ...] = (
    *(False, True, 0, 1, 2, 5, 30, 80, 443, 5432, 8080, 99_999, -1, 0.0, 0.5, 1.5, 30.0, 123_456_789_012, 210_987_654_321),
    *("", " ", "true", "off", "0", "8080", "30s", "512Mi", "DEBUG", "error", "HS256,none", "postgresql", "Deployment"),
    *("ConfigMap", "changeme", "orders", "auth-service", "staging", "production", "web-staging-eu", "the orders of a shop"),
    *("db.staging.example.com", "db.production.example.com", "localhost", "10.0.0.1", "8080:80", "service_healthy", "/health"),
    *("arn:aws:ssm:eu-west-1:123456789012:parameter/production/db", "vol-0123456789abcdef0", "10.0.0.300", " x-y"),
    *("a,a,b", "'x", "https://api.staging.example.com/v2", "http://api.production.example.com", "http://localhost:8080", "redis://cache/1"),
    *("postgres://db.production.example.com/orders?sslmode=disable", "jdbc:mysql://db:3306/x", "http://auth:9999/v1/ and more"),
    *(Secret("changeme"), Secret("password"), Secret("hK2p9vQx7TzLw4Rb8NcY"), Secret("stagingpassword"), Secret("")),
    Secret("postgres://app:hunter2@db.production.example.com/orders", "postgres://app:***@db.production.example.com/orders"),
    Secret("amqp://guest:guest@queue/", "amqp://guest:***@queue/"),
    Reference("vault", "production/db/password", "vault:production/db/password"),
    Reference("secretKeyRef", "web-secret/password", "web-secret/password"),
    Reference("variable", "", "${NOWHERE}"),
    Reference("vals", "ref+vault://staging/web#key", "ref+vault://staging/web#key"),
)  # fmt: skip
"""What may come in a value's place: numbers, switches, texts and secrets that mean something to some check."""

Likeness = tuple[type[Value], frozenset[str]]


def likeness(value: Value) -> Likeness:
    """What a value has in common with those that may come in its place: its class, and the kinds that it makes its setting of."""
    return value.__class__, kinds_of(Setting("", "", "", "", value, ()))


def by_likeness(values: Iterable[Value]) -> dict[Likeness, list[Value]]:
    """The values, by what they are like."""
    found: dict[Likeness, list[Value]] = {}
    for value in values:
        found.setdefault(likeness(value), []).append(value)
    return found


def altered(fleet: Fleet, needs: frozenset[str], random: Random, fields: frozenset[str] | None = None) -> Fleet:
    """The fleet as it would be if all that is not among the needs were something else, chosen by chance.

    `fields` are those that are read of what is well-known, None for all.
    """
    alteration = Alteration(fleet, needs, random, fields)
    return Fleet(
        fleet.environments,
        tuple(map(alteration.service, fleet.services)),
        fleet.problems if "problems" in needs else (),
        fleet.fed,
        fleet.intent,
        fleet.grapher,
        fleet.contracts if "contracts" in needs else Contracts(),
        fleet.past,
    )


class Alteration:
    """Remembers what became of each entry, so that all who read it read the same."""

    def __init__(self, fleet: Fleet, needs: frozenset[str], random: Random, fields: frozenset[str] | None = None) -> None:
        self._needs = needs
        self._fields = fields
        self._random = random
        settings = [setting for service in fleet.services for setting in service.settings]
        names: list[Value] = [name for setting in settings for name in (setting.name, setting.document, setting.service)]
        self._choices = by_likeness((*VALUES, *names, *(setting.value for setting in settings)))
        self._kept = {id(entry) for setting in settings if self._is_needed(setting) for entry in entries_of(setting)}
        self._fields_of: dict[int, list[tuple[Service, str]]] = {}
        for service in fleet.services if fields is not None else ():
            for canonical, setting in service.bound.items():
                if is_own(service, setting) and setting.chain[-1].entry.value is setting.value:
                    self._fields_of.setdefault(id(setting.chain[-1].entry), []).append((service, canonical))
                else:
                    self._kept.update(map(id, entries_of(setting)))
        self._entries: dict[int, Entry] = {}
        self._layers: dict[int, Layer] = {}

    def service(self, service: Service) -> Service:
        """The service with other values."""
        settings = tuple(map(self._setting, service.settings))
        layers = tuple(map(self._layer, service.layers))
        if SETTINGS in self._needs or {WELL_KNOWN, LEVELS} <= self._needs:
            return dataclasses.replace(service, settings=settings, layers=layers)
        if WELL_KNOWN in self._needs:
            found = service if self._fields is None else remodelled(service, settings)
            modelled = partial(_without_level, found.model)
            return dataclasses.replace(found, settings=settings, layers=layers, modelled=modelled)
        return dataclasses.replace(service, settings=settings, layers=layers, modelled=ServiceModel, bound={})

    def _is_needed(self, setting: Setting) -> bool:
        return not is_altered(setting, self._needs, self._fields)

    def _setting(self, setting: Setting) -> Setting:
        if self._is_needed(setting):
            return setting
        chain = tuple(map(self._contribution, setting.chain))
        written = setting.chain[-1].entry.value
        is_left = setting.value is not written and (id(setting.chain[-1].entry) in self._kept or bool(setting.canonical))
        value = chain[-1].entry.value if setting.value is written else setting.value if is_left else self._other(setting.value)
        return msgspec.structs.replace(setting, value=value, chain=chain)

    def _layer(self, layer: Layer) -> Layer:
        if id(layer) not in self._layers:
            contributions = tuple(map(self._contribution, layer.contributions))
            self._layers[id(layer)] = msgspec.structs.replace(layer, contributions=contributions)
        return self._layers[id(layer)]

    def _contribution(self, contribution: Contribution) -> Contribution:
        return msgspec.structs.replace(contribution, entry=self._entry(contribution.entry))

    def _entry(self, entry: Entry) -> Entry:
        if id(entry) in self._kept:
            return entry
        if id(entry) not in self._entries:
            value = self._other(entry.value)
            if not all(takes(service, canonical, value) for service, canonical in self._fields_of.get(id(entry), ())):
                value = entry.value
            text = entry.text and (entry.text if value is entry.value else str(value))
            self._entries[id(entry)] = msgspec.structs.replace(entry, value=value, text=text)
        return self._entries[id(entry)]

    def _other(self, value: Value) -> Value:
        return self._random.choice(self._choices.get(likeness(value)) or [value])


def _without_level(model: ServiceModel) -> ServiceModel:
    """A model that says nothing of how much is logged."""
    logging = model.logging and model.logging.model_copy(update={"level": None})
    return model.model_copy(update={"logging": logging})


def is_altered(setting: Setting, needs: frozenset[str], fields: frozenset[str] | None = None) -> bool:
    """Whether something else may stand there than what is needed, `fields` being those that are read of what is well-known."""
    kinds = kinds_of(setting)
    if fields is not None and not is_read(setting, fields):
        kinds -= {WELL_KNOWN}
    return SETTINGS not in needs and needs.isdisjoint(kinds)


def entries_of(setting: Setting) -> Iterator[Entry]:
    """What was written for it, the overridden included."""
    return (link.entry for link in setting.chain)


def with_texts(fleet: Fleet, texts: Mapping[int, str]) -> Fleet:
    """The fleet with other texts, by the id of the entry in which each is written, wherever that is read.

    What is well-known must be one that its field takes.
    """
    entries: dict[int, Entry] = {}

    def contribution(link: Contribution) -> Contribution:
        at = id(link.entry)
        if at not in texts:
            return link
        entries.setdefault(at, msgspec.structs.replace(link.entry, value=texts[at], text=""))
        return msgspec.structs.replace(link, entry=entries[at])

    def setting(each: Setting) -> Setting:
        if not any(id(link.entry) in texts for link in each.chain):
            return each
        chain = tuple(map(contribution, each.chain))
        value = chain[-1].entry.value if each.value is each.chain[-1].entry.value else each.value
        return msgspec.structs.replace(each, value=value, chain=chain)

    services = tuple(remodelled(service, tuple(map(setting, service.settings))) for service in fleet.services)
    return Fleet(
        fleet.environments, services, fleet.problems, fleet.fed, fleet.intent, fleet.grapher, fleet.contracts, fleet.past
    )
