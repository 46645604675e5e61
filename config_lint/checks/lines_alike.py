"""Lines that say a name in two places and are made alike: keys of one mapping with their values, two fields of like entries."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, islice
from operator import itemgetter
from typing import NamedTuple

from config_lint.checks.stems import Words, stem_of
from config_lint.checks.written import Sheet, Written, path_of
from config_lint.domain.key import Key, parse
from config_lint.values.words import words

Said = tuple[Words, Words, Hashable, Written | None, Written]
"""What a line is made of."""

Above = tuple[str, str, Key]
"""The file, the document and the mapping in which a key stands."""

Alike = tuple[Key, str, str]
"""What entries have in common, and two of their fields."""

Entry = dict[str, tuple[Words, Written]]
"""The fields of one, with the words of each."""

Named = dict[tuple[str, str], list[tuple[Written, Words]]]
"""What may be a name, with its words, by the document and the name of its key."""

Mapped = tuple[str, Key]
"""The document and the mapping in which a key stands, whatever the file."""

Spoken = dict[Mapped, dict[tuple[str, str], set[str]]]
"""The words of what may be a name, by mapping and by the document and the name of its key."""

LONGEST, MOST_WORDS, MOST_FIELDS = 200, 16, 6
"""Letters of a value and words of a name that is looked at, at most; and fields of an entry."""

SHORTEST = 6
"""Letters of a field of an entry that is more than a switch or a kind."""


class Groups(NamedTuple):
    """Lines that are made alike: keys of one mapping with their values, and the same two fields of like entries."""

    mappings: Sequence[Sequence[Said]]
    entries: Mapping[Alike, Sequence[Said]]


def groups_of(sheet: Sheet, support: int) -> Groups:
    """Those of which enough say some name in both places: hardly any do, which is told before lines are made of all."""
    names = cache(_name_in)  # the same few texts stand under many keys
    spoken = _spoken_in(sheet, names)
    shared = _shared(spoken)
    telling = (keys for mapping, keys in spoken.items() if len(shared.get(mapping, ())) > 1 or _may_agree(keys))
    named = _standing(sheet, chain.from_iterable(telling), names)
    pairs = pairs_in(named, shared)
    entries = {alike: lines for alike, lines in pairs.items() if agreeing_in(lines, support) == support}
    return Groups(list(mappings_in(named, support)), entries)


def agreeing_in(lines: Iterable[Said | tuple[Words, Words]], most: int | None = None) -> int:
    """How many lines say some name in both places, as far as it is counted."""
    return sum(1 for _ in islice((line for line in lines if stem_of(line[0], line[1]) is not None), most))


def words_in(line: Said) -> tuple[Words, Words, Hashable]:
    """What a line says, wherever it stands."""
    return line[:3]


def name_of(alike: Alike) -> str:
    """What such entries are called, in one text."""
    kind, one, other = alike
    return "\0".join((one, other, *kind))


def named_in(sheet: Sheet) -> Named:
    """What may be a name and has another one beside it, with its words, as it stands in its file."""
    names = cache(_name_in)
    return _standing(sheet, chain.from_iterable(_spoken_in(sheet, names).values()), names)


def _spoken_in(sheet: Sheet, names: Callable[[str], Words]) -> Spoken:
    """The words of what may be a name under each key, by the mapping that the key stands in, where others there have some."""
    replaced = {(setting.document, setting.name) for order in sheet.replaced for setting in (sheet.written[order].setting,)}
    spoken: defaultdict[Mapped, dict[tuple[str, str], set[str]]] = defaultdict(dict)
    for key, texts in sheet.texts.items():
        raw = texts if key not in replaced else set(_raw(sheet.by_key[key], sheet))
        said = set(chain.from_iterable(map(names, raw)))
        if said:
            spoken[key[0], _place_of(key[1])[0]][key] = said
    return {mapping: keys for mapping, keys in spoken.items() if len(keys) > 1}


def _standing(sheet: Sheet, keys: Iterable[tuple[str, str]], names: Callable[[str], Words]) -> Named:
    """What may be a name under some keys."""
    under = ((key, sheet.by_key[key]) for key in keys)
    return {key: [each for each in zip(found, map(names, _raw(found, sheet)), strict=True) if each[1]] for key, found in under}


def _raw(written: Sequence[Written], sheet: Sheet) -> list[str]:
    """What stands in the files; nothing for what is no text."""
    texts = [each.text for each in written]
    for at, each in enumerate(written) if sheet.replaced else ():
        value = each.setting.chain[-1].entry.value if each.order in sheet.replaced else None
        if texts[at] and isinstance(value, str):
            texts[at] = value
    return texts


def _may_agree(keys: Mapping[tuple[str, str], Container[str]]) -> bool:
    """Whether some key of a mapping may say the same as its value, by the words of its values."""
    return any(word in said for (_, name), said in keys.items() for word in _place_of(name)[2])


def mappings_in(named: Named, support: int) -> Iterator[list[Said]]:
    """The keys of each mapping with their values, where enough keys say the same as their values."""
    meeting: defaultdict[Above, list[tuple[Words, Words]]] = defaultdict(list)
    for (document, name), found in named.items():
        parent, _, called = _place_of(name)
        its = frozenset(called)
        for each, said in found:
            if not its.isdisjoint(said):
                meeting[each.setting.location.path, document, parent].append((called, said))
    wanted = {above for above, lines in meeting.items() if len(lines) >= support and agreeing_in(lines, support) == support}
    keys: dict[Above, list[Said]] = {}
    for each, said in _within({above[1:] for above in wanted}, named):
        parent, _, called = _place_of(each.setting.name)
        above = (each.setting.location.path, each.setting.document, parent)
        if above in wanted:
            keys.setdefault(above, []).append((called, said, above, None, each))
    yield from keys.values()


def _within(mappings: Container[Mapped], named: Named) -> list[tuple[Written, Words]]:
    """What stands in some mappings, given by document and key, in the order in which it is written."""
    groups = (found for (document, name), found in named.items() if (document, _place_of(name)[0]) in mappings)
    return sorted(chain.from_iterable(groups), key=lambda pair: pair[0].order)


@lru_cache(maxsize=1 << 14)
def _place_of(name: str) -> tuple[Key, str, Words]:
    """The mapping in which a setting stands, and its field there, as it is and in words."""
    path = parse(name)
    path = path[:-1] if path[-1] == "value" and len(path) > 1 else path
    return path[:-1], path[-1], words(path[-1].strip("[]"))


def pairs_in(named: Named, shared: Mapping[Mapped, Collection[str]]) -> dict[Alike, list[Said]]:
    """Every two fields of each entry, by what the entry and its siblings are, of those that are `shared` in its mapping."""
    found: defaultdict[Alike, list[Said]] = defaultdict(list)
    for (file, document, parent), fields in _entries(named, shared):
        alike = shared[document, parent]
        rest = [each for each in sorted(fields.items())[:MOST_FIELDS] if each[0] in alike]
        while len(rest) > 1:
            (one, (left, key)), *rest = rest
            above, kind = _entry_of(key.setting.name)
            place = (file, document, above)
            for other, (right, value) in rest:
                found[kind, one, other].append((left, right, place, key, value))
    return found


def _entries(named: Named, shared: Mapping[Mapped, Collection[str]]) -> Iterable[tuple[Above, Entry]]:
    """Each entry of a mapping in which fields are shared, with its fields, in the order in which they are written."""
    places: list[tuple[int, str, str, Mapped, tuple[Words, Written]]] = []
    for (document, name), found in named.items():
        parent, field, _ = _place_of(name)
        if len(shared.get((document, parent), ())) > 1:
            mapping = (document, parent)
            places += [
                (each[0].order, each[0].setting.chain[-1].entry.location.path, field, mapping, each[::-1])
                for each in found
                if sum(map(len, each[1])) >= SHORTEST
            ]
    entries: defaultdict[Above, Entry] = defaultdict(dict)
    for _, file, field, mapping, each in sorted(places, key=itemgetter(0)):
        entries[file, *mapping][field] = each
    return entries.items()


def fields_in(named: Named) -> dict[Mapped, set[str]]:
    """All fields of each mapping."""
    found: defaultdict[Mapped, set[str]] = defaultdict(set)
    for document, name in named:
        parent, field, _ = _place_of(name)
        if parent:
            found[document, parent].add(field)
    return found


def _shared(spoken: Spoken) -> dict[Mapped, set[str]]:
    """The fields of each mapping that have a word in common with another one there, or in any mapping that has them."""
    fields = {mapping: _by_field(keys) for mapping, keys in spoken.items() if mapping[1]}
    telling: set[str] = set()
    for found in fields.values():
        often = Counter(chain.from_iterable(found.values()))
        common = {word for word, count in often.items() if count > 1}
        telling.update(field for field, said in found.items() if not said.isdisjoint(common))
    return {mapping: telling.intersection(found) for mapping, found in fields.items()}


def _by_field(keys: Mapping[tuple[str, str], set[str]]) -> dict[str, set[str]]:
    """The words that keys of one mapping have, by what these are called there."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for (_, name), said in keys.items():
        found[_place_of(name)[1]] |= said
    return found


@lru_cache(maxsize=1 << 14)
def _entry_of(name: str) -> tuple[Key, Key]:
    """Where an entry stands of which a setting is a field, and what it has in common with its siblings."""
    above = parse(name)[:-2]
    return above, path_of(name)[: len(above)]


def _name_in(raw: str) -> Words:
    """The words of a text, as it stands in its file, before anything was put into it; nothing of what is no name."""
    if len(raw) > LONGEST or "\n" in raw or raw.count(" ") > 1:
        return ()
    said = words(raw)
    return said if len(said) <= MOST_WORDS else ()
