"""`distinct-entries`: a list of names has each of them once."""

from collections.abc import Iterator
from functools import lru_cache
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
        replaced = {id(setting) for setting in group.replaced}
        lists: dict[tuple[str, str], list[tuple[str, Setting]]] = {}
        for setting in group.worded:
            value = setting.value
            if value.__class__ is not str or not value:
                continue
            is_item, is_several = setting.name[-1] == "]", "," in value
            if not (is_item or is_several):
                continue
            if id(setting) in replaced:  # what came from another setting is said there
                continue
            if is_item and (found := _item.fullmatch(setting.name)):
                lists.setdefault((setting.document, found["list"]), []).append((value, setting))
            elif is_several and len(value) <= LONGEST_TEXT:
                listed = _entries(value)
                if listed:
                    lists[setting.document, setting.name] = [(entry, setting) for entry in listed]
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


@lru_cache(maxsize=1 << 12)
def _entries(text: str) -> tuple[str, ...]:
    """What commas separate in a text; nothing where it begins as a sentence does, and says nothing twice."""
    entries = tuple(entry for part in text.split(",") if (entry := part.strip()))
    return entries if len(set(entries)) < len(entries) or (entries and _is_name(entries[0])) else ()


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
