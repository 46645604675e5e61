"""`keys-spelled-alike`: what is one letter away from the key that its siblings use is not written otherwise by mistake."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

import msgspec

from config_lint.checks.families import strangers
from config_lint.checks.joined_words import parted
from config_lint.checks.keys_known import KeysKnown
from config_lint.checks.letters import is_code, is_expression, is_inflected, is_plural, is_recased, is_slip, swapped
from config_lint.checks.scored import score_of_name
from config_lint.checks.spelt import Family, Holder, Spelling
from config_lint.checks.strays import Stray, strange_words, stray_keys
from config_lint.checks.written import ANY, Sheet, Written, called, path_of, sheet_of
from config_lint.domain.altered import Altered
from config_lint.domain.applied import Tally
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.key import Key, parse, render
from config_lint.domain.place import Place, place_of
from config_lint.domain.rekeyed import Rekeyed
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.spelling import OneEditApart
from config_lint.values.words import words


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
    short names, and two words that tell other keys of one mapping apart (`cpu-large`, `gpu-large`). What differs in capitals
    alone is how another program writes it, where it is another service's, at another place. Variant `family` for a key that
    begins as several beside it do, but for a letter of a word that is nowhere else.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "hidden"})
    through = "sheet"
    parameters_type = KeysSpelledAlikeParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each spelling below each kind of parent."""
        sheet = sheet_of(group)
        slips = _slips({name: None for _, name in sheet.by_key}, self.parameters.shortest)
        families = _families(sheet, slips)
        pairs = _beside(families, slips)
        told: set[str] = set()
        slipped: list[Violation] = []
        for kind, names in slips.items():
            judged = self._elsewhere if kind == ANYWHERE else self._below
            for name, others in names.items():
                if kind == ANYWHERE and name in told:
                    continue
                meant = (other for other in others if swapped(name, other) not in pairs)
                found = next((found for other in meant if (found := list(judged(name, other, families[kind])))), None)
                if found:
                    told.add(name)
                    slipped += found
                else:
                    yield Verdict.PASSED
        yield from _once(slipped)
        yield from (_strayed(stray) for stray in stray_keys(sheet) if stray.stranger.name not in told)
        yield from parted(sheet)

    def is_blind_to(self, altered: Altered) -> bool:
        """Of texts it sees the words that a key may be misspelt with: what stands in a text is a word."""
        return altered.looks_alike(lambda setting: altered.attention.intersection(words(str(setting.value))))

    def more_of_keys(self, rekeyed: Rekeyed) -> Tally | None:
        """A key is seen that is a letter away from others, or has a word that is, and beside one that has."""
        known = KeysKnown.of(rekeyed.attention).changed(rekeyed)
        parts = self._more_parts(known)
        if parts is None or not known.are_strangers_alike() or not self._is_beside_nobody(rekeyed, known):
            return None
        before, after = (list(parted(sheet_of(fleet))) for fleet in (rekeyed.before, rekeyed.after))
        return Tally(parts) if before == after else None

    def attention(self, fleet: Fleet) -> frozenset[str]:
        """The words that only one key has, and that are a letter away from what others have; and how many have each key."""
        return strange_words(sheet_of(fleet)) | KeysKnown.in_fleet(fleet).noted()

    def attention_to_keys(self, rekeyed: Rekeyed) -> frozenset[str]:
        """The same, once keys came or went."""
        known = KeysKnown.of(rekeyed.attention)
        return (rekeyed.attention - known.noted()) | known.changed(rekeyed).noted()

    def _more_parts(self, known: KeysKnown) -> int | None:
        """How many spellings there are more; None where one that came or went has others that are a letter away."""
        shortest = self.parameters.shortest
        then, now = (_parts(names, shortest) for names in (known.before, known.names))
        near: dict[Key, OneEditApart] = {}
        for name in known.touched:
            path = path_of(name)
            for at, own in _kinds(path):
                for kind in (own, ANYWHERE):
                    both = then.get(kind, {}).keys() | now.get(kind, {}).keys()
                    if path[at] in both:
                        near[kind] = near.get(kind) or OneEditApart(both)
                        if list(near[kind].of(path[at])):
                            return None
        return sum(map(len, now.values())) - sum(map(len, then.values()))

    def _is_beside_nobody(self, rekeyed: Rekeyed, known: KeysKnown) -> bool:
        """Whether no key that may have strayed from its family stands in a mapping in which another came or went."""
        odd = {stranger.name for stranger in strangers(dict.fromkeys(map(called, known.names)))}
        mappings = {(key.service, path_of(key.name)[:-1]) for key in rekeyed.keys}
        settings = (each for fleet in (rekeyed.before, rekeyed.after) for service in fleet.services for each in service.settings)
        return not odd or not any(
            called(each.name) in odd and (each.service, path_of(each.name)[:-1]) in mappings for each in settings
        )

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
        if (is_plural(name, other) and not is_twin) or is_code(name, other):
            return
        if is_recased(name, other) and own.whose().isdisjoint(meant.whose()):
            return
        is_form = is_inflected(name, other) and not is_twin
        needed = few + 1 if is_twin else few * self.parameters.support * (2 if is_form else 1)
        is_common = many >= needed and many > 1
        if is_common or (peers and not is_form and (many > few or name > other)):
            yield from _violations(name, other, own, peers or list(meant.holders.values()), many, is_common=is_common)

    def _elsewhere(self, name: str, other: str, family: Family) -> Iterator[Violation]:
        """Keys anywhere in the same files, one of which is a word that nobody else has."""
        own, meant = family[name], family[other]
        few, many = len(own.holders), len(meant.holders)
        if many < max(few, 2) or not own.holders.keys().isdisjoint(meant.holders) or own.is_leaf is not meant.is_leaf:
            return
        if not own.files() <= meant.files() or not is_slip(name, other) or is_code(name, other):
            return
        if many == few and len(name) > len(other):
            # Letters are left out more often than put in.
            return
        yield from _violations(
            name, other, own, list(meant.holders.values()), many, is_common=many >= few * self.parameters.support
        )


