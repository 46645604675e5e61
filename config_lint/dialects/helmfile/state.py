"""What a helmfile and those that it names come to: https://helmfile.readthedocs.io/en/latest/#configuration."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase

import msgspec

from config_lint.dialects.helm.chart import defaults
from config_lint.dialects.helm.values import values_layer
from config_lint.dialects.part import Part
from config_lint.dialects.plain import plain_layer
from config_lint.dialects.wiring import missing, path_from, remote
from config_lint.domain.contribution import Contribution, Operation
from config_lint.domain.document import Document, Entry, Section
from config_lint.domain.key import Key, render
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader
from config_lint.text.references import references
from config_lint.values.location import start_of
from config_lint.values.on_use import on_use
from config_lint.values.secret import Secret
from config_lint.values.value import shown

DEFAULT = "default"
"""The environment of who names none: https://helmfile.readthedocs.io/en/latest/#environment."""

_environment = on_use(r"\{\{-?\s*\.Environment\.Name\s*-?\}\}")
_release = on_use(r"\{\{-?\s*\.Release\.Name\s*-?\}\}")
_action = on_use(r"\{\{.*?\}\}", re.DOTALL)


class State:
    """All that is read of it, lowest first."""

    def __init__(self, part: Part, reader: Reader) -> None:
        self._part = part
        self._reader = reader
        self._documents: list[Document] = []
        self._seen = {part.document.path}

    def add(self, documents: Iterable[Document]) -> None:
        """A file's documents, and those of the files that they name."""
        for document in documents:
            self._documents.append(document)
            for entry in document.entries:
                if entry.key[0] in ("bases", "helmfiles") and entry.key[2:] in ((), ("path",)):
                    self._follow(document, shown(entry.value))

    def layers(self) -> Iterator[Layer]:
        """Of each release, the values of the environment that its templates ask for, and its own."""
        declared = [(document, below(document, ("environments",))) for document in self._documents]
        names = tuple(dict.fromkeys(key[1] for _, found in declared for key in found if key[1] != DEFAULT))
        environments = names or (self._part.environment,)
        state = [
            layer
            for name in environments
            for document, found in declared
            if ("environments", name) in found
            for layer in self._environment(document, found["environments", name], name)
        ]
        for document in self._documents:
            yield self._layer(document, ())
            for index, piece in below(document, ("releases",)).items():
                facts = {entry.key[2]: entry for entry in piece.entries if len(entry.key) == len(index) + 1}
                name = shown(facts["name"].value) if "name" in facts else ""
                if name and "{{" not in name and not ("installed" in facts and facts["installed"].value is False):
                    release = [*self._release(document, piece, index, facts, environments)]
                    asked = {found for layer in release for found in _asked(layer)}
                    for layer in (self._of_release(document, facts), *state):
                        said = tuple(each for each in layer.contributions if _is_asked(each.name, asked))
                        yield msgspec.structs.replace(layer, service=name, contributions=said, places=())
                    yield from release

    def _follow(self, document: Document, written: str) -> None:
        if "://" in written or "{{" in written or "@" in written:
            return
        pattern = path_from(document.path, written)
        inside = {path for path in self._reader.inside(pattern) if path.endswith((".yaml", ".yml", ".gotmpl"))}
        for path in sorted(inside) or self._matching(pattern):
            if path not in self._seen and self._reader.has(path):
                self._seen.add(path)
                self.add(self._reader.read(path))

    def _environment(self, document: Document, piece: Document, name: str) -> Iterator[Layer]:
        """What templates may refer to in an environment: its name, and its values."""
        root = ("environments", name)
        place = next((section.location for section in piece.sections if section.key == root), start_of(document.path))
        named = Contribution(Entry(root, name, place, place), ("Environment", "Name"), Operation.SET, name)
        yield self._layer(document, (named,), name)
        yield from self._values(piece, (*root, "values"), self._of(document, name))

    def _of_release(self, document: Document, facts: Mapping[str, Entry]) -> Layer:
        """What templates may refer to of a release."""
        known = [(key, facts[key]) for key in ("name", "namespace") if key in facts and "{{" not in shown(facts[key].value)]
        said = (Contribution(entry, ("Release", key.title()), Operation.SET) for key, entry in known)
        return self._layer(document, tuple(said))

    def _release(
        self, document: Document, piece: Document, index: Key, facts: Mapping[str, Entry], environments: Sequence[str]
    ) -> Iterator[Layer]:
        """The values of the chart, if it is here, then those that the release brings."""
        name = shown(facts["name"].value)
        part = self._of(document, service=name)
        yield self._layer(document, (), service=name)
        if "chart" in facts:
            folder = path_from(document.path, shown(facts["chart"].value))
            yield from defaults(part, folder, self._reader)
            if not self._reader.inside(folder) and "{{" not in shown(facts["chart"].value):
                yield remote(part, facts["chart"])
        lenient = shown(facts["missingFileHandler"].value) not in ("", "Error") if "missingFileHandler" in facts else False
        for key in ("values", "secrets"):
            root = (*index, key)
            for each in _by_environment(piece, root, environments):
                on = msgspec.structs.replace(part, environment=each or part.environment)
                yield from self._values(piece, root, on, name, lenient=lenient, only_named=bool(each))

    def _values(
        self, document: Document, root: Key, part: Part, release: str = "", *, lenient: bool = False, only_named: bool = False
    ) -> Iterator[Layer]:
        """What a list of files and values adds, in its order; `only_named` leaves out what is the same in all environments."""
        for index, piece in below(document, root).items():
            file = next((entry for entry in piece.entries if entry.key == index), None)
            written = shown(file.value) if file is not None else ""
            if only_named and not _environment.search(written):
                continue
            if file is None:
                yield self._on(values_layer(msgspec.structs.replace(part, document=piece, root=index)), document.path)
                continue
            said = _release.sub(release, _environment.sub(part.environment, written))
            if _action.search(said) or "://" in said:
                continue
            path = path_from(document.path, said)
            for each in self._matching(path):
                if self._reader.has(each):
                    yield from self._file(part, each)
                elif not lenient:
                    yield missing(part, file, each)

    def _matching(self, path: str) -> Sequence[str]:
        """The files that a path with wildcards stands for; a path without any, whether or not it is there."""
        if set("*?[").isdisjoint(path):
            return (path,)
        return [each for each in self._reader.files() if fnmatchcase(each, path)]

    def _file(self, part: Part, path: str) -> Iterator[Layer]:
        format = "" if path.endswith((".gotmpl", ".json", ".yaml", ".yml")) else "yaml"
        for found in self._reader.asking(self._part.document.path).read(path, format):
            yield self._on(values_layer(msgspec.structs.replace(part, document=found, root=())), path)

    def _layer(self, document: Document, said: tuple[Contribution, ...], environment: str = "", service: str = "") -> Layer:
        bare = Document(document.path, document.index, document.format, ())
        return self._on(
            msgspec.structs.replace(plain_layer(self._of(bare, environment, service)), contributions=said), document.path
        )

    def _of(self, document: Document, environment: str = "", service: str = "") -> Part:
        environment = environment or self._part.environment
        return msgspec.structs.replace(self._part, document=document, root=(), environment=environment, service=service, name="")

    def _on(self, layer: Layer, path: str) -> Layer:
        own = self._part.document.path
        return layer if path == own else msgspec.structs.replace(layer, wired=own)


