"""`named-after-itself`: where its siblings' values repeat their own name, a value does not repeat a sibling's."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import ClassVar
from weakref import WeakKeyDictionary

import msgspec

from config_lint.checks.scored import score_of
from config_lint.checks.stems import Around, Words, between, is_within
from config_lint.checks.written import Sheet, Written, sheet_of
from config_lint.domain.altered import Altered
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.key import parse
from config_lint.domain.place import place_of
from config_lint.domain.setting import Setting
from config_lint.domain.violation import PASSED, Outcome, Related, Violation
from config_lint.values.spelling import one_edit_apart
from config_lint.values.words import words

Beside = tuple[object, ...]
"""What keys have in common but for one part."""


class NamedAfterItselfParameters(Parameters, frozen=True):
    """`support` is how many siblings have to be named after themselves, `share` how many of all."""

    support: int = 5
    share: float = 0.9


class Repeated(msgspec.Struct, frozen=True):
    """A value that has its own name in it, at one place of its key."""

    written: Written
    name: str


class Siblings:
    """Values below parts of a key that stand beside each other."""

    def __init__(self) -> None:
        self.by_template: dict[Around, list[Repeated]] = {}
        self.others: list[tuple[Written, str]] = []
        self.names: dict[Words, str] = {}


class NamedAfterItself(Check[NamedAfterItselfParameters, Fleet]):
    """An element is a value below a named part of its key: a mapping's key, a list item, or the service itself.

    Where the siblings' values are all made alike, with each one's own name in it, and this one's is made the same with a
    sibling's name, it was copied and not changed. A service that says nothing but the sibling's name, in files of its own for
    each of several environments, lives with it, and one that says several names has things with each. A name with digits may be
    that of a kind of things, of which what is called otherwise is one. Variant `slip` where what stands around its name is a
    letter away from what stands around all the others'.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "hidden"})
    sees_names = False
    through = "sheet"
    parameters_type = NamedAfterItselfParameters

    def __init__(self, parameters: NamedAfterItselfParameters) -> None:
        super().__init__(parameters)
        self._known: WeakKeyDictionary[Fleet, frozenset[str]] = WeakKeyDictionary()

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each value whose siblings are named after themselves."""
        found = _siblings(group, self.parameters.support)
        self._known[group] = self._marks(found)
        for siblings in found.values():
            for template, named in siblings.by_template.items():
                distinct = {each.name for each in named}
                if len(distinct) >= self.parameters.support:
                    yield from self._judged(template, named, len(distinct), siblings, group)
                    yield from _slips(template, named, len(distinct), siblings, group)

    def is_blind_to(self, altered: Altered) -> bool:
        """It sees texts with their own name, and with a sibling's where enough of these are named alike."""
        pairs = (*altered.texts, *((None, key) for key in altered.keys))
        return all(_is_silent(*pair, altered.attention) for pair in pairs)

    def attention(self, fleet: Fleet) -> frozenset[str]:
        """Where enough siblings are named alike, and what these are called."""
        if fleet not in self._known:
            self._known[fleet] = self._marks(_siblings(fleet, self.parameters.support))
        return self._known[fleet]

    def _marks(self, found: Mapping[Beside, Siblings]) -> frozenset[str]:
        return frozenset(
            f"{_mark(beside[-1])}{name}"
            for beside, siblings in found.items()
            if any(len({each.name for each in named}) >= self.parameters.support for named in siblings.by_template.values())
            for name in ("", *siblings.names.values())
        )

    def _judged(
        self, template: Around, named: list[Repeated], support: int, siblings: Siblings, fleet: Fleet
    ) -> Iterator[Outcome]:
        yield from (PASSED for _ in named)
        odd = []
        said = Counter(name for name, _ in {(name, written.text) for written, name in siblings.others})
        for written, name in siblings.others:
            if template == BARE and said[name] > 1:  # its things are at several places
                continue
            other = _other(words(written.text), template, siblings.names)
            if template == BARE and _is_kind(other, name):
                continue
            if other and not is_within(words(other), words(name)) and not (template == BARE and _is_at_home(written, fleet)):
                odd.append((written, name, other))
        against = len({name for _, name, _ in odd})
        if against > support * (1 - self.parameters.share) + 1:
            return
        for written, name, other in odd:
            own = next((each.written for each in named if each.name == other), named[0].written)
            facts = {"value": written.text, "own": name, "other": other, "support": support}
            related = (Related(f"{other}'s own", place_of(own.setting)),)
            score = score_of(fleet, support, support + against - 1, written.text)
            yield Violation(place_of(written.setting), facts, related, "", written.affects, score=score)


def _slips(template: Around, named: list[Repeated], support: int, siblings: Siblings, fleet: Fleet) -> Iterator[Violation]:
    """The only value that has a word one letter away from what stands around the names of all others."""
    around = (*template[0], "", *template[1])
    for other, found in siblings.by_template.items():
        said = (*other[0], "", *other[1])
        different = [pair for pair in zip(said, around, strict=False) if pair[0] != pair[1]]
        if len(said) != len(around) or len(different) != 1 or len({each.name for each in found}) > 1:
            continue
        word, meant = different[0]
        if len(min(word, meant, key=len)) >= SHORTEST and one_edit_apart(word, meant):
            written = found[0].written
            facts = {"value": written.text, "own": found[0].name, "other": meant, "word": word, "support": support}
            related = (Related(f"{meant} here", place_of(named[0].written.setting)),)
            score = score_of(fleet, support, support, written.text)
            yield Violation(place_of(written.setting), facts, related, "slip", written.affects, score=score)


