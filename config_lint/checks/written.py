"""What is written, each place once, with everybody who reads it, side by side with what is written elsewhere."""

from collections.abc import Iterator
from functools import cached_property, lru_cache
from weakref import WeakKeyDictionary

from config_lint.domain.fleet import Fleet
from config_lint.domain.key import Key, is_item, parse
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.values.on_use import on_use
from config_lint.values.reference import Reference

ANY = "[*]"
"""Stands for the items of a list in a path: what is said of one is compared with what is said of the others."""


GIVEN = frozenset(("key", "name", "secretKeyRef", "configMapKeyRef", "valueFrom"))
"""Keys that say how a variable is given, and not which one."""

_variable = on_use(r"\[([A-Z_][A-Z0-9_]{2,})\]")


class Written:
    """One written value: the setting that it first decided, and the services that read it there, in promotion order."""

    __slots__ = ("readers", "setting")

    def __init__(self, setting: Setting, reader: Service) -> None:
        self.setting = setting
        self.readers = [reader]

    @property
    def reader(self) -> Service:
        """The first that reads it."""
        return self.readers[0]

    @property
    def text(self) -> str:
        """The value as far as it may be compared as text: empty for a secret, and for what is no text."""
        value = self.setting.value
        if value.__class__ is str:
            return str(value)
        return value.text if isinstance(value, Reference) else ""

    @property
    def affects(self) -> tuple[tuple[str, str], ...]:
        """Everybody who reads it."""
        return tuple(reader.pair for reader in self.readers)


class Sheet:
    """All that is written in a fleet. Made once; previews take no part."""

    def __init__(self, fleet: Fleet) -> None:
        self.zones = fleet.zones
        found: dict[tuple[int, str, str], Written] = {}
        for service in fleet.services:
            if service.environment.preview:
                continue
            for setting in service.settings:
                key = (id(setting.chain[-1].entry), setting.document, setting.name)
                known = found.get(key)
                if known is None:
                    found[key] = Written(setting, service)
                else:
                    known.readers.append(service)
        self.written = tuple(found.values())

    @cached_property
    def rows(self) -> dict[tuple[str, str, str], list[Written]]:
        """What a key of a service is in its environments, by service, document and name; a shared place is in all its rows."""
        found: dict[tuple[str, str, str], list[Written]] = {}
        for each in self.written:
            for service in dict.fromkeys(reader.name for reader in each.readers):
                found.setdefault((service, each.setting.document, each.setting.name), []).append(each)
        return found


def sheet_of(fleet: Fleet) -> Sheet:
    """The sheet of a fleet: made when the first check asks, and kept as long as the fleet is."""
    sheet = _sheets.get(fleet)
    if sheet is None:
        sheet = _sheets[fleet] = Sheet(fleet)
    return sheet


@lru_cache(maxsize=1 << 16)
def path_of(name: str) -> Key:
    """The parts of a setting's name, with its list items alike, but for a variable, which is a key like others."""
    parts = tuple(_part(part) for part in parse(name))
    return parts[:-1] if len(parts) > 1 and parts[-1] == "value" else parts


def _part(part: str) -> str:
    if not is_item(part):
        return part
    variable = _variable.fullmatch(part)
    return variable[1] if variable else ANY


@lru_cache(maxsize=1 << 16)
def called(name: str) -> str:
    """The last part of a setting's name that says what it is: no list item, and nothing that only says how it is given."""
    return next((part for part in reversed(path_of(name)) if part != ANY and part not in GIVEN), name)


def pairs(values: list[Written]) -> Iterator[tuple[str, str]]:
    """Everybody who reads any of them."""
    for value in values:
        yield from value.affects


_sheets: WeakKeyDictionary[Fleet, Sheet] = WeakKeyDictionary()