def _strayed(stray: Stray) -> Violation:
    stranger = stray.stranger
    facts = {"name": stranger.name, "word": stranger.word, "meant": stranger.meant, "support": stray.support}
    related = tuple(Related(f"begins with {stranger.meant}", place_of(peer.setting, at_key=True)) for peer in stray.family)
    place = place_of(stray.written.setting, at_key=True)
    score = score_of_name(stray.support, stray.support, stranger.meant)
    return Violation(place, facts, related, "family", stray.written.affects, stranger.meant, score=score)


ANYWHERE: Key = ("",)
"""The kind of parent that every key has."""


def _across(mapping: Holder, written: Written) -> tuple[str, str, Key]:
    """What a mapping is in every environment."""
    return written.reader.name, mapping[1], mapping[2]


def _violations(
    name: str, other: str, own: Spelling, peers: Sequence[Written], many: int, *, is_common: bool
) -> Iterator[Violation]:
    facts = {"name": name, "meant": other, "count": len(own.holders), "support": many}
    related = tuple(Related(f"spelled {other} here", _place(peer, other)) for peer in peers[:MOST_PEERS])
    score = score_of_name(many, many + len(own.holders) - 1, other)
    for each in own.holders.values():
        yield Violation(_place(each, name), facts, related, "" if is_common else "complement", each.affects, other, score=score)


def _once(slipped: Iterable[Violation]) -> Iterator[Violation]:
    """A slip that one file has at many places is one slip, and told at the first of them."""
    by_file: dict[tuple[str, str, str, str], list[Violation]] = {}
    for each in slipped:
        by_file.setdefault((each.place.location.path, each.facts["name"], each.subject, each.variant), []).append(each)
    for alike in by_file.values():
        first = min(alike, key=lambda each: each.place.location)
        affects = tuple(dict.fromkeys(pair for each in alike for pair in each.affects))
        yield msgspec.structs.replace(first, facts=first.facts | {"others": len(alike) - 1}, affects=affects)


