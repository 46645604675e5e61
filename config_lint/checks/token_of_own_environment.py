"""`token-of-own-environment`: where its peers' values have their own environment's name, a value has no other one's."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import repeat
from typing import ClassVar

import msgspec

from config_lint.checks.matters import Matters
from config_lint.checks.mentions import VARIABLE, Mentions, mentions_of
from config_lint.checks.reads import TARGETS
from config_lint.checks.scored import score_of_environment
from config_lint.checks.survey import Survey, survey_of
from config_lint.checks.targets import seen_target
from config_lint.checks.unnamed import unnamed
from config_lint.checks.written import Sheet, Written, called, path_of, sheet_of
from config_lint.domain.altered import Altered
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.environment import Tier
from config_lint.domain.fleet import Fleet
from config_lint.domain.key import is_item, parse
from config_lint.domain.place import place_of
from config_lint.domain.setting import Setting
from config_lint.domain.violation import PASSED, Outcome, Related, Violation
from config_lint.values.prose import is_prose
from config_lint.values.url import host_in
from config_lint.values.words import words

Slot = tuple[object, ...]
"""A place that values of one shape have in common."""


LEANING = 3
"""A service is built on another environment where it names it more than once for so many times that it names its own."""

RELEASES = frozenset(("branch", "image", "ref", "revision", "tag", "version"))
"""Words of a key whose value says what is rolled out: that is on its way through the environments."""


class Filled(msgspec.Struct, frozen=True):
    """What stands in a slot: the environment that it is written for, and the other one that it names, or nothing."""

    written: Written
    environment: str
    foreign: str


class Slots:
    """Values that name environments: by row (one key of one service), by key wherever it stands, and those of one document."""

    def __init__(self, mentions: Mentions) -> None:
        self._shape = cache(lambda text: mentions.of(text).shape)
        self._path = cache(lambda name: mentions.of(".".join(path_of(name))).shape)  # a fleet has few of them
        self.rows: dict[Slot, list[Filled]] = {}
        self.keys: dict[Slot, list[Filled]] = {}
        self.documents: dict[Slot, list[Filled]] = {}

    def add(self, filled: Filled) -> None:
        """One more value."""
        setting = filled.written.setting
        key = (self._path(setting.name), self._shape(filled.written.text))
        row = (setting.service, self._shape(setting.document), self._shape(setting.name), *key)
        self.rows.setdefault(row, []).append(filled)
        self.keys.setdefault(key, []).append(filled)
        self.documents.setdefault(_document_of(filled, row), []).append(filled)

    def twins(self, filled: Filled, row: Slot) -> list[Filled]:
        """What stands in the same document and is the same but for its own environment's name, where nearly all of it is so."""
        found = self.documents[_document_of(filled, row)]
        own = [each for each in found if not each.foreign]
        letters = sum(map(str.isalpha, str(row[-1]).replace(VARIABLE, "")))
        return own if len(found) - len(own) == 1 and len(own) >= TWINS and letters >= TELLING else []


TWINS, TELLING = 3, 8
"""Values that are the same but for one, at least, and the letters of them that are no environment's name."""


class TokenOfOwnEnvironment(Check[Parameters, Fleet]):
    """An element is a value that names an environment, or stands where others are nothing but their environment's name.

    The peers are the same key of the same service in other environments, and the same key wherever else it stands, whose values
    have the same shape with their own name in it; and so are three values of the same document that are the same but for their
    own name. Two peers to one make the other name a fault. A key, an object or a service that names the other environment itself
    says that it is meant, and a sentence may speak of any.

    Variants: `shared` where the service is built on the other environment elsewhere, too, which is one matter; `alone` where a
    single peer, the one whose name it is, says otherwise; `unnamed` for what is no environment's name where at least three others
    are their own.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "hidden", "well-known"})
    fields = TARGETS
    sees_names = False
    through = "sheet"
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each such value."""
        sheet, mentions = sheet_of(group), mentions_of(group)
        filled = list(_filled(sheet, mentions))
        if any(each.foreign for each in filled):
            yield from self._compared(filled, mentions, survey_of(group))
        else:
            yield from repeat(PASSED, len(filled))
        yield from unnamed(sheet, mentions)

    def is_blind_to(self, altered: Altered) -> bool:
        """It sees what names an environment or points somewhere, and what stands there in one service's row of such names."""
        mentions = mentions_of(altered.after)

        def seen(setting: Setting) -> object:
            return setting.value if mentions.of(str(setting.value)).whose else None

        before, after = (list(unnamed(sheet_of(each), mentions)) for each in (altered.before, altered.after))
        return altered.looks_alike(seen) and altered.looks_alike(seen_target) and before == after

    def _compared(self, every: Iterable[Filled], mentions: Mentions, survey: Survey) -> Iterator[Outcome]:
        slots = Slots(mentions)
        for filled in sorted(every, key=lambda filled: filled.written.order):
            slots.add(filled)
        matters = Matters()
        leaning = Leaning(slots, survey)
        for row, found in slots.rows.items():
            for filled in found:
                outcome = _judged(filled, row, slots, leaning) if filled.foreign else PASSED
                if isinstance(outcome, Violation) and outcome.variant == "shared":
                    same = (filled.environment, called(filled.written.setting.name), filled.written.text)
                    built = (filled.environment, outcome.place.service, filled.foreign)
                    outcome = msgspec.structs.replace(outcome, cause=matters.first(outcome.place, same, built))
                yield outcome


