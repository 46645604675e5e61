"""`environments-at`, `services-at`, `settings-at`: one file that speaks to many."""

from collections.abc import Iterator, Mapping

import msgspec

from config_lint.dialects.part import Part
from config_lint.domain.document import Document, Entry, Section
from config_lint.domain.key import Key, is_item, parse
from config_lint.domain.source import SourceFile
from config_lint.values.empty import Empty

NOTHING = (None, Empty.MAPPING)
"""What is written where an environment or a service is named, and has no settings of its own."""


class Names(msgspec.Struct, frozen=True):
    """Every spelling of an environment and of a service, to its name.

    `depths` counts each environment's ancestors, itself included.
    """

    environments: Mapping[str, str]
    services: Mapping[str, str]
    depths: Mapping[str, int]


def parts_of(document: Document, file: SourceFile, names: Names) -> Iterator[Part]:
    """The parts of a document, in the order in which it names them; what lies outside the declared paths is in none."""
    name = file.document if document.index == 0 else f"{file.document}#{document.index + 1}"
    source = file.source
    if not (source.environments_at or source.services_at or source.settings_at):
        yield Part(document, (), source, file.environment, file.service, names.depths.get(file.environment, 0), name)
        return
    gathered: dict[tuple[str, str, Key], tuple[list[Entry], list[Section]]] = {}
    way = tuple(parse(text) if text else None for text in (source.environments_at, source.services_at, source.settings_at))
    for entry in document.entries:
        owner = _owner(entry.key, way, file, names)
        if owner is not None and (len(entry.key) > len(owner[2]) or entry.value in NOTHING):
            gathered.setdefault(owner, ([], []))[0].append(entry)
    for section in document.sections:
        owner = _owner(section.key, way, file, names)
        if owner is not None and owner in gathered:
            gathered[owner][1].append(section)
    for (environment, service, root), (entries, sections) in gathered.items():
        piece = msgspec.structs.replace(document, entries=tuple(entries), sections=tuple(sections))
        yield Part(piece, root, source, environment, service, names.depths.get(environment, 0), name)


def _owner(key: Key, way: tuple[Key | None, ...], file: SourceFile, names: Names) -> tuple[str, str, Key] | None:
    """(environment, service, root) of a key; None where it lies outside the way, or names an environment that is none of ours."""
    environments_at, services_at, settings_at = way
    environment, service, start = file.environment, file.service, 0
    if environments_at is not None:
        found = _step(key, start, environments_at)
        if found is None or found[0] not in names.environments:
            return None
        environment, start = names.environments[found[0]], found[1]
    if services_at is not None:
        found = _step(key, start, services_at)
        if found is None:
            return None
        service, start = names.services.get(found[0], found[0]), found[1]
    if settings_at is not None:
        end = start + len(settings_at)
        if key[start:end] != settings_at:
            return None
        start = end
    return environment, service, key[:start]


def _step(key: Key, start: int, path: Key) -> tuple[str, int] | None:
    """The name that stands under `path`, and the index after it."""
    end = start + len(path)
    if key[start:end] != path or len(key) <= end:
        return None
    part = key[end]
    return (part[1:-1] if is_item(part) else part), end + 1
