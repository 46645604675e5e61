"""`values-own`: where its siblings have values of their own, an environment does not have production's."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, NamedTuple
from weakref import WeakKeyDictionary

import msgspec

from config_lint.checks.columns import Column, column_of, text_of
from config_lint.checks.identifiers_apart import is_identifier
from config_lint.checks.scored import score_of
from config_lint.checks.written import path_of
from config_lint.domain.altered import Altered
from config_lint.domain.applied import Tally
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.environment import Environment
from config_lint.domain.fleet import Fleet, Row
from config_lint.domain.key import Key, is_item, parse, render
from config_lint.domain.place import place_of
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.equivalence import expected
from config_lint.values.informativeness import informativeness
from config_lint.values.words import words

KINDS = frozenset(("endpoint", "credential", "identifier"))
"""Kinds of settings that each environment has its own of; a size or a level may well be production's."""

STORES = ("cache", "database", "queue")
"""Beginnings of well-known settings of what keeps data, which `shared-across-environments` tells of."""

MIRROR = 3
"""An environment mirrors production where it has more than one copy in so many values of its own."""


class ValuesOwnParameters(Parameters, frozen=True):
    """`support` is how many siblings have to have their own in a row, `beside` how many services where the row has too few.

    `share` is how many of all siblings those are, at least, and `telling` how much a value has to say (0 to 1).
    """

    support: int = 2
    beside: int = 4
    share: float = 0.8
    telling: float = 0.5


class Copy(msgspec.Struct, frozen=True):
    """A value of production's in a lower zone, and how many siblings have their own there, of how many."""

    zone: str
    setting: Setting
    original: Setting
    sibling: Setting
    agreeing: int
    siblings: int


class Beside:
    """One key of all services in one zone: how many have it, how many their own, and the first of those."""

    __slots__ = ("count", "first", "own")

    def __init__(self) -> None:
        self.count = self.own = 0
        self.first: Setting | None = None


class Glance(NamedTuple):
    """What is seen of a row by itself: 1 if it is asked about, its likely copies, and what others may be held against."""

    is_asked: int
    copies: tuple[object, ...]
    zones: tuple[object, ...]


class ValuesOwn(Check[ValuesOwnParameters, Fleet]):
    """An element is a key of a service that production and a lower zone set, each in a layer of its own.

    Siblings are the service's other lower zones, and the same key of other services in that zone. One has its own where no other
    zone says the same. An environment with several such copies, and few values of its own, mirrors production on purpose. Values
    that say little teach nothing; neither do secrets, stores and identifiers of things, which other rules look at, nor items of
    lists without names, which may be other things elsewhere, nor third parties' hosts, which are the same for all.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "hidden"})
    sees_names = False
    through = "rows"
    parameters_type = ValuesOwnParameters

    def __init__(self, parameters: ValuesOwnParameters) -> None:
        super().__init__(parameters)
        self._known: WeakKeyDictionary[Fleet, frozenset[str]] = WeakKeyDictionary()

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each key with a value of production's, and one for all others."""
        columns = self._columns(group)
        self._known[group] = self._likely_in(columns, group)
        beside = _beside(group, {path_of(column.name) for column in columns})
        copies = [found for column in columns if (found := self._copy(column, beside, group)) is not None]
        mirrors = self._mirrors(copies, group)
        for found in copies:
            is_meant = (found.setting.service, found.zone) in mirrors
            yield Verdict.PASSED if is_meant else _violation(found, group)
        yield from (Verdict.PASSED for _ in range(len(columns) - len(copies)))

    def more(self, altered: Altered) -> Tally | None:
        """It sees a row by itself, and which zones of others have their own where the row is likely to have a copy.

        Those others are the same key's, and those of a service with several copies: where there is none, a zone may get its own.
        """
        environments = {environment.name: environment for environment in altered.after.environments}
        was, now = (_by_place(fleet.rows) for fleet in altered[:2])
        asked = 0
        for place in {_place(setting) for setting in (*(other for _, other in altered.texts), *altered.keys)}:
            before = self._glance(was.get(place), altered.before, environments)
            after = self._glance(now.get(place), altered.after, environments)
            is_known = altered.attention.isdisjoint((place[0], _called(place[-1])))
            if before.copies != after.copies or (before.zones != after.zones and not is_known):
                return None
            asked += after.is_asked - before.is_asked
        return Tally(asked)

    def attention(self, fleet: Fleet) -> frozenset[str]:
        """The keys of which a row is likely to have a copy, and its services."""
        if fleet not in self._known:
            self._known[fleet] = self._likely_in(self._columns(fleet), fleet)
        return self._known[fleet]

    def _likely_in(self, columns: Sequence[Column], fleet: Fleet) -> frozenset[str]:
        likely = (column for column in columns if any(self._likely(column, fleet)))
        return frozenset(name for column in likely for name in (column.slot[0], _called(column.name)))

    def _columns(self, fleet: Fleet) -> Sequence[Column]:
        """Those that are asked about."""
        environments = {environment.name: environment for environment in fleet.environments}
        return [
            column
            for row in fleet.rows
            if _has_repeated(row) and (column := column_of(row, environments)) and self._is_asked(column, fleet)
        ]

    def _is_asked(self, column: Column, fleet: Fleet) -> bool:
        """Whether a copy there would be one: each environment has its own of it, as far as anybody can tell."""
        if any(is_item(part) and part[1:-1].isdigit() for part in parse(column.name)):
            return False
        setting = next((setting for _, setting, _ in column.copied()), None)
        if setting is None or setting.canonical.partition(".")[0] in STORES or fleet.intent.entry(setting) is not None:
            return False
        if fleet.zones.parties.is_external(_host(text_of(setting))):
            return False
        kind = expected(setting)
        return kind is None or (kind.mode == "differ" and kind.kind in KINDS)

    def _copy(self, column: Column, beside: Mapping[tuple[Key, str], Beside], fleet: Fleet) -> Copy | None:
        """The first copy that its siblings bear out."""
        for zone, setting, original in self._likely(column, fleet):
            own = [other for other in column.lower if other != zone]
            peers = beside[path_of(column.name), zone]  # it is among them, and has not its own
            agreeing, siblings = len(own) + peers.own, len(own) + peers.count - 1
            enough = self.parameters.support if own else self.parameters.beside
            sibling = next(iter(column.lower[own[-1]].values())) if own else peers.first
            if sibling is not None and agreeing >= max(enough, siblings * self.parameters.share):
                return Copy(zone, setting, original, sibling, agreeing, siblings)
        return None

    def _likely(self, column: Column, fleet: Fleet) -> Iterator[tuple[str, Setting, Setting]]:
        """The copies that the row itself bears out: all other lower zones have their own there."""
        for zone, setting, original in column.copied():
            text = text_of(setting)
            names = {text.lower(), *words(text)}
            if not self._is_telling(text) or is_identifier(text) or _is_called_after(setting, original, fleet):
                continue
            if not names.isdisjoint(
                word.lower() for word in fleet.by_pair[setting.environment, setting.service].environment.words
            ):
                continue  # its own name stands in it: if one of the two is a copy, it is production's
            # where another one shares a value, or says nothing, the key is not each one's own
            if all(self._has_own(column, other) for other in column.lower if other != zone):
                yield zone, setting, original

    def _has_own(self, column: Column, zone: str) -> bool:
        return column.is_own(zone) and all(map(self._is_telling, column.lower[zone]))

    def _glance(self, row: Row | None, fleet: Fleet, environments: Mapping[str, Environment]) -> "Glance":
        column = column_of(row, environments) if row is not None else None
        if column is None or row is None:
            return Glance(0, (), ())
        is_asked = _has_repeated(row) and self._is_asked(column, fleet)
        copies = self._likely(column, fleet) if is_asked else ()
        return Glance(
            int(is_asked),
            tuple((zone, setting.environment, text_of(setting), original.environment) for zone, setting, original in copies),
            tuple(
                (zone, next(iter(values.values())).environment, column.is_own(zone), self._has_own(column, zone))
                for zone, values in column.lower.items()
            ),
        )

    def _is_telling(self, text: str) -> bool:
        return informativeness(text) >= self.parameters.telling

    def _mirrors(self, copies: Sequence[Copy], fleet: Fleet) -> set[tuple[str, str]]:
        """The services in zones that have too many copies for them to be slips."""
        counted = Counter((copy.setting.service, copy.zone) for copy in copies)
        several = {place for place, count in counted.items() if count > 1}
        if not several:
            return several
        own: Counter[tuple[str, str]] = Counter()
        environments = {environment.name: environment for environment in fleet.environments}
        services = {service for service, _ in several}
        for row in fleet.rows:
            if row.settings[0].service in services and (column := column_of(row, environments)) is not None:
                own.update((row.settings[0].service, zone) for zone in column.lower if self._has_own(column, zone))
        return {place for place in several if counted[place] * MIRROR > own[place]}


