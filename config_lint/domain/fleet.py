"""Environments, services, and the problems met on the way to them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, repeat
from weakref import ref

import msgspec

from config_lint.domain.contract import Contracts
from config_lint.domain.environment import Environment
from config_lint.domain.graph import Graph
from config_lint.domain.history import History
from config_lint.domain.intent import Intent
from config_lint.domain.past import Past
from config_lint.domain.problem import Problem
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.zones import Zones
from config_lint.values.value import Value


class Members:
    """All services of one environment: what an `environment` check looks at."""

    def __init__(self, environment: Environment, services: tuple[Service, ...]) -> None:
        self.environment = environment
        self.services = services


class Row(msgspec.Struct, frozen=True, eq=False, gc=False):
    """One key of one service across the environments: what a `key` check looks at.

    `settings` are those that have it, in promotion order; `lacking` the service in the environments that do not. Preview
    environments take no part. `differs` is true where not all of them have one value: in most rows they do.
    """

    name: str
    settings: tuple[Setting, ...]
    lacking: tuple[Service, ...]
    differs: bool


class Fleet:
    """Everything that was resolved: what a `fleet` check looks at. Services are in promotion order, then by name."""

    def __init__(
        self,
        environments: tuple[Environment, ...],
        services: tuple[Service, ...],
        problems: tuple[Problem, ...],
        fed: dict[str, tuple[tuple[str, str], ...]],
        intent: Intent | None = None,
        grapher: Callable[["Fleet"], Graph] = lambda _: Graph(()),
        contracts: Contracts | None = None,
        past: Past | None = None,
    ) -> None:
        self.environments = environments
        self.services = services
        self.problems = problems
        self.fed = fed
        """The (environment, service) pairs that each file feeds."""
        self.intent = intent or Intent()
        self.grapher = grapher
        self.contracts = contracts or Contracts()
        self.past = past
        """The state that this one is compared with, if it is."""
        self.pairs = tuple(service.pair for service in services)
        """The (environment, service) that there are, in promotion order."""
        self.made: dict[str, object] = {}
        """What checks look `through` (`domain/check.py`), made by the first that asks: let go where all who do were asked."""
        self._whole: ref[Fleet] | None = None

    def given(self, problems: tuple[Problem, ...], intent: Intent | None = None, past: Past | None = None) -> "Fleet":
        """The same fleet with other problems, and perhaps another intent, or a state to be compared with."""
        intended = intent or self.intent
        given = Fleet(
            self.environments, self.services, problems, self.fed, intended, self.grapher, self.contracts, past or self.past
        )
        given.pairs = self.pairs
        return given

    @cached_property
    def graph(self) -> Graph:
        """Who calls whom: made when the first check asks."""
        return self.grapher(self)

    @cached_property
    def history(self) -> History | None:
        """What each setting was and is; None where there is nothing to compare with."""
        return History(self.past, self.environments, self.services) if self.past else None

    @cached_property
    def zones(self) -> Zones:
        """The environments' vocabulary."""
        return self.services[0].zones if self.services else Zones(self.environments)

    @cached_property
    def members(self) -> tuple[Members, ...]:
        """The services by environment, in promotion order."""
        return tuple(
            Members(environment, tuple(service for service in self.services if service.environment.name == environment.name))
            for environment in self.environments
        )

    @cached_property
    def by_pair(self) -> dict[tuple[str, str], Service]:
        """The services by (environment, service)."""
        return {service.pair: service for service in self.services}

    @cached_property
    def by_service(self) -> dict[str, tuple[Service, ...]]:
        """Each service's environments, in promotion order, previews left out."""
        gathered: dict[str, list[Service]] = {}
        for service in self.services:
            if not service.environment.preview:
                gathered.setdefault(service.name, []).append(service)
        return {name: tuple(found) for name, found in gathered.items()}

    @property
    def whole(self) -> "Fleet":
        """The fleet that this one is a part of; itself, if it is part of none."""
        return (self._whole() if self._whole else None) or self

    @cached_property
    def kin(self) -> tuple["Fleet", ...]:
        """Each service in all its environments, as a fleet of its own: by the environment that it is first in, then by name."""
        if self._whole:
            return (self,)
        gathered: dict[str, list[Service]] = {}
        for service in self.services:
            gathered.setdefault(service.name, []).append(service)
        return tuple(self._only(tuple(services)) for services in gathered.values())

    def _only(self, services: tuple[Service, ...]) -> "Fleet":
        """The fleet of some of its services, which are to be compared as in the whole one."""
        part = Fleet(self.environments, services, (), self.fed, self.intent)
        part._whole = ref(self)  # it keeps its parts: were it kept by them, nobody would ever let it go
        return part

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every key of every service across the environments."""
        if not self._whole:
            return tuple(chain.from_iterable(part.rows for part in self.kin))
        return tuple(chain.from_iterable(map(_rows, self.by_service.values())))

    @cached_property
    def differing(self) -> tuple[Row, ...]:
        """The rows of which not all environments say the same, which are few."""
        return tuple([row for row in self.rows if row.differs])


def _rows(services: Sequence[Service]) -> Iterable[Row]:
    """The rows of one service."""
    return _side_by_side(services) if _are_alike(services) else _gathered(services)


def _are_alike(services: Sequence[Service]) -> bool:
    """Whether all have the same keys in the same order, each once: most have."""
    first = services[0]
    if any(service.names is not first.names for service in services):
        return False
    documents = [setting.document for setting in first.settings]
    keys = set(zip(documents, first.names.every, strict=True))
    return len(keys) == len(documents) and all(
        [setting.document for setting in service.settings] == documents for service in services[1:]
    )


def _side_by_side(services: Sequence[Service]) -> list[Row]:
    every = zip(*[service.settings for service in services], strict=True)
    values = zip(*[[setting.value for setting in service.settings] for service in services], strict=True)
    differs = [said.count(said[0]) < len(services) for said in values]
    return list(map(Row, services[0].names.every, every, repeat(()), differs))


def _gathered(services: Sequence[Service]) -> Iterator[Row]:
    gathered: dict[tuple[str, str], list[Setting]] = {}
    for service in services:
        for setting in service.settings:
            gathered.setdefault((setting.document, setting.name), []).append(setting)
    without: dict[tuple[str, ...], tuple[Service, ...]] = {}
    for (_, name), settings in gathered.items():
        lacking: tuple[Service, ...] = ()
        if len(settings) < len(services):
            having = tuple([setting.environment for setting in settings])
            found = without.get(having)
            if found is None:
                found = without[having] = tuple(each for each in services if each.environment.name not in having)
            lacking = found
        yield Row(name, tuple(settings), lacking, _differ([setting.value for setting in settings]))


def _differ(values: Sequence[Value]) -> bool:
    return values.count(values[0]) < len(values)
