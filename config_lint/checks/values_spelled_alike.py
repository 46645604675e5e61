"""`values-spelled-alike`: a name that stands nowhere else is not one letter away from one that its peers use."""

from collections.abc import Collection, Iterator
from functools import cache
from typing import ClassVar

from config_lint.checks.scored import score_of_name
from config_lint.checks.strays import Stray, stray_names
from config_lint.checks.written import Sheet, Written, called, in_order, path_of, sheet_of
from config_lint.domain.altered import Altered
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.key import is_item, parse
from config_lint.domain.place import place_of
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.on_use import on_use
from config_lint.values.spelling import OneEditApart, one_edit_apart
from config_lint.values.words import words

_name = on_use(r"[A-Za-z][\w-]*(?:[./:-][\w-]+)*")
_pieces = on_use(r"[\s/:@,;=\"'(){}\[\]<>|]+")

Place = tuple[str, int]
"""A file and a line of it: what stands there is written once."""

PROSE = frozenset(("comment", "description", "help", "message", "note", "summary", "text", "title"))
"""Words of keys whose values are written for people."""


class ValuesSpelledAlikeParameters(Parameters, frozen=True):
    """`shortest` is the least number of letters; `support` how many places must have the other spelling."""

    shortest: int = 8
    support: int = 2


class ValuesSpelledAlike(Check[ValuesSpelledAlikeParameters, Fleet]):
    """An element is a name in a value: a host, a secret, a topic, a class; what stands between slashes, colons and white space.

    It is a slip where it stands in one place only, and a name one edit away stands under the same key in at least `support`
    places (variant `elsewhere`: in more of them, under any key of the same service). Digits, separators and short words tell
    names apart; so does an ending, but where both are whole values of the same key.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "hidden"})
    sees_names = False
    through = "sheet"
    parameters_type = ValuesSpelledAlikeParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each name that stands in one place only."""
        places = self._places(sheet_of(group))
        neighbours = Neighbours([name for name, found in places.items() if len(found) >= self.parameters.support])
        told: set[str] = set()
        for name, found in places.items():
            first = next(iter(found.values()))
            if len(found) > 1 and (len({each.setting.service for each in found.values()}) > 1 or len(_keys(found)) > 1):
                continue
            violation = next(
                filter(None, (self._judged(name, first, found, other, places) for other in neighbours.of(name))), None
            )
            if violation is not None:
                told.add(name)
            yield violation or Verdict.PASSED
        yield from (_strayed(stray) for stray in stray_names(places) if stray.stranger.name not in told)

    def is_blind_to(self, altered: Altered) -> bool:
        """It sees the names in a text."""
        return altered.looks_alike(self._seen)

    def _seen(self, setting: Setting) -> object:
        """The names, and whether one of them is the whole of the text."""
        text = str(setting.value)
        if not (self.parameters.shortest <= len(text) <= LONGEST) or _is_prose(setting.name):
            return None
        names = self._names(text)
        return (names, text in names) if names else None

    def _judged(
        self, name: str, first: Written, found: dict[Place, Written], other: str, places: dict[str, dict[Place, Written]]
    ) -> Violation | None:
        meant = places[other]
        key = called(first.setting.name)
        alike = [each for each in meant.values() if called(each.setting.name) == key]
        near = [each for each in meant.values() if each.setting.service == first.setting.service]
        few = len(found)
        if any(_is_beside(each, first, name, other) for each in alike):
            return None
        same = [each for each in alike if each.text == other and path_of(each.setting.name) == path_of(first.setting.name)]
        if (
            first.text == name
            and few < len(same) >= self.parameters.support
            and _is_inflected(name, other)
            and name[-1].isalpha()
        ):
            variant, peers = "", same
        elif few == 1 and len(alike) >= self.parameters.support and _is_slip(name, other):
            variant, peers = "", alike
        elif few == 1 and len(near) >= self.parameters.support * 2 - 1 and _is_slip(name, other):
            variant, peers = "elsewhere", near
        else:
            return None
        facts = {"name": name, "meant": other, "support": len(peers)}
        related = tuple(Related(f"{other} here", place_of(each.setting)) for each in peers[:2])
        score = score_of_name(len(peers), len(peers) + few - 1, other)
        return Violation(place_of(first.setting), facts, related, variant, first.affects, name, score=score)

    def _places(self, sheet: Sheet) -> dict[str, dict[Place, Written]]:
        """Every name, by the places in which it stands, all in the order written."""
        is_prose = cache(_is_prose)  # a fleet has few keys
        standing: dict[str, list[tuple[int, int, list[Written]]]] = {}
        for text, found in sheet.by_text.items():
            names = self._names(text) if self.parameters.shortest <= len(text) <= LONGEST else ()
            told = [each for each in found if not is_prose(each.setting.name)] if names else ()
            if told:
                for at, name in enumerate(names):
                    standing.setdefault(name, []).append((told[0].order, at, told))
        first = sorted((min(groups)[:2], name) for name, groups in standing.items())
        return {name: _by_place([told for _, _, told in standing[name]]) for _, name in first}

    def _names(self, text: str) -> tuple[str, ...]:
        """The names in a text, each once; prose has none."""
        if text.count(" ") > MOST_SPACES:
            return ()
        long_enough = [piece for piece in dict.fromkeys(_pieces.split(text)) if len(piece) >= self.parameters.shortest]
        return tuple([piece for piece in long_enough if not piece[-1].isdigit() and _name.fullmatch(piece)])