def _is_called_after(setting: Setting, original: Setting, fleet: Fleet) -> bool:
    """Whether an environment's name begins with production's: `production-data` and `prodmirror` have what that has."""
    called = fleet.by_pair[original.environment, original.service].environment.words
    return any(setting.environment.lower().startswith(word.lower()) for word in called)


def _place(setting: Setting) -> tuple[str, str, str]:
    """What settings of one row have in common."""
    return setting.service, setting.document, setting.name


def _by_place(rows: Iterable[Row]) -> dict[tuple[str, str, str], Row]:
    return {_place(row.settings[0]): row for row in rows}


def _called(name: str) -> str:
    """What the same keys of all services are called."""
    return render(path_of(name))


def _host(text: str) -> str:
    """What would be the host of a text, in lower case, if it is an address; a url need not be well formed for that."""
    return text.rpartition("://")[2].partition("/")[0].rpartition("@")[2].partition(":")[0].lower()


def _has_repeated(row: Row) -> bool:
    """Whether some of its environments say the same, and not all, which is rare; of two, other services tell whose a value is."""
    settings = row.settings
    if len(settings) == PAIR:
        one, other = settings
        return one.owner != other.owner and one.value == other.value
    return row.differs and 1 < len({setting.value for setting in settings}) < len(settings)


PAIR = 2
"""Environments of a row in which nobody but other services can tell whose a value is."""


def _beside(fleet: Fleet, paths: set[Key]) -> dict[tuple[Key, str], Beside]:
    """The same keys of all services, by zone."""
    found: dict[tuple[Key, str], Beside] = {}
    environments = {environment.name: environment for environment in fleet.environments}
    for row in fleet.rows if paths else ():
        path = path_of(row.name)
        column = column_of(row, environments) if path in paths else None
        for zone, values in column.lower.items() if column else ():
            beside = found.setdefault((path, zone), Beside())
            beside.count += 1
            if column and column.is_own(zone):
                beside.own += 1
                beside.first = beside.first or next(iter(values.values()))
    return found


def _violation(found: Copy, fleet: Fleet) -> Violation:
    facts = {
        "value": text_of(found.setting),
        "production": found.original.environment,
        "support": found.agreeing,
    }
    related = (
        Related(f"{found.original.environment}'s own", place_of(found.original)),
        Related(f"{found.sibling.service} has its own in {found.sibling.environment}", place_of(found.sibling)),
    )
    score = score_of(fleet, found.agreeing, found.siblings, text_of(found.setting))
    return Violation(place_of(found.setting), facts, related, score=score)
