"""Where what stood somewhere stands now: lines came or went above it."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import msgspec

from config_lint.domain.finding import Finding
from config_lint.domain.layer import Layer
from config_lint.domain.place import Place
from config_lint.domain.service import Service
from config_lint.domain.violation import Violation
from config_lint.values.location import Location, start_of

SaidT = TypeVar("SaidT", Finding, Violation)


class Moved:
    """The places of what is written for some services, in two states of them: where each is now, by where it was."""

    def __init__(self, before: Sequence[Service], after: Sequence[Service]) -> None:
        """`after` are the same services, in the same order."""
        self._now: dict[Location, Location | None] = {}
        self._paths: set[str] = set()
        self._has_same_sections = True
        for was, now in zip(before, after, strict=True):
            if [layer.path for layer in was.layers] == [layer.path for layer in now.layers]:
                for one, other in zip(was.layers, now.layers, strict=True):
                    self._add(one, other)
            else:
                self._has_same_sections = False
                self._paths.update(layer.path for layer in (*was.layers, *now.layers))

    def said(self, said: SaidT) -> SaidT | None:
        """What was said of some places, of where they are now; None where that is not known."""
        try:
            related = [msgspec.structs.replace(each, place=self._place(each.place)) for each in said.related]
            cause = None if said.cause is None else self._place(said.cause)
            return msgspec.structs.replace(said, place=self._place(said.place), related=tuple(related), cause=cause)
        except LookupError:
            return None

    def _place(self, place: Place) -> Place:
        """A place as it is now. Raises `LookupError` where that is not known.

        What is lacking stands at the deepest mapping of those that it would be in: where others came or went, it may be one of
        these.
        """
        if not place.chain and not self._has_same_sections:
            raise LookupError
        chain = tuple([msgspec.structs.replace(step, location=self._of(step.location)) for step in place.chain])
        return msgspec.structs.replace(place, location=self._of(place.location), chain=chain)

    def _of(self, location: Location) -> Location:
        if location.path not in self._paths:
            return location
        found = self._now[location]
        if found is None:
            raise LookupError
        return found

    def _add(self, was: Layer, now: Layer) -> None:
        self._paths.add(was.path)
        self._note(start_of(was.path), start_of(now.path))
        sections = now.located
        if was.located.keys() != sections.keys():
            self._has_same_sections = False
        for section in was.places:
            if section.key in sections:
                self._note(section.location, sections[section.key])
        entries = _written(now)
        for key, written in _written(was).items():
            others = entries.get(key, ())
            if len(written) == len(others):
                for one, other in zip(written, others, strict=True):
                    self._note(one, other)

    def _note(self, was: Location, now: Location) -> None:
        """Of two things that stood at one place, and do not any more, nobody knows which was meant."""
        if self._now.setdefault(was, now) != now:
            self._now[was] = None


def _written(layer: Layer) -> Mapping[object, Sequence[Location]]:
    """Where the values of a layer and their keys stand, by what tells them from others."""
    found: dict[object, list[Location]] = {}
    for link in layer.contributions:
        entry = link.entry
        found.setdefault((entry.key, link.name, link.operation), []).extend((entry.location, entry.key_location))
    return found
