"""`named-after-itself`: where its siblings' values repeat their own name, a value does not repeat a sibling's."""

from collections.abc import Iterator
from typing import ClassVar

import msgspec

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
        for siblings in _siblings(sheet_of(group).written).values():
            for template, named in siblings.by_template.items():
                distinct = {each.name for each in named}
                if len(distinct) >= self.parameters.support:
                    yield from self._judged(template, named, len(distinct), siblings)

    def _judged(self, template: Template, named: list[Repeated], support: int, siblings: Siblings) -> Iterator[Outcome]:
        yield from (Verdict.PASSED for _ in named)
        odd = []
        for written, name in siblings.others:
            other = _other(words(written.text), template, siblings.names)
            if other and not _is_within(words(other), words(name)):
                odd.append((written, name, other))
        if len({name for _, name, _ in odd}) > support * (1 - self.parameters.share) + 1:
            return
        for written, name, other in odd:
            own = next((each.written for each in named if each.name == other), named[0].written)
            facts = {"value": written.text, "own": name, "other": other, "support": support}
            yield Violation(
                place_of(written.setting), facts, (Related(f"{other}'s own", place_of(own.setting)),), "", written.affects
            )


def _siblings(written: tuple[Written, ...]) -> dict[Beside, Siblings]:
    found: dict[Beside, Siblings] = {}
    for each in written:
        text = each.text
        if not text or len(text) > LONGEST or "\n" in text:
            continue
        said = words(text)
        parts = parse(each.setting.name)
        for at, part in enumerate(parts):
            name = part.strip("[]")
            if len(name) >= SHORTEST and not name.isdigit():
                key = (each.setting.owner, each.setting.document, parts[:at], parts[at + 1 :])
                _add(found.setdefault(key, Siblings()), each, name, said)
        if len(each.readers) == 1 and len(each.setting.service) >= SHORTEST:
            _add(found.setdefault((each.setting.owner, parts), Siblings()), each, each.setting.service, said)
    return found


LONGEST, SHORTEST = 200, 5
"""Letters of a value that is looked at, at most, and of a name, at least."""


def _add(siblings: Siblings, written: Written, name: str, said: Words) -> None:
    own = words(name)
    siblings.names.setdefault(own, name)
    at = next((at for at in range(len(said) - len(own) + 1) if said[at : at + len(own)] == own), None)
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
