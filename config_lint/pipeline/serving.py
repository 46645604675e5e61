"""Layers to services: each pair of an environment and a service is made by itself."""

from collections.abc import Container, Sequence
from typing import Any, NamedTuple

from config_lint.binding import Vocabulary, bind
from config_lint.domain.environment import Environment
from config_lint.domain.layer import Layer
from config_lint.domain.party import Parties, Party
from config_lint.domain.problem import Problem
from config_lint.domain.service import Service
from config_lint.domain.zones import Zones
from config_lint.layers import Pair, resolve
from config_lint.options import Options


class Made(NamedTuple):
    """A service, what was met on the way to it, and the values that its model is made of."""

    service: Service
    problems: tuple[Problem, ...]
    values: dict[str, Any]


class Maker:
    """Makes services of their layers: what is the same for all of them."""

    def __init__(
        self, environments: Sequence[Environment], options: Options, vocabulary: Vocabulary, *, sound: bool = False
    ) -> None:
        """`sound` are services of which every value is known to be what its setting means."""
        self.zones = Zones(environments, _parties(options))
        self._environments = {environment.name: environment for environment in environments}
        self._provided = options.provided
        self._vocabulary = vocabulary
        self._sound = sound

    def made(self, pair: Pair, layers: tuple[Layer, ...], unread: Container[str]) -> Made:
        """The service of that pair; `unread` are the files that are not known as a whole."""
        environment, name = self._environments[pair[0]], pair[1]
        resolved = resolve(layers, name, environment, self._provided)
        binding = bind(resolved.settings, self._vocabulary, name, sound=self._sound)
        files = tuple(dict.fromkeys(layer.path for layer in layers))
        service = Service(
            name=name,
            environment=environment,
            zones=self.zones,
            settings=binding.settings,
            modelled=binding.modelled,
            bound=binding.bound,
            files=files,
            layers=layers,
            complete=resolved.whole and not any(path in unread for path in files),
            as_written=resolved.as_written,
        )
        return Made(service, (*resolved.problems, *binding.problems), binding.values)


def _parties(options: Options) -> Parties:
    """The declared services, and what they are called."""
    return Parties(
        Party(name, frozenset((name, *table.aliases)), tuple(domain.lower() for domain in table.domains), table.external)
        for name, table in options.services.items()
    )