class Neighbours:
    """Names by their words, so that those a slip or an ending away from another one are found by its words alone.

    Names have few words between them: which of those are a letter apart is looked up once for each.
    """

    def __init__(self, names: Collection[str]) -> None:
        self._by_words: dict[tuple[str, ...], list[str]] = {}
        self._by_stem: dict[str, list[str]] = {}
        for name in names:
            self._by_words.setdefault(words(name), []).append(name)
            self._by_stem.setdefault(name[:-1], []).append(name)
        self._names = frozenset(names)
        near = OneEditApart({word for said in self._by_words for word in said if _is_long(word)})
        self._near_of = cache(lambda word: near.of(word) if _is_long(word) else ())

    def of(self, name: str) -> list[str]:
        """Those of the names that are one edit apart from it, sorted."""
        found = set(self._by_stem.get(name, ()))
        if name[:-1] in self._names:
            found.add(name[:-1])
        said = words(name)
        for at, word in enumerate(said):
            for meant in self._near_of(word):
                found.update(self._by_words.get((*said[:at], meant, *said[at + 1 :]), ()))
        return sorted(other for other in found if one_edit_apart(name, other)) if found else []


def _by_place(groups: list[list[Written]]) -> dict[Place, Written]:
    """What stands in each place of several groups, the first where there is more, in the order written."""
    every = groups[0] if len(groups) == 1 else in_order(groups)
    places = [each.setting.chain[-1].entry.location for each in every]
    found = {(place.path, place.line): each for place, each in zip(places, every, strict=True)}
    if len(found) < len(every):
        found = {}
        for place, each in zip(places, every, strict=True):
            found.setdefault((place.path, place.line), each)
    return found


def _is_prose(name: str) -> bool:
    return not PROSE.isdisjoint(words(called(name)))


def _is_long(word: str) -> bool:
    return len(word) >= LONG_WORD and word.isalpha()


def _strayed(stray: Stray) -> Violation:
    written, stranger, family, support = stray
    facts = {"name": stranger.name, "word": stranger.word, "meant": stranger.meant, "support": support}
    related = tuple(Related(f"{stranger.meant} here", place_of(each.setting)) for each in family)
    score = score_of_name(support, support, stranger.meant)
    return Violation(place_of(written.setting), facts, related, "family", written.affects, stranger.name, score=score)


LONGEST, MOST_SPACES = 300, 2
"""Letters and spaces of a value that holds names, at most; what is longer is prose or a script."""


def _keys(found: dict[Place, Written]) -> set[str]:
    return {called(each.setting.name) for each in found.values()}


def _is_beside(each: Written, first: Written, name: str, other: str) -> bool:
    """Whether the one is an item of the list of which the other is one: whoever wrote both knew both."""
    one, two = first.setting, each.setting
    if (first.text, each.text) != (name, other) or (one.location.path, one.document) != (two.location.path, two.document):
        return False
    path = parse(one.name)
    return is_item(path[-1]) and path[:-1] == parse(two.name)[:-1]


def _is_slip(name: str, other: str) -> bool:
    """Whether they differ within one word that is long enough for it to be no other word, and not by its ending."""
    own, meant = words(name), words(other)
    different = [(one, two) for one, two in zip(own, meant, strict=False) if one != two]
    if len(own) != len(meant) or len(different) != 1:
        return False
    one, two = different[0]
    return min(len(one), len(two)) >= LONG_WORD and (one + two).isalpha() and one[:-1] != two[:-1] and not _is_inflected(one, two)


def _is_inflected(name: str, other: str) -> bool:
    """Whether one is the other with an ending."""
    one, two = sorted((name, other), key=len)
    return two.startswith(one)


LONG_WORD = 6
"""Letters of a word that few other words are one letter away from."""