def below(document: Document, root: Key) -> dict[Key, Document]:
    """What stands right below a key, each with what is in it, as documents with their full keys."""
    length = len(root) + 1
    entries: dict[Key, list[Entry]] = {}
    sections: dict[Key, list[Section]] = {}
    for entry in document.entries:
        if entry.key[:-1][: length - 1] == root:
            entries.setdefault(entry.key[:length], []).append(entry)
    for section in document.sections:
        if section.key[:-1][: length - 1] == root:
            sections.setdefault(section.key[:length], []).append(section)
    return {
        key: msgspec.structs.replace(document, entries=tuple(entries.get(key, ())), sections=tuple(sections.get(key, ())))
        for key in dict.fromkeys((*entries, *sections))
    }


def is_elsewhere(document: Document, environment: Key, reader: Reader) -> bool:
    """Whether an environment's values are paths, and none of them that of a file."""
    root = (*environment, "values")
    found = below(document, root)
    paths = [shown(entry.value) for entry in document.entries if entry.key in found]
    plain = len(paths) == len(found) and all(set("*?[{:").isdisjoint(path) for path in paths)
    return bool(paths) and plain and not any(reader.has(path_from(document.path, path)) for path in paths)


def _asked(layer: Layer) -> Iterator[str]:
    """The names that values refer to."""
    for contribution in layer.contributions:
        value = contribution.entry.value
        text = value.reveal() if isinstance(value, Secret) else value
        if isinstance(text, str) and "$" in text:
            yield from (found.name for found in references(text) if found.name)


def _is_asked(name: Key, asked: Container[str]) -> bool:
    return any(render(name[:length]) in asked for length in range(1, len(name) + 1))


def _by_environment(document: Document, root: Key, environments: Sequence[str]) -> tuple[str, ...]:
    """The environments for which a list of files says more than for all of them; all of them, the empty one, comes first."""
    written = (shown(entry.value) for entry in document.entries if entry.key[:-1] == root)
    return ("", *environments) if any(_environment.search(each) for each in written) else ("",)
