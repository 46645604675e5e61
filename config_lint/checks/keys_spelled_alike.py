"""`keys-spelled-alike`: what is one letter away from the key that its siblings use is not written otherwise by mistake."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

import msgspec

from config_lint.checks.written import ANY, Written, path_of, sheet_of
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.key import Key, parse, render
from config_lint.domain.place import Place, place_of
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.neighbours import Neighbours
from config_lint.values.words import words

Mapping = tuple[str, str, Key]
"""A mapping as written: its file, its document, its path."""


class Spelling:
    """One key below one kind of parent: the mappings that have it, the first value below it in each, and what stands below it."""

    __slots__ = ("below", "holders")

    def __init__(self) -> None:
        self.holders: dict[Mapping, Written] = {}
        self.below: set[str] = set()

    @property
    def is_leaf(self) -> bool:
        """Whether it has a value, and nothing below it."""
        return "" in self.below

    def files(self) -> set[str]:
        """The files that have it."""
        return {file for file, _, _ in self.holders}


Family = dict[str, Spelling]
"""The keys below parents of one kind, by how they are spelled."""


class KeysSpelledAlikeParameters(Parameters, frozen=True):
    """`shortest` is the least number of letters of a key that is looked at.

    `support` is how many mappings must have the other spelling for each that has this one, where nothing else tells.
    """

    shortest: int = 5
    support: int = 3


class KeysSpelledAlike(Check[KeysSpelledAlikeParameters, Fleet]):
    """An element is a key below one kind of parent (the last two keys above it), whoever writes it.

    It is a slip where a key one edit away stands below parents of the same kind and never beside it: for the same service in
    another environment (variant `complement`), or `support` times as often. A plural is another word, as `target` and `targets`
    are in many schemas, unless nothing stands below it that does not stand below the other. Another form of a word counts only
    where both are of one kind (a value, or a mapping) and the other is much more common. Numbers tell names apart, and so do
    short names.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
    parameters_type = KeysSpelledAlikeParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each spelling below each kind of parent."""
        families = _families(sheet_of(group).written)
        told: set[str] = set()
        for kind, family in families.items():
            names = [name for name in family if len(name) >= self.parameters.shortest and not name[-1].isdigit()]
            neighbours = Neighbours(names)
            for name in names:
                if kind == ANYWHERE and name in told:
                    continue
                judged = self._elsewhere if kind == ANYWHERE else self._below
                found = next((found for other in neighbours.of(name) if (found := list(judged(name, other, family)))), None)
                if found:
                    told.add(name)
                yield from found or (Verdict.PASSED,)

    def _below(self, name: str, other: str, family: Family) -> Iterator[Violation]:
        """Keys below one kind of parent."""
        own, meant = family[name], family[other]
        few, many = len(own.holders), len(meant.holders)
        if many < few or not own.holders.keys().isdisjoint(meant.holders) or own.is_leaf is not meant.is_leaf:
            return
        places: dict[tuple[str, str, Key], Written] = {}
        for mapping, each in meant.holders.items():
            places.setdefault(_across(mapping, each), each)
        peers = [places[key] for mapping, each in own.holders.items() if (key := _across(mapping, each)) in places]
        is_twin = not own.is_leaf and own.below <= meant.below
        if (_is_plural(name, other) and not is_twin) or _is_code(name, other):
            return
        is_inflected = _is_inflected(name, other) and not is_twin
        needed = few + 1 if is_twin else few * self.parameters.support * (2 if is_inflected else 1)
        is_common = many >= needed and many > 1
        if is_common or (peers and not is_inflected and (many > few or name > other)):
            yield from _violations(name, other, own, peers or list(meant.holders.values()), many, is_common=is_common)

    def _elsewhere(self, name: str, other: str, family: Family) -> Iterator[Violation]:
        """Keys anywhere in the same files, one of which is a word that nobody else has."""
        own, meant = family[name], family[other]
        few, many = len(own.holders), len(meant.holders)
        if many < max(few, 2) or not own.holders.keys().isdisjoint(meant.holders) or own.is_leaf is not meant.is_leaf:
            return
        if not own.files() <= meant.files() or not _is_slip(name, other) or _is_code(name, other):
            return
        if many == few and len(name) > len(other):
            # Letters are left out more often than put in.
            return
        yield from _violations(
            name, other, own, list(meant.holders.values()), many, is_common=many >= few * self.parameters.support
        )


ANYWHERE: Key = ("",)
"""The kind of parent that every key has."""


def _across(mapping: Mapping, written: Written) -> tuple[str, str, Key]:
    """What a mapping is in every environment."""
    return written.reader.name, mapping[1], mapping[2]


def _is_plural(name: str, other: str) -> bool:
    """Whether one is the other's plural."""
    return name == f"{other}s" or other == f"{name}s"


