"""Plain settings: every entry is a setting under its own key."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from config_lint.dialects.dialect import Dialect
from config_lint.dialects.part import Part
from config_lint.domain.contribution import Contribution, Operation
from config_lint.domain.document import Document, Entry, Section, beside
from config_lint.domain.key import Key, item
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader
from config_lint.values.empty import Empty
from config_lint.values.encoded import decoded
from config_lint.values.location import Location, start_of
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.value import Value, shown

FIRST = item(0)

KIND = ("kind",)
"""Where a Kubernetes object says what it is; the data of a Secret are written in base64.
https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data"""

STORES = ("secretKeyRef", "secretRef", "configMapKeyRef")
"""Mappings that name a value's place instead of giving it.
https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-environment-variables"""

TABLES = ("namespace_secrets",)
"""Mappings from the name of a secret to variables, and from each variable to the entry of the secret that it gets.
https://github.com/ministryofjustice/hmpps-helm-charts/tree/main/charts/generic-service"""

NAMING = frozenset((*STORES, *TABLES))

SET = Operation.SET
OPENING: dict[Value, Operation] = {Empty.MAPPING: Operation.MERGE, Empty.LIST: Operation.REPLACE}
"""What a container with nothing in it does; any other value is set."""

LAYERS_A_SOURCE = 64
"""Room for an environment's ancestors within one source's place in the order."""


class Plain(Dialect):
    """Mappings merge deep, lists are replaced, lists of named things merge by name, null sets null."""

    def recognises(self, document: Document) -> bool:
        """Everything can be read as plain settings; so this is asked last, and not at all."""
        del document
        return False

    def interpret(self, part: Part, reader: Reader) -> Iterator[Layer]:
        """One layer: replacements of lists first, then the values in the order written."""
        del reader
        yield plain_layer(part)


def plain_layer(part: Part, *, below: bool = False) -> Layer:
    """The part's entries as they stand, under their keys below the part's root.

    `below` puts the layer under the others of its source and environment: a file that a document brings in, and overrides.
    """
    document, start = part.document, len(part.root)
    rank = 2 * (part.source.index * LAYERS_A_SOURCE + part.depth) + (not below)
    owner = part.environment
    contributions = [
        Contribution(
            Entry(section.key, Empty.LIST, section.location, section.location),
            section.key[start:],
            Operation.REPLACE,
            owner,
            "",
            rank,
        )
        for section in _positional_lists(document, start)
    ]
    entries: Iterable[Entry] = document.entries
    if KIND[0] in document.tops and any(entry.key == KIND and entry.value == "Secret" for entry in document.entries):
        entries = map(_decoded, entries)
    if _has_store(document):
        entries = _with_stores(entries)
    contributions += [
        Contribution(entry, name, SET if entry.value.__class__ is not Empty else OPENING[entry.value], owner, "", rank)
        for entry in entries
        if (name := entry.key[start:] if start else entry.key)
    ]
    sections: Iterable[Section] = document.sections
    if start:
        under = (section for section in sections if len(section.key) >= start)
        sections = [Section(section.key[start:], section.location, section.is_list) for section in under]
    places = (Section((), start_of(document.path)), *sections)
    return Layer(part.source.index, document.path, owner, part.service, part.name, tuple(contributions), places)


def _positional_lists(document: Document, start: int) -> list[Section]:
    lists = [section for section in document.sections if section.is_list and len(section.key) > start]
    if not lists:
        return []
    keys = {entry.key for entry in document.entries}
    keys.update(section.key for section in document.sections)
    return [section for section in lists if (*section.key, FIRST) in keys]


def _has_store(document: Document) -> bool:
    return not NAMING.isdisjoint([section.key[-1] for section in document.sections if section.key])


def _decoded(entry: Entry) -> Entry:
    """What is under `data` in a Kubernetes Secret is written in base64, and read as the text behind it."""
    if entry.key[0] != "data" or not isinstance(entry.value, Secret):
        return entry
    return msgspec.structs.replace(entry, value=decoded(entry.value))


def _with_stores(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, with each `valueFrom: {secretKeyRef: {name, key}}` drawn together into one reference.

    The entries of a table of references are one each.
    """
    gathered: dict[Key, list[Entry]] = {}
    for entry in entries:
        store = next((index for index, part in enumerate(entry.key) if part in STORES), None)
        if store is None:
            yield _of_table(entry) if entry.key[-3:-2] and entry.key[-3] in TABLES else entry
        else:
            gathered.setdefault(entry.key[: store + 1], []).append(entry)
    for key, members in gathered.items():
        facts = {member.key[-1]: shown(member.value) for member in members}
        name = "/".join(facts[word] for word in ("name", "key") if word in facts)
        first = members[0]
        reference = Reference(key[-1], name, f"{key[-1]}:{name}")
        place = (*key[:-2], "value") if key[-2:-1] == ("valueFrom",) else key
        whole = _span(members)
        written = beside(first.key_location, whole)
        yield msgspec.structs.replace(first, key=place, value=reference, text="", location=whole, key_place=written)


def _span(members: Sequence[Entry]) -> Location:
    """From the first to the last of what a reference is made of, which stand on lines of their own."""
    places = sorted(member.location for member in members)
    first, last = places[0], places[-1]
    if first.path != last.path or last.end_line - first.line > len(members):
        return members[0].location
    return Location(first.path, first.line, first.column, last.end_line, last.end_column)


def _of_table(entry: Entry) -> Entry:
    """A variable that gets an entry of a secret."""
    name = f"{entry.key[-2]}/{shown(entry.value)}"
    return msgspec.structs.replace(entry, value=Reference("secretKeyRef", name, f"secretKeyRef:{name}"), text="")
