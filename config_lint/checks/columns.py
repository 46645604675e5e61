"""What the zones say under one key of a service, each in a layer of its own."""

from collections.abc import Iterator, Mapping

import msgspec

from config_lint.domain.environment import Environment, Tier
from config_lint.domain.facts import LARGE
from config_lint.domain.fleet import Row
from config_lint.domain.setting import Setting

Values = dict[str, Setting]
"""The texts that a zone says, each with the first setting that says it; its children may say several."""


class Column(msgspec.Struct, frozen=True):
    """A key of one service: what production says, and what the zones below it do, in promotion order.

    `slot` is the service, the document and the name of the key.
    """

    slot: tuple[str, str, str]
    production: Values
    lower: Mapping[str, Values]

    @property
    def name(self) -> str:
        """The name of the key."""
        return self.slot[-1]

    def copied(self) -> Iterator[tuple[str, Setting, Setting]]:
        """The lower zones that have a value of production's, each with its setting and production's."""
        for zone, values in self.lower.items():
            for text, setting in values.items():
                if text in self.production:
                    yield zone, setting, self.production[text]

    def is_own(self, zone: str) -> bool:
        """Whether a lower zone says nothing that another one says."""
        said = self.lower[zone].keys()
        others = (values.keys() for name, values in self.lower.items() if name != zone)
        return said.isdisjoint(self.production) and all(said.isdisjoint(other) for other in others)


def column_of(row: Row, environments: Mapping[str, Environment]) -> Column | None:
    """None where production, or everybody else, says nothing there in a layer of its own."""
    production: Values = {}
    lower: dict[str, Values] = {}
    zones: set[str] = set()
    for setting in row.settings:
        text, owner = text_of(setting), environments.get(setting.owner)
        environment = environments[setting.environment]
        if not text or owner is None or owner.zone != environment.zone:
            continue
        if environment.tier is Tier.PRODUCTION:
            production.setdefault(text, setting)
            zones.add(environment.zone)
        else:
            lower.setdefault(environment.zone, {}).setdefault(text, setting)
    below = {zone: values for zone, values in lower.items() if zone not in zones}
    first = row.settings[0]
    return Column((first.service, first.document, row.name), production, below) if production and below else None


def text_of(setting: Setting) -> str:
    """The value as a text that can be compared; empty for a secret, for what is kept elsewhere, and for what is no name."""
    value = setting.value
    if value.__class__ is str:
        return str(value)
    return str(value) if isinstance(value, int) and value >= LARGE else ""