def _filled(sheet: Sheet, mentions: Mentions) -> Iterator[Filled]:
    """What names an environment, but for what a key says that is meant, and for what is being rolled out, by its text."""
    foreign_of = cache(mentions.foreign)  # the same few texts come in all services

    @cache
    def is_released(name: str) -> bool:
        return not RELEASES.isdisjoint(words(called(name)))

    for text, found in sheet.by_text.items():
        whose = mentions.of(text).whose if "\n" not in text else ()
        if not whose or is_prose(text):
            continue
        own = frozenset.intersection(*whose)
        for each in found:
            environment = "" if is_released(each.setting.name) else _environment(each, mentions)
            if environment in own:
                yield Filled(each, environment, "")
            elif environment and (foreign := foreign_of(text, environment)) and not _is_excused(each, foreign, mentions):
                yield Filled(each, environment, foreign)


class Leaning:
    """Where another environment is meant: a service is built on it, or nobody there names their own under such a key."""

    def __init__(self, slots: Slots, survey: Survey) -> None:
        self._survey = survey
        self._services: Counter[tuple[str, str, str]] = Counter()
        self._keys: Counter[tuple[str, str, bool]] = Counter()
        for row in slots.rows.values():
            self._services.update({(each.written.reader.name, each.environment, each.foreign) for each in row})
            self._keys.update({(each.environment, called(each.written.setting.name), not each.foreign) for each in row})

    def is_meant(self, filled: Filled) -> bool:
        """Whether several values of the service say so, and few its own; a developer's place has often none of its own."""
        reader = filled.written.reader
        if reader.environment.tier is Tier.DEVELOPMENT and reader.environment.rank == 0:
            return True
        if self._is_lent(filled):
            return True
        count = self._services[reader.name, filled.environment, filled.foreign]
        return count > 1 and count * LEANING > self._services[reader.name, filled.environment, ""]

    def _is_lent(self, filled: Filled) -> bool:
        """Whether it is a host of an environment below production, and this one has none of its own that is called so."""
        survey, own = self._survey, filled.written.reader.environment
        host = host_in(filled.written.text)
        foreign = survey.zone_of(host) if host else ""
        if not foreign or Tier.PRODUCTION in (own.tier, survey.tiers[foreign]):
            return False
        return not survey.has_like(host, foreign, own.zone)

    def is_habit(self, filled: Filled) -> bool:
        """Whether values under a key of that name have other environments' names there as often as their own."""
        name = called(filled.written.setting.name)
        foreign = self._keys[filled.environment, name, False]
        return foreign > 1 and foreign > self._keys[filled.environment, name, True]


def _environment(written: Written, mentions: Mentions) -> str:
    """Whose a value is: its layer's owner's, otherwise the only environment that its key names."""
    owner = written.setting.chain[-1].owner
    if owner:
        return owner
    whose = mentions.of(written.setting.name).whose
    return min(whose[0]) if len(whose) == 1 else ""


def _is_excused(written: Written, foreign: str, mentions: Mentions) -> bool:
    setting = written.setting
    said = mentions.of(f"{setting.name} {setting.document} {setting.service}").whose
    return bool(setting.owner) and any(foreign in names for names in said)


def _key_of(row: Slot) -> Slot:
    return row[-2:]


def _document_of(filled: Filled, row: Slot) -> Slot:
    return (*row[:2], filled.environment, row[-1])


def _judged(filled: Filled, slot: Slot, slots: Slots, leaning: Leaning) -> Outcome:
    row = slots.rows[slot]
    own_row = _first_by_environment(each for each in row if not each.foreign)
    own_row.pop(filled.environment, None)
    against_row = {each.environment for each in row if each.foreign}
    beside = [each for each in slots.keys[_key_of(slot)] if each.environment == filled.environment]
    own_beside = [each for each in beside if not each.foreign]
    against_beside = len(beside) - len(own_beside)
    support = len(own_row) + len(own_beside)
    is_row = len(own_row) >= 2 * len(against_row) and own_row
    is_beside = len(own_beside) >= 2 * against_beside and own_beside
    twins = slots.twins(filled, slot)
    if twins and not own_beside:
        own_beside, against_beside, support = twins, 1, len(own_row) + len(twins)
    if (is_row and len(own_row) > 1) or (is_beside and len(own_beside) > 1) or (is_row and is_beside) or twins:
        variant = "shared" if leaning.is_meant(filled) else ""
    elif own_row and len(against_row) == 1 and not (leaning.is_meant(filled) or leaning.is_habit(filled) or _is_by_place(filled)):
        variant = "alone"
    else:
        return PASSED
    peers = [*list(own_row.values())[:1], *own_beside[:1]]
    related = tuple(Related(f"{each.environment}'s own", place_of(each.written.setting)) for each in peers)
    facts = {"named": filled.foreign, "value": filled.written.text, "support": support, "own": filled.environment}
    against = len(against_row) + against_beside - 2  # it is among both itself
    score = score_of_environment(support, support + against, filled.written.text)
    return Violation(place_of(filled.written.setting), facts, related, variant, filled.written.affects, score=score)


def _is_by_place(filled: Filled) -> bool:
    """Whether it is an item of a list without names: the same place in another environment's list may be another thing."""
    return any(is_item(part) and part[1:-1].isdigit() for part in parse(filled.written.setting.name))


def _first_by_environment(found: Iterable[Filled]) -> dict[str, Filled]:
    first: dict[str, Filled] = {}
    for each in found:
        first.setdefault(each.environment, each)
    return first
