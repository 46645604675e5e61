"""`effective`: what an environment sets of its own is not switched off."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from typing import ClassVar

from config_lint.domain.applied import Tally
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.rekeyed import Rekeyed
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import PASSED, Outcome, Related, Violation
from config_lint.values.location import Location
from config_lint.values.value import Value

SWITCHES = ("enabled", "enable")
KNOWN = (".enabled", ".to_file")
"""Ends of keys that switch, and of well-known names that do, whatever the key."""

OFF = frozenset(("false", "no", "off", "0"))
LONGEST = max(map(len, OFF))
SEPARATORS = (".", "[", "::")

Pair = tuple[str, str]
Hits = dict[Location, dict[Pair, tuple[Setting, Setting]]]
"""Where a setting without effect stands, to the services that read it so, each with the switch and the setting."""


class EffectiveParameters(Parameters, frozen=True):
    """`switches` are well-known settings that switch others: `logging.to_file` switches `logging.file`."""

    switches: dict[str, tuple[str, ...]] = {}


class Effective(Check[EffectiveParameters, Fleet]):
    """What stands beside an `enabled: false`, or below it, has no effect.

    As a default of every environment that is well; it is a fault where an environment sets it in a layer above the one that has
    the switch off, as if it were on. It must be off wherever that line is read. An element is a switch that is off. The variant
    `default` is a switch in a file of several services, which may not be meant for all that is called so.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"toggles", "well-known"})
    fields = frozenset({"*.enabled", "*.to_file"})
    parameters_type = EffectiveParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One violation for each switch and layer, at the first setting there that it makes ineffective."""
        hits: Hits = {}
        for service in group.services:
            switches = _switches_off(service)
            own = _above(switches, service.settings) if switches else []
            if not own:
                yield from repeat(PASSED, len(switches))
                continue
            for switch in switches:
                found = list(self._switched(switch, own))
                if not found:
                    yield PASSED
                for setting in found:
                    hits.setdefault(setting.location, {}).setdefault(service.pair, (switch, setting))
        yield from _violations(group, hits)

    def more_of_keys(self, rekeyed: Rekeyed) -> Tally | None:
        """It sees what a switch is about that is off, whatever that is."""
        for fleet, keys in ((rekeyed.before, rekeyed.went), (rekeyed.after, rekeyed.came)):
            for key in keys:
                switches = _switches_off(fleet.by_pair[key.environment, key.service])
                if any(any(self._switched(switch, [key])) for switch in switches):
                    return None
        return Tally()

    def _switched(self, switch: Setting, own: list[Setting]) -> Iterator[Setting]:
        """The settings of higher layers that the switch is about."""
        layer = switch.chain[-1].layer
        known = self.parameters.switches.get(switch.canonical, ())
        stems = [stem for stem in (_stem(switch.name), _stem(switch.canonical)) if stem]
        begins = tuple(stem + separator for stem in stems for separator in SEPARATORS)
        for setting in own:
            is_about = setting.canonical in known or setting.name.startswith(begins) or setting.canonical.startswith(begins)
            if is_about and setting.chain[-1].layer > layer and setting.document == switch.document:
                yield setting


def _switches_off(service: Service) -> list[Setting]:
    switches = service.named(_is_switch)
    if any(map(_is_known, [setting.canonical for setting in service.well_known])):
        switches = [setting for setting in service.settings if _is_switch(setting.name) or _is_known(setting.canonical)]
    return [setting for setting in switches if _is_off(setting.value)]


def _is_off(value: Value) -> bool:
    return value is False or (isinstance(value, str) and len(value) <= LONGEST and value.lower() in OFF)


def _above(switches: Sequence[Setting], settings: Iterable[Setting]) -> list[Setting]:
    """The settings that an environment sets in a layer above some switch."""
    lowest = min(switch.chain[-1].layer for switch in switches)
    return [setting for setting in settings if (decided := setting.chain[-1]).layer > lowest and decided.owner]


@lru_cache(maxsize=1 << 12)
def _is_known(canonical: str) -> bool:
    return canonical.endswith(KNOWN)


def _is_switch(name: str) -> bool:
    return name.lower().endswith(SWITCHES)


def _stem(name: str) -> str:
    """What a name of a switch is the switch of: `tracing` for `tracing.enabled`; empty where that is not a part of its own."""
    for word in SWITCHES:
        for separator in (".", "::"):
            if name.lower().endswith(separator + word):
                return name[: -len(separator + word)]
    return ""


def _violations(fleet: Fleet, hits: Hits) -> Iterator[Violation]:
    read: Counter[Location] = Counter()
    for service in fleet.services if hits else ():
        read.update(setting.location for setting in service.settings if setting.location in hits)
    groups: dict[tuple[Location, str, Pair], list[tuple[Setting, Setting]]] = {}
    for location, found in hits.items():
        if len(found) == read[location]:
            for pair, (switch, setting) in found.items():
                groups.setdefault((switch.location, location.path, pair), []).append((switch, setting))
    for members in groups.values():
        switch, first = min(members, key=lambda member: member[1].location)
        facts = {"switch": switch.key, "others": len(members) - 1}
        readers = {service for _, service in fleet.fed.get(switch.location.path, ())}
        variant = "default" if not switch.owner and len(readers) > 1 else ""
        yield Violation(place_of(first), facts, (Related("switched off here", place_of(switch)),), variant)
