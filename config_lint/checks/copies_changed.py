"""`copies-changed`: a line or an entry that was made from its neighbour was changed wherever the neighbour's name stood."""

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, combinations, islice
from typing import ClassVar, NamedTuple
from weakref import WeakKeyDictionary

import msgspec

from config_lint.checks.scored import score_of
from config_lint.checks.stems import Around, Words, between, is_within, stem_of
from config_lint.checks.written import Sheet, Written, path_of, sheet_of
from config_lint.domain.altered import Altered
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.key import Key, parse
from config_lint.domain.place import place_of
from config_lint.domain.violation import PASSED, Outcome, Related, Violation
from config_lint.values.value import Value
from config_lint.values.words import words


class CopiesChangedParameters(Parameters, frozen=True):
    """`support` is how many names have to stand in both places, `share` how many of all that have both."""

    support: int = 5
    share: float = 0.9


class Line(msgspec.Struct, frozen=True):
    """Two places that say the same name: a key and its value, or two fields of an entry; `beside` is what its siblings share.

    `key` is None where the first place is the key itself.
    """

    one: Words
    other: Words
    beside: Hashable
    key: Written | None
    value: Written


Said = tuple[Words, Words, Hashable, Written | None, Written]
"""What a line is made of."""

Made = dict[Around, list[tuple[Words, Line]]]

Above = tuple[str, str, Key]
"""The file, the document and the mapping in which a key stands."""

Alike = tuple[Key, str, str]
"""What entries have in common, and two of their fields."""

Entry = dict[str, tuple[Words, Written]]
"""The fields of one, with the words of each."""

Named = dict[tuple[str, str], list[tuple[Written, Words]]]
"""What may be a name, with its words, by the document and the name of its key."""


class CopiesChanged(Check[CopiesChangedParameters, Fleet]):
    """An element is a value with the same name in it as its key, or as another field of the same entry.

    Learned are the two places of a name: in `orders_db_host: ${orders::db::host}`, or in `{name: orders, folder: apps/orders}`.
    Where nearly all have one name in both, one that has a sibling's name in one of them was copied, and changed in the other.
    Variant `entry` for two fields, which may be meant to say different things. What a key is of has to stand in the key:
    `public_address: ${base_domain}` is made of another setting, and no copy of it; nor is what several others are made of, too.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "hidden"})
    sees_names = False
    through = "sheet"
    parameters_type = CopiesChangedParameters

    def __init__(self, parameters: CopiesChangedParameters) -> None:
        super().__init__(parameters)
        self._known: WeakKeyDictionary[Fleet, frozenset[str]] = WeakKeyDictionary()

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each such pair of places."""
        groups = _groups(sheet_of(group), self.parameters.support)
        self._known[group] = frozenset(map(_called, groups.entries))
        for said in (*groups.mappings, *groups.entries.values()):
            yield from self._outcomes(said, group)

    def _outcomes(self, said: Iterable[Said], fleet: Fleet) -> Iterator[Outcome]:
        """Those of lines that are made alike."""
        lines = [Line(*each) for each in said]
        named: dict[tuple[Around, Around], dict[Words, Line]] = {}
        for line in lines:
            stem = stem_of(line.one, line.other)
            if stem is not None:
                named.setdefault(stem.around, {}).setdefault(stem.words, line)
        made: dict[tuple[int, int], Made] = {}
        for around, found in named.items():
            if len(found) >= self.parameters.support:
                shape = (len(around[0][0]), len(around[0][1]))
                alike = made.get(shape) or made.setdefault(shape, _made(lines, *shape))
                yield from self._judged(around, found, alike[around[0]], lines, fleet)

    def is_blind_to(self, altered: Altered) -> bool:
        """A line or an entry is seen beside others that are made alike, where enough of these say some name in two places.

        Those of one mapping are here: where nothing is wrong among them, before and after, as many have to be right. Of entries,
        which may be anywhere, it is known where enough do; elsewhere, as long as no more do than did, there will not be enough.
        """
        support = self.parameters.support
        before, after = (_named(sheet_of(each)) for each in (altered.before, altered.after))
        was, is_ = (
            [outcome for lines in _mappings(named, support) for outcome in self._outcomes(lines, fleet)]
            for named, fleet in ((before, altered.before), (after, altered.after))
        )
        if was != is_ or any(outcome is not PASSED for outcome in is_):
            return False
        then, now = _pairs(before, _fields(before)), _pairs(after, _fields(after))
        return all(
            _called(alike) not in altered.attention and _agreeing(now.get(alike, ())) <= _agreeing(then.get(alike, ()))
            for alike in then.keys() | now.keys()
            if list(map(_words_in, then.get(alike, ()))) != list(map(_words_in, now.get(alike, ())))
        )

    def attention(self, fleet: Fleet) -> frozenset[str]:
        """The kinds of entries of which enough say some name in two fields."""
        if fleet not in self._known:
            self._known[fleet] = frozenset(map(_called, _groups(sheet_of(fleet), self.parameters.support).entries))
        return self._known[fleet]

    def _judged(
        self,
        around: tuple[Around, Around],
        found: dict[Words, Line],
        alike: Iterable[tuple[Words, Line]],
        lines: Sequence[Line],
        fleet: Fleet,
    ) -> Iterator[Outcome]:
        beside: dict[Hashable, dict[Words, Line]] = {}
        against: dict[tuple[Words, Words, Hashable], Line] = {}
        agreeing = 0
        for left, line in alike:
            right = between(line.other, around[1])
            if left == right:
                beside.setdefault(line.beside, {}).setdefault(left, line)
                agreeing += 1
                yield PASSED
            elif right and not _is_akin(left, right) and (line.key or any(around[0]) or left[-2:] == right[-2:]):
                against[left, right, line.beside] = line
        copied = (_copied(line, left, right, beside) for (left, right, _), line in against.items())
        odd = [each for each in copied if each is not None and not _is_common(each[-1], lines)]
        if len(odd) > agreeing * (1 - self.parameters.share) + 1 or len(against) * 2 > agreeing + 1:
            return
        for wrong, own, sibling, other in odd:
            subject = "-".join(other)
            facts = {"own": "-".join(own), "other": subject, "support": len(found)}
            related = (Related(f"{subject}'s own", place_of(sibling.setting)),)
            score = score_of(fleet, len(found), len(found) + len(odd) - 1, wrong.setting.value)
            variant = "entry" if lines[0].key is not None else ""
            yield Violation(place_of(wrong.setting), facts, related, variant, wrong.affects, subject, score=score)


