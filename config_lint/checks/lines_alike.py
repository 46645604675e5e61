"""Lines that say a name in two places and are made alike: keys of one mapping with their values, two fields of like entries."""

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, combinations, islice
from typing import NamedTuple

from config_lint.checks.stems import Words, stem_of
from config_lint.checks.written import Sheet, Written, path_of
from config_lint.domain.key import Key, parse
from config_lint.values.value import Value
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
    named = named_in(sheet)
    pairs = pairs_in(named, _shared(named))
    entries = {alike: lines for alike, lines in pairs.items() if agreeing_in(lines, support) == support}
    return Groups(list(mappings_in(named, support)), entries)


def agreeing_in(lines: Iterable[Said], most: int | None = None) -> int:
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
    known = {text: said for text in sheet.by_text if (said := _name_in(text))}
    replaced = {order: _name_in(value) for order in sheet.replaced if isinstance(value := _raw(sheet.written[order]), str)}
    every: Named = defaultdict(list)
    for each, said in chain(
        ((each, said) for text, said in known.items() for each in sheet.by_text[text] if each.order not in replaced),
        ((sheet.written[order], said) for order, said in replaced.items() if said),
    ):
        every[each.setting.document, each.setting.name].append((each, said))
    beside: defaultdict[tuple[str, Key], Named] = defaultdict(dict)
    for key, found in every.items():
        beside[key[0], _place_of(key[1])[0]][key] = found
    return {key: found for mapping in beside.values() if len(mapping) > 1 for key, found in mapping.items()}


def _raw(written: Written) -> Value:
    """What stands in the file; nothing for what is no text."""
    return written.setting.chain[-1].entry.value if written.text else None


def mappings_in(named: Named, support: int) -> Iterator[list[Said]]:
    """The keys of each mapping with their values, where enough keys say the same as their values."""
    agreeing: Counter[Above] = Counter()
    for (document, name), found in named.items():
        parent, _, called = _place_of(name)
        its = frozenset(called)
        for each, said in found:
            if not its.isdisjoint(said) and stem_of(called, said) is not None:
                agreeing[each.setting.location.path, document, parent] += 1
    wanted = {above for above, count in agreeing.items() if count >= support}
    keys: dict[Above, list[Said]] = {}
    for each, said in _within({above[1:] for above in wanted}, named):
        parent, _, called = _place_of(each.setting.name)
        above = (each.setting.location.path, each.setting.document, parent)
        if above in wanted:
            keys.setdefault(above, []).append((called, said, above, None, each))
    yield from keys.values()


def _within(mappings: Container[tuple[str, Key]], named: Named) -> list[tuple[Written, Words]]:
    """What stands in some mappings, given by document and key, in the order in which it is written."""
    groups = (found for (document, name), found in named.items() if (document, _place_of(name)[0]) in mappings)
    return sorted(chain.from_iterable(groups), key=lambda pair: pair[0].order)


@lru_cache(maxsize=1 << 14)
def _place_of(name: str) -> tuple[Key, str, Words]:
    """The mapping in which a setting stands, and its field there, as it is and in words."""
    path = parse(name)
    path = path[:-1] if path[-1] == "value" and len(path) > 1 else path
    return path[:-1], path[-1], words(path[-1].strip("[]"))


def pairs_in(named: Named, shared: Mapping[tuple[str, Key], Collection[str]]) -> dict[Alike, list[Said]]:
    """Every two fields of each entry, by what the entry and its siblings are, of those that are `shared` in its mapping."""
    found: defaultdict[Alike, list[Said]] = defaultdict(list)
    for (file, document, parent), fields in _entries(named, shared):
        alike = shared[document, parent]
        for (one, (left, key)), (other, (right, value)) in combinations(sorted(fields.items())[:MOST_FIELDS], 2):
            if one in alike and other in alike:
                above, kind = _entry_of(key.setting.name)
                found[kind, one, other].append((left, right, (file, document, above), key, value))
    return found


def _entries(named: Named, shared: Mapping[tuple[str, Key], Collection[str]]) -> Iterable[tuple[Above, Entry]]:
    """Each entry of a mapping in which fields are shared, with its fields, in the order in which they are written."""
    files: defaultdict[tuple[str, Key], dict[str, Entry]] = defaultdict(dict)
    places: list[tuple[int, Written, Words, str, tuple[str, Key]]] = []
    for (document, name), found in named.items():
        parent, field, _ = _place_of(name)
        if len(shared.get((document, parent), ())) > 1:
            mapping = (document, parent)
            places.extend((each.order, each, said, field, mapping) for each, said in found if sum(map(len, said)) >= SHORTEST)
    entries: list[tuple[Above, Entry]] = []
    for _, each, said, field, mapping in sorted(places):
        file = each.setting.location.path
        entry = files[mapping].get(file)
        if entry is None:
            entry = files[mapping][file] = {}
            entries.append(((file, *mapping), entry))
        entry[field] = (said, each)
    return entries


def fields_in(named: Named) -> dict[tuple[str, Key], set[str]]:
    """All fields of each mapping."""
    found: defaultdict[tuple[str, Key], set[str]] = defaultdict(set)
    for document, name in named:
        parent, field, _ = _place_of(name)
        if parent:
            found[document, parent].add(field)
    return found


def _shared(named: Named) -> dict[tuple[str, Key], set[str]]:
    """The fields of each mapping that have a word in common with another one there, or in any mapping that has them."""
    spoken: defaultdict[tuple[str, Key], defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for (document, name), found in named.items():
        parent, field, _ = _place_of(name)
        if parent:
            spoken[document, parent][field].update(chain.from_iterable({said for _, said in found}))
    telling: set[str] = set()
    for fields in spoken.values():
        often = Counter(chain.from_iterable(fields.values()))
        common = {word for word, count in often.items() if count > 1}
        telling.update(field for field, said in fields.items() if not said.isdisjoint(common))
    return {mapping: telling.intersection(fields) for mapping, fields in spoken.items()}


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
