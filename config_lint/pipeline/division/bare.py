"""A service without what whoever receives it has."""

from typing import Any

import msgspec

from config_lint.domain.contribution import Contribution
from config_lint.domain.layer import Layer
from config_lint.domain.problem import Problem
from config_lint.domain.setting import Setting
from config_lint.pipeline.serving import Made


class Bare(msgspec.Struct, frozen=True, array_like=True):
    """A service without what whoever receives it has: environments, zones, and the model, which is made of `values`.

    Of setting number n, `documents[n]` is the document, `names[n]` the name, and so on; its value is the last one written in its
    chain, unless `resolved` has another. `bound` are numbers of settings, or such as are not among them.
    """

    environment: str
    name: str
    documents: list[str]
    names: list[str]
    chains: list[tuple[Contribution, ...]]
    canonicals: list[str]
    resolved: dict[int, Any]
    values: dict[str, Any]
    bound: dict[str, int | Setting]
    layers: tuple[Layer, ...]
    complete: bool
    problems: tuple[Problem, ...]

    def settings(self) -> tuple[Setting, ...]:
        """The settings again."""
        columns = zip(self.documents, self.names, self.chains, self.canonicals, strict=True)
        found = [
            Setting(self.environment, self.name, document, name, chain[-1].entry.value, chain, canonical)
            for document, name, chain, canonical in columns
        ]
        for index, value in self.resolved.items():
            found[index] = msgspec.structs.replace(found[index], value=value)
        return tuple(found)


def bare_of(made: Made) -> Bare:
    """The service as it travels."""
    service = made.service
    settings = service.settings
    places = {(setting.document, setting.name): index for index, setting in enumerate(settings)}

    def index_of(setting: Setting) -> int | Setting:
        index = places.get((setting.document, setting.name))
        if index is None or settings[index].chain is not setting.chain or settings[index].canonical != setting.canonical:
            return setting
        return index

    return Bare(
        service.environment.name,
        service.name,
        [setting.document for setting in settings],
        [setting.name for setting in settings],
        [setting.chain for setting in settings],
        [setting.canonical for setting in settings],
        {index: each.value for index, each in enumerate(settings) if each.value is not each.chain[-1].entry.value},
        made.values,
        {canonical: index_of(setting) for canonical, setting in service.bound.items()},
        service.layers,
        service.complete,
        made.problems,
    )
