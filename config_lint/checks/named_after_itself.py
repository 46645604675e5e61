"""`named-after-itself`: where its siblings' values repeat their own name, a value does not repeat a sibling's."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

import msgspec

from config_lint.checks.scored import score_of
from config_lint.checks.written import Written, sheet_of
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.key import parse
from config_lint.domain.place import place_of
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.words import words

Words = tuple[str, ...]
Template = tuple[Words, Words]
"""What stands before and after a name in a value."""

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
        self.by_template: dict[Template, list[Repeated]] = {}
        self.others: list[tuple[Written, str]] = []
        self.names: dict[Words, str] = {}


class NamedAfterItself(Check[NamedAfterItselfParameters, Fleet]):
    """An element is a value below a named part of its key: a mapping's key, a list item, or the service itself.

    Where the siblings' values are all made alike, with each one's own name in it, and this one's is made the same with a
    sibling's name, it was copied and not changed.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
    parameters_type = NamedAfterItselfParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each value whose siblings are named after themselves."""
        for siblings in _siblings(sheet_of(group).written, self.parameters.support).values():
            for template, named in siblings.by_template.items():
                distinct = {each.name for each in named}
                if len(distinct) >= self.parameters.support:
                    yield from self._judged(template, named, len(distinct), siblings, group)

    def _judged(
        self, template: Template, named: list[Repeated], support: int, siblings: Siblings, fleet: Fleet
    ) -> Iterator[Outcome]:
        yield from (Verdict.PASSED for _ in named)
        odd = []
        for written, name in siblings.others:
            other = _other(words(written.text), template, siblings.names)
            if other and not _is_within(words(other), words(name)):
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


def _siblings(written: tuple[Written, ...], support: int) -> dict[Beside, Siblings]:
    found: dict[Beside, Siblings] = {}
    named = _named({each.setting.name: None for each in written}, support)
    for each in written:
        text = each.text
        if not text or len(text) > LONGEST or "\n" in text:
            continue
        setting, lowered = each.setting, text.lower()
        for name, beside in named[setting.name]:
            key: Beside = (setting.owner, setting.document, beside)
            _add(found.get(key) or found.setdefault(key, Siblings()), each, name, lowered)
        if len(each.readers) == 1 and len(setting.service) >= SHORTEST:
            key = (setting.owner, setting.name)
            _add(found.get(key) or found.setdefault(key, Siblings()), each, setting.service, lowered)
    return found


LONGEST, SHORTEST = 200, 5
"""Letters of a value that is looked at, at most, and of a name, at least."""


def _named(written: Iterable[str], support: int) -> dict[str, list[tuple[str, Beside]]]:
    """For each name of a setting, its parts that have enough siblings, each with what it has in common with them."""
    parts: dict[Beside, dict[str, None]] = {}
    found: dict[str, list[tuple[str, Beside]]] = {}
    for name in written:
        path = parse(name)
        found[name] = []
        for at, part in enumerate(path):
            bare = part.strip("[]")
            if len(bare) >= SHORTEST and not bare.isdigit():
                beside = (path[:at], path[at + 1 :])
                parts.setdefault(beside, {})[bare] = None
                found[name].append((bare, beside))
    return {name: [each for each in of if len(parts[each[1]]) >= support] for name, of in found.items()}


def _add(siblings: Siblings, written: Written, name: str, lowered: str) -> None:
    """`lowered` is the value's text: most have no word of the name in them, which is seen without taking them apart."""
    own = words(name)
    siblings.names.setdefault(own, name)
    said = words(written.text) if own and own[0] in lowered else ()
    at = next((at for at in range(len(said) - len(own) + 1) if said[at : at + len(own)] == own), None) if said else None
    if at is None:
        siblings.others.append((written, name))
    else:
        siblings.by_template.setdefault((said[:at], said[at + len(own) :]), []).append(Repeated(written, name))


def _other(said: Words, template: Template, names: dict[Words, str]) -> str:
    """The sibling whose name stands in a value made by the template; empty where it is none's."""
    before, after = template
    end = len(said) - len(after)
    if end <= len(before) or said[: len(before)] != before or said[end:] != after:
        return ""
    return names.get(said[len(before) : end], "")


def _is_within(name: Words, other: Words) -> bool:
    """Whether one name is a part of the other: `draft-content-store` may well speak of `content-store`."""
    return any(other[at : at + len(name)] == name for at in range(len(other) - len(name) + 1))