def _made(lines: Iterable[Line], before: int, after: int) -> Made:
    """The lines by what stands around a name in the first place, so many words before it and after it; each with the name."""
    found: Made = {}
    for line in lines:
        end = len(line.one) - after
        if end > before:
            found.setdefault((line.one[:before], line.one[end:]), []).append((line.one[before:end], line))
    return found


def _is_akin(one: Words, other: Words) -> bool:
    """Whether two names are of one thing: one is a part of the other, or they begin alike for half of their words."""
    alike = next((at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), 0)
    return is_within(one, other) or is_within(other, one) or alike * 2 >= min(len(one), len(other))


def _is_common(name: Words, lines: Sequence[Line]) -> bool:
    """Whether several lines beside its own and the odd one are made of a name: it is what they have in common."""
    return sum(is_within(name, line.other) for line in lines) >= COMMON


COMMON = 4
"""Lines that are made of one name, at least, for it to be nobody's own."""


def _copied(
    line: Line, left: Words, right: Words, beside: dict[Hashable, dict[Words, Line]]
) -> tuple[Written, Words, Written, Words] | None:
    """What was copied from a sibling and not changed, its own name, the sibling's line, and the sibling's name."""
    siblings = beside.get(line.beside, {})
    if right in siblings:
        return line.value, left, siblings[right].value, right
    sibling = siblings.get(left)
    if sibling is not None and sibling.key is not None and line.key is not None:
        return line.key, right, sibling.key, left
    return None


LONGEST, MOST_WORDS, MOST_FIELDS = 200, 16, 6
"""Letters of a value and words of a name that is looked at, at most; and fields of an entry."""

SHORTEST = 6
"""Letters of a field of an entry that is more than a switch or a kind."""


class Groups(NamedTuple):
    """Lines that are made alike: keys of one mapping with their values, and the same two fields of like entries."""

    mappings: Sequence[Sequence[Said]]
    entries: Mapping[Alike, Sequence[Said]]


def _groups(sheet: Sheet, support: int) -> Groups:
    """Those of which enough say some name in both places: hardly any do, which is told before lines are made of all."""
    named = _named(sheet)
    pairs = _pairs(named, _shared(named))
    entries = {alike: lines for alike, lines in pairs.items() if _agreeing(lines, support) == support}
    return Groups(list(_mappings(named, support)), entries)


def _agreeing(lines: Iterable[Said], most: int | None = None) -> int:
    """How many lines say some name in both places, as far as it is counted."""
    return sum(1 for _ in islice((line for line in lines if stem_of(line[0], line[1]) is not None), most))


def _words_in(line: Said) -> tuple[Words, Words, Hashable]:
    return line[:3]


def _called(alike: Alike) -> str:
    kind, one, other = alike
    return "\0".join((one, other, *kind))


def _named(sheet: Sheet) -> Named:
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


def _mappings(named: Named, support: int) -> Iterator[list[Said]]:
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


def _pairs(named: Named, shared: Mapping[tuple[str, Key], Collection[str]]) -> dict[Alike, list[Said]]:
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


def _fields(named: Named) -> dict[tuple[str, Key], set[str]]:
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
