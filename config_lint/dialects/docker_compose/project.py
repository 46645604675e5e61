"""A compose file, and what it brings in."""

from collections.abc import Iterator

import msgspec

from config_lint.dialects.docker_compose import REPLACED, RESET, SERVICES
from config_lint.dialects.docker_compose.service import contributed, is_tagged
from config_lint.dialects.docker_compose.variables import Variables
from config_lint.dialects.part import Part
from config_lint.dialects.plain import plain_layer
from config_lint.dialects.wiring import missing, noted, path_from, wired
from config_lint.domain.document import Document, Entry
from config_lint.domain.key import Key, is_item
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader
from config_lint.values.value import shown

VERSIONS = ("2", "3")
"""Of the file format; today's has none, and ignores it: https://docs.docker.com/reference/compose-file/version-and-name/."""


class Project:
    """What is read of one file, lowest first."""

    def __init__(self, part: Part, reader: Reader) -> None:
        self._part = part
        self._reader = reader
        self._seen: set[tuple[str, str]] = set()
        self._including = [part.document.path]
        self._included_already: set[str] = set()
        self._variables = Variables(part.document.path, reader)

    def layers(self) -> Iterator[Layer]:
        """Everything, lowest first."""
        part = self._part
        if self._variables.path:
            found = Layer(part.source.index, self._variables.path, part.environment, part.service, part.name, ())
            yield msgspec.structs.replace(found, wired=part.document.path)
        if part.root[:1] == (SERVICES,) and len(part.root) > 1:
            yield from self._service(part.document, part.root, part.service)
        else:
            yield from self._file(part.document)

    def _file(self, document: Document) -> Iterator[Layer]:
        for entry in document.entries:
            if entry.key == ("version",) and str(entry.value).partition(".")[0] not in VERSIONS:
                yield noted(self._part, entry, f"version {shown(entry.value)} is not known; the file is read like one without it")
            if entry.key[0] == "include" and (len(entry.key) == len(("include", "[0]")) or "path" in entry.key):
                yield from self._included(entry)
        names = dict.fromkeys(entry.key[1] for entry in document.entries if entry.key[0] == SERVICES and len(entry.key) > 1)
        for name in names:
            yield from self._service(document, (SERVICES, name), self._part.service or name)

    def _included(self, entry: Entry) -> Iterator[Layer]:
        """https://docs.docker.com/reference/compose-file/include/. A file that leads back to itself is read once, with a note."""
        path = path_from(entry.location.path, shown(entry.value))
        if path in self._including:
            yield noted(self._part, entry, f"{shown(entry.value)} includes this file itself, and is not read again")
        elif not self._reader.has(path):
            yield missing(self._part, entry, path)
        elif path not in self._included_already:
            self._included_already.add(path)
            self._including.append(path)
            for document in self._reader.read(path):
                yield from self._file(document)
            self._including.pop()

    def _service(self, document: Document, root: Key, service: str) -> Iterator[Layer]:
        """What a service extends, its env files, and what it says itself."""
        if (document.path, root[1]) in self._seen:
            return  # services that extend each other
        self._seen.add((document.path, root[1]))
        entries = tuple(entry for entry in document.entries if entry.key[: len(root)] == root)
        sections = tuple(section for section in document.sections if section.key[: len(root)] == root)
        own = msgspec.structs.replace(document, entries=entries, sections=sections)
        part = msgspec.structs.replace(self._part, document=own, root=root, service=service)
        yield from self._extended(document, part)
        for entry in entries:
            yield from self._env_file(part, entry)
            if _takes_all_away(entry):
                yield noted(part, entry, "what a lower file says is not taken away by this tag, and is still looked at")
        layer = plain_layer(part)
        said = tuple(contributed(layer.contributions, self._variables))
        brought = "" if document.path == self._part.document.path else self._part.document.path
        yield msgspec.structs.replace(layer, contributions=said, wired=brought)
        self._seen.discard((document.path, root[1]))

    def _extended(self, document: Document, part: Part) -> Iterator[Layer]:
        """https://docs.docker.com/reference/compose-file/services/#extends."""
        at = len(part.root)
        said = {entry.key[at + 1 :]: entry for entry in part.document.entries if entry.key[at : at + 1] == ("extends",)}
        named = said.get(()) or said.get(("service",))
        if named is None:
            return
        file = said.get(("file",))
        path = document.path if file is None else path_from(document.path, shown(file.value))
        if file is not None and not self._reader.has(path):
            yield missing(part, file, path)
            return
        for other in (document,) if file is None else self._reader.read(path):
            yield from self._service(other, (SERVICES, shown(named.value)), part.service)

    def _env_file(self, part: Part, entry: Entry) -> Iterator[Layer]:
        """`env_file: a.env`, a list of such, or of `{path, required, format}`."""
        rest = entry.key[len(part.root) :]
        if not rest or rest[0] != "env_file" or rest[-1] in ("required", "format"):
            return
        value = self._variables.filled(entry).value
        path = path_from(entry.location.path, shown(value))
        if self._reader.has(path):
            inner = msgspec.structs.replace(part, document=self._part.document)
            for layer in wired(inner, path, self._reader):
                said = tuple(map(self._variables.known_in, layer.contributions))
                yield msgspec.structs.replace(layer, contributions=said)
        elif "$" not in shown(value) and not self._is_optional(part, entry):
            yield missing(part, entry, path)

    def _is_optional(self, part: Part, entry: Entry) -> bool:
        beside = (*entry.key[:-1], "required")
        return any(other.key == beside and other.value is False for other in part.document.entries)


def _takes_all_away(entry: Entry) -> bool:
    """Whether a tag means a whole service, or all of its variables: these have no mapping of their own here."""
    rest = entry.key[len((SERVICES, "name")) :]
    if rest[:1] == ("environment",):
        rest = rest[1:]
    is_whole = rest in ((), (REPLACED,)) or (len(rest) == 1 and is_item(rest[0]))
    return is_whole and any(is_tagged(entry, tag) for tag in (REPLACED, RESET))
