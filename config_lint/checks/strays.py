"""Names that strayed from their family by a letter: those of keys beside others, and those in values of a service."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

from config_lint.checks.families import Kin, Stranger, strangers
from config_lint.checks.written import Sheet, Written, called, path_of
from config_lint.domain.key import Key
from config_lint.values.words import words


class Stray(NamedTuple):
    """Where it stands, how it is misspelt, places of some of its family, and how many names that has."""

    written: Written
    stranger: Stranger
    family: tuple[Written, ...]
    support: int


MOST_SHOWN = 3
"""Names of a family of which the places are told."""


def stray_keys(sheet: Sheet) -> Iterator[Stray]:
    """Keys that strayed from those beside them. A word that stands in a value, or in the name of a service, is a word."""
    found = _strange_keys(sheet)
    if not found:
        return
    odd = sheet.under(lambda _, name: called(name) in found)
    beside: dict[tuple[str, Key], dict[str, Written]] = {_mapping(each): {} for each in odd}
    for each in sheet.written:
        mapping = _mapping(each)
        if mapping in beside:
            beside[mapping].setdefault(called(each.setting.name), each)
    texts = {*sheet.by_text, *(each.setting.service for each in sheet.written)}
    spoken = {word for text in texts for word in words(text)}
    kin = {mapping: Kin(names) for mapping, names in beside.items()}
    for each in odd:
        mapping = _mapping(each)
        yield from _told(each, found[called(each.setting.name)], kin[mapping], beside[mapping], spoken)


def _strange_keys(sheet: Sheet) -> dict[str, list[Stranger]]:
    """Asked for twice, they are looked for once."""
    found = _known.get(sheet)
    if found is None:
        found = _known[sheet] = _by_name(strangers(dict.fromkeys(called(name) for _, name in sheet.by_key)))
    return found


_known: WeakKeyDictionary[Sheet, dict[str, list[Stranger]]] = WeakKeyDictionary()


def strange_words(sheet: Sheet) -> frozenset[str]:
    """The words of which it matters to `stray_keys` whether they stand in a value."""
    return frozenset(stranger.word for found in _strange_keys(sheet).values() for stranger in found)


def stray_names(places: Mapping[str, Mapping[tuple[str, int], Written]]) -> Iterator[Stray]:
    """Names in values that strayed from those in the other values of the service; `places` are those of each name."""
    found = _by_name(strangers(places))
    if not found:
        return
    odd = {name: next(iter(places[name].values())) for name in found if len(places[name]) == 1}
    near: dict[str, dict[str, Written]] = {each.setting.service: {} for each in odd.values()}
    for name, standing in places.items():
        for each in standing.values():
            if each.setting.service in near:
                near[each.setting.service].setdefault(name, each)
    kin = {service: Kin(names) for service, names in near.items()}
    for name, each in odd.items():
        service = each.setting.service
        yield from _told(each, found[name], kin[service], near[service], ())


def _by_name(found: Iterable[Stranger]) -> dict[str, list[Stranger]]:
    by_name: dict[str, list[Stranger]] = {}
    for stranger in found:
        by_name.setdefault(stranger.name, []).append(stranger)
    return by_name


def _mapping(written: Written) -> tuple[str, Key]:
    """The mapping in which a key stands, in any environment of a service."""
    return written.setting.service, path_of(written.setting.name)[:-1]


def _told(
    written: Written, found: Sequence[Stranger], kin: Kin, beside: Mapping[str, Written], spoken: Collection[str]
) -> Iterator[Stray]:
    """The first way in which it strayed, if it did."""
    for stranger in found:
        family = stranger.family(kin)
        if family and stranger.word not in spoken:
            yield Stray(written, stranger, tuple(beside[name] for name in family[:MOST_SHOWN]), len(family))
            return