def _siblings(fleet: Fleet, support: int) -> dict[Beside, Siblings]:
    """Those of which any may be named after itself: the others have nothing to tell."""
    found: dict[Beside, Siblings] = {}
    sheet = sheet_of(fleet)
    said = {text: words(text) for text in sheet.by_text if _is_short(text)}
    named = _named({name: None for _, name in sheet.by_key}, support)
    beside_telling = _telling(sheet, said, named)
    telling = {name: [part for part in parts if part[1] in beside_telling] for name, parts in named.items()}
    speaking = _speaking(sheet, said, {service.name for service in fleet.services})
    for each in sheet.under(lambda _, name: telling[name] or name in speaking):
        if each.text not in said:
            continue
        setting = each.setting
        for name, beside in telling[setting.name]:
            _add(found, (setting.owner, setting.document, beside), each, name, said[each.text])
        if setting.name in speaking and len(each.readers) == 1 and len(setting.service) >= SHORTEST:
            _add(found, (setting.owner, setting.name), each, setting.service, said[each.text])
    return found


def _telling(sheet: Sheet, said: Mapping[str, Words], named: Mapping[str, list[tuple[str, Beside]]]) -> set[Beside]:
    """What keys have in common of which some value has the first word of its own key's name in it."""
    telling: set[Beside] = set()
    for (_, name), texts in sheet.texts.items():
        if named[name]:
            found = {word for text in texts for word in said.get(text, ())}
            telling.update(beside for part, beside in named[name] if not found.isdisjoint(words(part)[:1]))
    return telling


def _speaking(sheet: Sheet, said: Mapping[str, Words], services: Iterable[str]) -> set[str]:
    """The names of settings of which some value has the first word of some service's name in it."""
    firsts = {first for service in services for first in words(service)[:1]}
    texts = {text for text, its in said.items() if not firsts.isdisjoint(its)}
    return {each.setting.name for text in texts for each in sheet.by_text[text]}


LONGEST, SHORTEST = 200, 5
"""Letters of a value that is looked at, at most, and of a name, at least."""


def _named(written: Iterable[str], support: int) -> dict[str, list[tuple[str, Beside]]]:
    """For each name of a setting, its parts that have enough siblings, each with what it has in common with them."""
    parts: dict[Beside, dict[str, None]] = {}
    found: dict[str, list[tuple[str, Beside]]] = {}
    for name in written:
        found[name] = []
        for bare, beside in _parts(name):
            parts.setdefault(beside, {})[bare] = None
            found[name].append((bare, beside))
    return {name: [each for each in of if len(parts[each[1]]) >= support] for name, of in found.items()}


def _parts(name: str) -> Iterator[tuple[str, Beside]]:
    """The parts of a name that a value may be named after, each with what it has in common with its siblings."""
    path = parse(name)
    for at, part in enumerate(path):
        bare = part.strip("[]")
        if len(bare) >= SHORTEST and not bare.isdigit():
            yield bare, (path[:at], path[at + 1 :])


def _is_short(text: str) -> bool:
    """Whether a text is looked at."""
    return len(text) <= LONGEST and "\n" not in text


def _is_silent(before: Setting | None, after: Setting, attention: Collection[str]) -> bool:
    """Whether a text had nothing to tell, if there was one, and has nothing: no name of a sibling's that matters, nor its own."""
    texts = (str(each.value) if each is not None else "" for each in (before, after))
    was, is_ = (words(text) if text and _is_short(text) else None for text in texts)
    groups: list[tuple[str, object]] = list(_parts(after.name))
    if len(after.service) >= SHORTEST:
        groups.append((after.service, after.name))
    for name, beside in groups:
        mark = _mark(beside)
        if mark not in attention:
            if is_ and is_within(words(name), is_):
                return False
            continue
        names = [words(each.removeprefix(mark)) for each in attention if each.startswith(mark)]
        if (was is None) is not (is_ is None) or any(is_within(its, said) for said in (was, is_) if said for its in names if its):
            return False
    return True


def _mark(beside: object) -> str:
    """What stands before the names of siblings, by what these have in common."""
    return f"{beside!r}: "


def _add(found: dict[Beside, Siblings], key: Beside, written: Written, name: str, said: Words) -> None:
    siblings = found.get(key) or found.setdefault(key, Siblings())
    own = words(name)
    siblings.names.setdefault(own, name)
    at = _first(own, said)
    if at is None:
        siblings.others.append((written, name))
    else:
        siblings.by_template.setdefault((said[:at], said[at + len(own) :]), []).append(Repeated(written, name))


def _first(own: Words, said: Words) -> int | None:
    """Where a name stands first in what is said; None where it does not."""
    if own and own[0] in said:
        for at in range(said.index(own[0]), len(said) - len(own) + 1):
            if said[at : at + len(own)] == own:
                return at
    return None


def _other(said: Words, template: Around, names: dict[Words, str]) -> str:
    """The sibling whose name stands in a value made by the template; empty where it is none's."""
    return names.get(between(said, template), "")


BARE: Around = ((), ())
"""A value that is nothing but a name."""


def _is_kind(other: str, name: str) -> bool:
    """Whether the siblings are called after kinds of things, and this one after what it is for: `m5-large` and `training`."""
    return any(map(str.isdigit, other)) and not any(map(str.isdigit, name))


def _is_at_home(written: Written, fleet: Fleet) -> bool:
    """Whether the service says the same in each environment that has it, in several files."""
    setting = written.setting
    under = sheet_of(fleet).by_key[setting.document, setting.name]
    own = [each for each in under if each.setting.service == setting.service]
    return len({each.setting.location.path for each in own}) > 1 and {each.text for each in own} == {written.text}
