"""`distinct-entries`: a list of names has each of them once."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import repeat
from typing import ClassVar

from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import PASSED, Outcome, Related, Violation
from config_lint.values.on_use import on_use
from config_lint.values.words import words

_item = on_use(r"(?P<list>.*)\[\d+\]")
_name = on_use(r"[A-Za-z*@/._][\w*@/.:+?=&%#~-]*|[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:/\S*)?")
_number = on_use(r"[-+]?[\d.]+[A-Za-z%]{0,3}")
_switches = frozenset(("true", "false", "yes", "no", "on", "off", "null", "none", "auto", "default"))

Lists = dict[tuple[str, str], list[tuple[str, Setting]]]
"""Entries with their settings, by the document and the name of the list."""

PAIR = 2
"""Entries of a list that is too short to be a sequence."""

LONGEST_TEXT = 10_000
"""Characters of a comma-separated list, at the most: longer ones are data."""


class DistinctEntriesParameters(Parameters, frozen=True):
    """`sequences` are words of keys that hold what is done or read in order, where the same thing may come again."""

    sequences: frozenset[str] = frozenset()


class DistinctEntries(Check[DistinctEntriesParameters, Service]):
    """An element is a list of at least two names: as a list of its own, or separated by commas in one text.

    Numbers, switches, options (`-x`), sentences and patterns are no names; a list that has one of them is left alone, and so is
    one in which more than a third of the entries are repetitions: that is a sequence. The variant `only` is a list of nothing but
    one name, which may be meant to count twice.
    """

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset({"texts"})
    parameters_type = DistinctEntriesParameters

    def examine(self, group: Service) -> Iterator[Outcome]:
        """Lists in the order written."""
        lists, distinct = _lists(group)
        yield from repeat(PASSED, distinct)
        for (_, path), entries in lists.items():
            if len({entry for entry, _ in entries}) < len(entries):
                if self._is_of_names(path, entries):
                    yield from _judged(path, entries)
            elif len(entries) > 1 and _is_name(entries[0][0]):
                yield PASSED

    def _is_of_names(self, path: str, entries: list[tuple[str, Setting]]) -> bool:
        different = len({entry for entry, _ in entries})
        return (
            (3 * different >= 2 * len(entries) or len(entries) == PAIR)
            and self.parameters.sequences.isdisjoint(words(path))
            and all(_is_name(entry) for entry, _ in entries)
        )


def _lists(service: Service) -> tuple[Lists, int]:
    """The lists, but for texts that say nothing twice: how many of those there are."""
    items = [setting for setting in service.named(_ends_as_item) if setting.value.__class__ is str and setting.value]
    if not (items or service.replaced or service.saying(_is_repeating)):
        return {}, len(service.saying(_is_distinct))
    replaced = {id(setting) for setting in service.replaced}
    lists: Lists = {}
    distinct = 0
    for setting in service.in_order(service.saying(_is_several), items):
        if id(setting) in replaced:  # what came from another setting is said there
            continue
        value, path = str(setting.value), _list_of(setting.name)
        if path is not None:
            lists.setdefault((setting.document, path), []).append((value, setting))
        elif _is_several(value):
            entries, is_distinct = _entries(value)
            if is_distinct:
                distinct += len(entries) > 1
            else:
                lists[setting.document, setting.name] = [(entry, setting) for entry in entries]
    return lists, distinct


def _ends_as_item(name: str) -> bool:
    return name[-1:] == "]"


@lru_cache(maxsize=1 << 16)
def _list_of(name: str) -> str | None:
    """The list that a setting is an item of; None where it is of none."""
    found = _item.fullmatch(name) if _ends_as_item(name) else None
    return found["list"] if found else None


def _is_several(text: str) -> bool:
    return "," in text and len(text) <= LONGEST_TEXT


def _is_repeating(text: str) -> bool:
    return _is_several(text) and not _entries(text)[1]


def _is_distinct(text: str) -> bool:
    """Whether it is a list of several that counts, and says nothing twice."""
    if not _is_several(text):
        return False
    entries, is_distinct = _entries(text)
    return is_distinct and len(entries) > 1


@lru_cache(maxsize=1 << 12)
def _entries(text: str) -> tuple[tuple[str, ...], bool]:
    """What commas separate in a text, and whether it says nothing twice; nothing where it begins as a sentence does then."""
    entries = tuple(entry for part in text.split(",") if (entry := part.strip()))
    is_distinct = len(set(entries)) == len(entries)
    return entries if not is_distinct or (entries and _is_name(entries[0])) else (), is_distinct


@lru_cache(maxsize=1 << 12)
def _is_name(entry: str) -> bool:
    return _name.fullmatch(entry) is not None and not _number.fullmatch(entry) and entry.lower() not in _switches


def _judged(path: str, entries: list[tuple[str, Setting]]) -> Iterator[Outcome]:
    first: dict[str, Setting] = {}
    repeated: dict[str, Setting] = {}
    for entry, setting in entries:
        if entry in first:
            repeated.setdefault(entry, setting)
        first.setdefault(entry, setting)
    for entry, setting in repeated.items():
        related = (Related("the first one", place_of(first[entry])),) if first[entry] is not setting else ()
        variant = "only" if len(first) == 1 else ""
        yield Violation(place_of(setting), {"entry": entry, "list": path}, related, variant, subject=entry)