MOST_PEERS = 3
"""Places of the other spelling that are shown."""


def _kinds(path: Key) -> Iterator[tuple[int, Key]]:
    """Each part of a path that is a key, with the kind of parent that it stands below."""
    return ((at, path[max(at - 2, 0) : at]) for at, part in enumerate(path) if part != ANY)


def _slips(written: Iterable[str], shortest: int) -> dict[Key, dict[str, list[str]]]:
    """The keys below each kind of parent, and last those below any, each with the keys there that are one edit away.

    `written` are the names of settings, each once: there are few of them for all that is written.
    """
    parts = _parts(written, shortest)
    neighbours = {kind: OneEditApart(names) for kind, names in parts.items()}
    return {kind: {name: list(neighbours[kind].of(name)) for name in names} for kind, names in parts.items()}


def _parts(written: Iterable[str], shortest: int) -> dict[Key, dict[str, None]]:
    """The keys below each kind of parent that are looked at, and last those below any."""
    parts: dict[Key, dict[str, None]] = {}
    everywhere: dict[str, None] = {}
    for name in written:
        path = path_of(name)
        for at, kind in _kinds(path):
            if len(path[at]) >= shortest and not path[at][-1].isdigit() and not is_expression(path[at]):
                parts.setdefault(kind, {})[path[at]] = None
                everywhere[path[at]] = None
    parts[ANYWHERE] = everywhere
    return parts


def _families(sheet: Sheet, slips: Mapping[Key, Mapping[str, Sequence[str]]]) -> dict[Key, Family]:
    """The keys that have others one edit away: who has them, and what stands below."""
    families: dict[Key, Family] = {kind: {} for kind in slips}
    told = {name: list(_told(path_of(name), families, slips)) for name in {name for _, name in sheet.by_key}}
    for each in sheet.under(lambda _, name: told[name]):
        name = each.setting.name
        for at, part, below, family in told[name]:
            spelling = family.setdefault(part, Spelling())
            spelling.holders.setdefault((each.setting.location.path, each.setting.document, parse(name)[:at]), each)
            spelling.below.add(below)
    return families


def _beside(families: Mapping[Key, Family], slips: Mapping[Key, Mapping[str, Sequence[str]]]) -> set[frozenset[str]]:
    """The words that alone tell two keys of one mapping apart, which have others besides."""
    found: set[frozenset[str]] = set()
    for kind, family in families.items():
        for name, spelling in family.items():
            for other in slips[kind][name]:
                pair = swapped(name, other) if name < other and other in family and len(words(name)) > 1 else None
                if pair and not spelling.holders.keys().isdisjoint(family[other].holders):
                    found.add(pair)
    return found


def _told(
    path: Key, families: Mapping[Key, Family], slips: Mapping[Key, Mapping[str, Sequence[str]]]
) -> Iterator[tuple[int, str, str, Family]]:
    """Where in a path such a key stands, what stands below it, and the families that it belongs to."""
    for at, kind in _kinds(path):
        for family in (kind, ANYWHERE):
            if slips.get(family, {}).get(path[at]):
                yield at, path[at], path[at + 1] if at + 1 < len(path) else "", families[family]


def _place(written: Written, name: str) -> Place:
    """Where the key stands."""
    setting = written.setting
    path = path_of(setting.name)
    place = place_of(setting, at_key=True)
    if path[-1] == name:
        return place
    above = parse(setting.name)[: path.index(name) + 1]
    places = (layer.located.get(above) for layer in written.reader.layers if layer.path == setting.location.path)
    location = next(filter(None, places), None)
    key = render(setting.chain[-1].entry.key[: len(setting.chain[-1].entry.key) - len(path) + path.index(name) + 1])
    return place if location is None else msgspec.structs.replace(place, location=location, key=key)
