"""What is written, each place once, with everybody who reads it, side by side with what is written elsewhere."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain, compress, count, repeat
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec

from config_lint.domain.fleet import Fleet
from config_lint.domain.key import Key, is_item, parse
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.values.on_use import on_use
from config_lint.values.reference import Reference

if TYPE_CHECKING:
    from config_lint.domain.names import Names

ANY = "[*]"
"""Stands for the items of a list in a path: what is said of one is compared with what is said of the others."""


GIVEN = frozenset(("key", "name", "secretKeyRef", "configMapKeyRef", "valueFrom"))
"""Keys that say how a variable is given, and not which one."""

_variable = on_use(r"\[([A-Z_][A-Z0-9_]{2,})\]")


class Written(msgspec.Struct, eq=False, gc=False):
    """One written value: the setting that it first decided, and the services that read it there, in promotion order.

    `order` is its place among all that is written. `text` is the value as far as it may be compared as text: empty for a secret,
    and for what is no text.
    """

    setting: Setting
    readers: Sequence[Service]
    order: int
    text: str

    @property
    def reader(self) -> Service:
        """The first that reads it."""
        return self.readers[0]

    def add(self, reader: Service) -> None:
        """One more that reads it. Most have one reader, and share the sequence of it with all that it reads."""
        if isinstance(self.readers, list):
            self.readers.append(reader)
        else:
            self.readers = [*self.readers, reader]

    @property
    def affects(self) -> tuple[tuple[str, str], ...]:
        """Everybody who reads it."""
        return tuple(reader.pair for reader in self.readers)


class Sheet:
    """All that is written in a fleet. Made once; previews take no part.

    A fleet has few keys and few texts for all its places: what tells places apart by these is asked once for each of them.
    """

    def __init__(self, fleet: Fleet) -> None:
        self.zones = fleet.zones
        self._services = fleet.services
        self.written: list[Written] = []
        self.by_key: dict[tuple[str, str], list[Written]] = defaultdict(list)
        """What stands under each key, by document and name."""
        self.by_text: dict[str, list[Written]] = defaultdict(list)
        """Where each text stands; what has none is left out."""
        self._kept: list[int] = []
        self._met: dict[tuple[int, str, str], int] = {}
        self._lists: dict[tuple[Names, tuple[str, ...]], list[list[Written]]] = {}
        own = {path for path, pairs in fleet.fed.items() if len(pairs) == 1}
        for service in fleet.services:
            if not service.environment.preview:
                nobody_else = own.issuperset(service.files)
                self._add(service.settings if nobody_else else self._new_of(service), service)
        self.by_key, self.by_text = dict(self.by_key), dict(self.by_text)  # asking for another one adds none
        self._lists.clear()

    def _new_of(self, service: Service) -> list[Setting]:
        """What no service before read: the others are readers of what they read."""
        new: list[Setting] = []
        first = len(self.written)
        for setting in service.settings:
            key = (id(setting.chain[-1].entry), setting.document, setting.name)
            order = self._met.setdefault(key, first + len(new))
            if order == first + len(new):
                new.append(setting)
            elif order < first:
                self.written[order].add(service)
        return new

    def _add(self, settings: Sequence[Setting], service: Service) -> None:
        """What a service reads first, and by what it will be looked for, while it is at hand."""
        first = len(self.written)
        values: list[Any] = [setting.value for setting in settings]
        texts: list[str] = [value if value.__class__ is str else "" for value in values]
        types = list(map(type, values))
        at = -1
        for _ in range(types.count(Reference)):
            at = types.index(Reference, at + 1)
            self._kept.append(first + at)
            texts[at] = values[at].text
        new = list(map(Written, settings, repeat((service,)), count(first), texts))
        self.written.extend(new)
        _put(new, self._lists_of(settings, service))
        _put(compress(new, texts), map(self.by_text.__getitem__, filter(None, texts)))

    def _lists_of(self, settings: Sequence[Setting], service: Service) -> list[list[Written]]:
        """For each setting, all that is written under its key: a service mostly has the same keys in all environments."""
        documents = tuple([setting.document for setting in settings])
        if settings is not service.settings:
            return [self.by_key[document, setting.name] for document, setting in zip(documents, settings, strict=True)]
        found = self._lists.get((service.names, documents))
        if found is None:
            keys = zip(documents, service.names.every, strict=True)
            found = self._lists[service.names, documents] = list(map(self.by_key.__getitem__, keys))
        return found

    @cached_property
    def replaced(self) -> frozenset[int]:
        """The places, among all that is written, of what has another value than stands there: it had a reference in it."""
        ids = {id(setting) for service in self._services for setting in service.replaced}
        return frozenset(each.order for each in self.written if id(each.setting) in ids) if ids else frozenset()

    @cached_property
    def apart(self) -> frozenset[int]:
        """Those, and the places of what is kept elsewhere: where the text is not what is written and means itself."""
        return self.replaced.union(self._kept)

    @cached_property
    def texts(self) -> dict[tuple[str, str], set[str]]:
        """The texts that stand under each key."""
        return {key: {each.text for each in found} for key, found in self.by_key.items()}

    def under(self, test: Callable[[str, str], object]) -> list[Written]:
        """What stands under the keys, given by document and name, that pass a test."""
        return in_order(found for key, found in self.by_key.items() if test(*key))

    def saying(self, test: Callable[[str], object]) -> list[Written]:
        """What has a text that passes a test."""
        return in_order(found for text, found in self.by_text.items() if test(text))


def _put(each: Iterable[Written], lists: Iterable[list[Written]]) -> None:
    """Each at the end of its list."""
    deque(map(list.append, lists, each), maxlen=0)


def in_order(groups: Iterable[list[Written]]) -> list[Written]:
    """Those of several groups, in the order in which they are written."""
    return sorted(chain.from_iterable(groups), key=attrgetter("order"))


def sheet_of(fleet: Fleet) -> Sheet:
    """The sheet of a fleet: made when the first check asks, and kept as long as the fleet is."""
    sheet = fleet.made.get("sheet")
    if not isinstance(sheet, Sheet):
        sheet = fleet.made["sheet"] = Sheet(fleet)
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