def _is_code(name: str, other: str) -> bool:
    """Whether they differ in a word with digits in it, such as the size of a machine: `m4xlarge` and `c4xlarge`."""
    return any(one != two and any(map(str.isdigit, one + two)) for one, two in zip(words(name), words(other), strict=False))


def _is_inflected(name: str, other: str) -> bool:
    """Whether they are forms of the same word."""
    one, two = sorted((name, other), key=len)
    return two.startswith(one) or one[:-1] == two[:-1]


def _is_slip(name: str, other: str) -> bool:
    """Whether they differ within one word that is long enough for it to be no other word."""
    own, meant = words(name), words(other)
    if len(own) != len(meant):
        return False
    different = [(one, two) for one, two in zip(own, meant, strict=True) if one != two]
    return len(different) == 1 and all(len(word) >= LONG_WORD for word in different[0]) and not _is_inflected(*different[0])


LONG_WORD = 7
"""Letters of a word that no other word is likely to be one letter away from."""


def _violations(
    name: str, other: str, own: Spelling, peers: Sequence[Written], many: int, *, is_common: bool
) -> Iterator[Violation]:
    facts = {"name": name, "meant": other, "count": len(own.holders), "support": many}
    related = tuple(Related(f"spelled {other} here", _place(peer, other)) for peer in peers[:MOST_PEERS])
    for each in own.holders.values():
        yield Violation(_place(each, name), facts, related, "" if is_common else "complement", each.affects, other)


MOST_PEERS = 3
"""Places of the other spelling that are shown."""


def _families(written: Sequence[Written]) -> dict[Key, Family]:
    """Every key of every path, below its kind of parent, then all of them together."""
    families: dict[Key, Family] = {}
    everywhere: Family = {}
    for each in written:
        path, raw = path_of(each.setting.name), parse(each.setting.name)
        file = each.setting.location.path
        for at, part in enumerate(path):
            if part == ANY:
                continue
            mapping = (file, each.setting.document, raw[:at])
            below = path[at + 1] if at + 1 < len(path) else ""
            for family in (families.setdefault(path[max(at - 2, 0) : at], {}), everywhere):
                spelling = family.get(part)
                if spelling is None:
                    spelling = family[part] = Spelling()
                spelling.holders.setdefault(mapping, each)
                spelling.below.add(below)
    families[ANYWHERE] = everywhere
    return families


def _place(written: Written, name: str) -> Place:
    """Where the key stands."""
    setting = written.setting
    path = path_of(setting.name)
    place = place_of(setting, at_key=True)
    if path[-1] == name:
        return place
    above = parse(setting.name)[: path.index(name) + 1]
    places = (dict(layer.places).get(above) for layer in written.reader.layers if layer.path == setting.location.path)
    location = next(filter(None, places), None)
    key = render(setting.chain[-1].entry.key[: len(setting.chain[-1].entry.key) - len(path) + path.index(name) + 1])
    return place if location is None else msgspec.structs.replace(place, location=location, key=key)
