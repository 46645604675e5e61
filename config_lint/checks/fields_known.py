"""`fields-known`: where a platform says which fields a mapping has, none is one letter away from them."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from typing import ClassVar

import msgspec

from config_lint.checks.scored import score_of_name
from config_lint.checks.written import Sheet, Written, sheet_of
from config_lint.domain.applied import Tally
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.key import Key, is_item, parse, render
from config_lint.domain.place import Place, place_of
from config_lint.domain.rekeyed import Rekeyed
from config_lint.domain.violation import Outcome, Verdict, Violation
from config_lint.values.spelling import OneEditApart

Children = dict[str, Written]
"""The keys of one mapping, each with the first value below it."""


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a platform says of one kind of mapping.

    `below` are the keys under which it stands (empty text: at the top of a file), as itself or as an item of a list; `fields` are
    all that it may have; `having` is how many of them a mapping must have to be one; `kinds` are the kinds of objects that it
    stands in, where others may have another mapping of that name.
    """

    below: frozenset[str]
    fields: frozenset[str]
    having: int = 1
    kinds: frozenset[str] = frozenset()


class FieldsKnownParameters(Parameters, frozen=True):
    """`shortest` is the least number of letters of a key that is looked at."""

    shapes: tuple[Shape, ...]
    shortest: int = 5


class FieldsKnown(Check[FieldsKnownParameters, Fleet]):
    """An element is a key of a mapping of a known shape, whoever writes it.

    A slip is a key that is no field, one letter away from a field that the mapping lacks.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset()
    through = "sheet"
    parameters_type = FieldsKnownParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each mapping of a known shape, or for each slip in it."""
        shapes = {below: shape for shape in self.parameters.shapes for below in shape.below}
        near_of = cache(OneEditApart)  # most mappings have nothing but fields
        for (_, document, above), children in _mappings(sheet_of(group), shapes).items():
            shape = shapes[_called(above)]
            if not _is_of(shape, children, document):
                continue
            found = list(self._slips(children, above, near_of, shape.fields))
            yield from found or (Verdict.PASSED,)

    def more_of_keys(self, rekeyed: Rekeyed) -> Tally | None:
        """It sees one service at a time."""
        return rekeyed.more_of(self.examine)

    def _slips(
        self, children: Children, above: Key, near_of: Callable[[frozenset[str]], OneEditApart], fields: frozenset[str]
    ) -> Iterator[Violation]:
        for name, written in children.items():
            if name in fields or len(name) < self.parameters.shortest:
                continue
            meant = next((field for field in near_of(fields).of(name) if field not in children), "")
            if meant:
                facts = {"name": name, "meant": meant, "beside": sorted(fields & children.keys())[:MOST_TOLD]}
                score = score_of_name(len(fields & children.keys()), len(children) - 1, meant)
                yield Violation(_place(written, (*above, name)), facts, (), "", written.affects, meant, score=score)


MOST_TOLD = 3
"""Fields beside it that are told."""


def _mappings(sheet: Sheet, shapes: Mapping[str, Shape]) -> dict[tuple[str, str, Key], Children]:
    """The mappings that may be of a known shape, by file, document and path; what no file has enough fields of is left out."""
    fields: dict[tuple[str, Key], set[str]] = {}
    every = {(document, name): found for document, name in sheet.by_key if (found := _places(name, shapes))}
    for (document, _), found in every.items():
        for path, field in found:
            fields.setdefault((document, path), set()).add(field)
    likely = {place for place, its in fields.items() if _is_of(shapes[_called(place[1])], its, place[0])}
    places = {
        (document, name): those
        for (document, name), found in every.items()
        if (those := [place for place in found if (document, place[0]) in likely])
    }
    if not places:
        return {}
    mappings: dict[tuple[str, str, Key], Children] = {}
    for each in sheet.under(lambda *key: key in places):
        setting = each.setting
        for path, field in places[setting.document, setting.name]:
            mappings.setdefault((setting.location.path, setting.document, path), {}).setdefault(field, each)
    return mappings


def _is_of(shape: Shape, fields: Collection[str], document: str) -> bool:
    return len(shape.fields.intersection(fields)) >= shape.having and (not shape.kinds or _kind(document) in shape.kinds)


def _places(name: str, shapes: Mapping[str, Shape]) -> list[tuple[Key, str]]:
    """The mappings on the way to a setting that stand where one of a known shape may, each with the field that leads on."""
    path, called = parse(name), ""
    found: list[tuple[Key, str]] = []
    for at, field in enumerate(path):
        if not is_item(field):
            if called in shapes:
                found.append((path[:at], field))
            called = field
    return found


def _called(path: Key) -> str:
    """The last key of a path; items of a list are called as the list is."""
    return next((part for part in reversed(path) if not is_item(part)), "")


def _kind(document: str) -> str:
    return document.partition("/")[0]


def _place(written: Written, path: Key) -> Place:
    """Where the key of a mapping stands, that may have more below it."""
    setting = written.setting
    place = place_of(setting, at_key=True)
    rest = len(parse(setting.name)) - len(path)
    if not rest:
        return place
    places = (layer.located.get(path) for layer in written.reader.layers if layer.path == setting.location.path)
    location = next(filter(None, places), None)
    key = setting.chain[-1].entry.key
    changed = msgspec.structs.replace(place, key=render(key[: len(key) - rest]), name=render(path), chain=())
    return changed if location is None else msgspec.structs.replace(changed, location=location)
