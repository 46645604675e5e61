"""Files to services: locate, read, interpret, layer, bind. It is the same on any tree."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from config_lint.binding import Vocabulary, bind, load_vocabulary
from config_lint.contracts import contracts_of, documents_wanted
from config_lint.dialects import Dialect, Names, interpret
from config_lint.discovery import subclasses_in
from config_lint.domain.document import Document
from config_lint.domain.environment import Environment
from config_lint.domain.fleet import Fleet
from config_lint.domain.intent import Intended, Intent
from config_lint.domain.layer import Layer
from config_lint.domain.party import Parties, Party
from config_lint.domain.problem import Problem
from config_lint.domain.service import Service
from config_lint.domain.source import Located
from config_lint.domain.tree import Tree
from config_lint.domain.usage import unknown
from config_lint.domain.zones import Zones
from config_lint.formats.reader import FileReader
from config_lint.graph import graph_of
from config_lint.layers import Pair, fed, paired, resolve
from config_lint.locate import inventories, locate
from config_lint.locate.rendered import with_rendered
from config_lint.options import Options
from config_lint.pipeline.means import PLAIN, Means
from config_lint.values.redaction import cut

Progress = Callable[[str, int, int], None]
"""Told what is being done, how far, and of how much."""


def silent(_step: str, _done: int, _of: int) -> None:
    """Tells nobody."""


class Resolved(msgspec.Struct):
    """What the first five steps give: the fleet, and what the report needs of the files behind it."""

    fleet: Fleet
    located: Located
    reader: FileReader
    documents: dict[str, tuple[Document, ...]]
    layers: dict[Pair, tuple[Layer, ...]]


def resolve_fleet(
    tree: Tree,
    options: Options,
    progress: Progress = silent,
    rendered: Mapping[str, str] | None = None,
    means: Means = PLAIN,
) -> Resolved:
    """Files to services. `rendered` maps manifests that a tool wrote to their environments.

    Raises `UsageError` where there is no environment or no service to speak of.
    """
    reader = FileReader(tree, cache=means.cache)
    located, environments = locate(options, tree, reader.recognised)
    located = with_rendered(located, rendered or {}, environments)
    dialects = dialects_known()
    _require_known(options, reader.formats, tuple(dialects))
    names = _names(environments, options)
    documents: dict[str, tuple[Document, ...]] = {}
    if means.crew.jobs > 1:
        reader.read_ahead([(file.path, file.source.format) for file in located.files], means.crew)
    for done, file in enumerate(located.files):
        progress("reading", done, len(located.files))
        documents[file.path] = reader.read(file.path, file.source.format)
    layers = list(interpret(located.files, documents, reader, dialects, names))
    documents |= {path: reader.read(path, format) for path, format in reader.wished_for.items() if path not in documents}
    notes = dict.fromkeys(note for layer in layers for note in layer.notes)
    located = msgspec.structs.replace(located, notes=(*located.notes, *sorted(notes)))
    by_pair = paired(located.files, layers, environments, options.own_services or (options.name,))
    places = {name: options.location_of("vocabulary", name) for name in options.vocabulary}
    vocabulary = load_vocabulary(options.vocabulary, places, means.cache)
    services, problems = _services(by_pair, environments, documents, options, vocabulary, progress)
    owners = documents_wanted(tree.files(), services)
    documents |= {path: reader.read(path) for path in owners if path not in documents}
    others = (path for path in located.unread if path not in documents and not options.is_baseline(path))
    located = msgspec.structs.replace(located, unread=tuple(others))
    known = [problem for path in documents for document in documents[path] for problem in document.problems]
    known.extend(problem for layer in _distinct(by_pair) for problem in layer.problems)
    reached = fed(by_pair, located.files, environments)
    intent = _intent(options, inventories(options, tree, environments))
    contracts = contracts_of({path: documents[path] for path in owners}, owners, services)
    fleet = Fleet(environments, tuple(services), (*known, *problems), reached, intent, graph_of, contracts)
    return Resolved(fleet, located, reader, documents, by_pair)


def _distinct(by_pair: Mapping[Pair, tuple[Layer, ...]]) -> list[Layer]:
    """The layers that somebody has, each once."""
    return list({id(layer): layer for layers in by_pair.values() for layer in layers}.values())


def dialects_known() -> dict[str, Dialect]:
    """Every dialect there is, by its name."""
    return {name: kind() for name, kind in subclasses_in("config_lint.dialects", Dialect, "config_lint.dialects").items()}


def _require_known(options: Options, formats: Sequence[str], dialects: Sequence[str]) -> None:
    """Raises `UsageError` for a source of a format or a dialect that nobody here knows."""
    for index, source in enumerate(options.sources):
        for kind, said, known in (("format", source.format, formats), ("dialect", source.dialect, dialects)):
            if said and said not in known:
                raise unknown(kind, said, known, options.location_of("sources", index, kind))


def _names(environments: Sequence[Environment], options: Options) -> Names:
    spellings = {word: environment.name for environment in reversed(environments) for word in environment.words}
    spellings |= {environment.name: environment.name for environment in environments}
    return Names(spellings, options.service_names, {environment.name: len(environment.lineage) for environment in environments})


def _intent(options: Options, inventory: dict[str, frozenset[str]]) -> Intent:
    """What the options say about settings that stand in no file."""
    drift = tuple(Intended(pattern, entry.mode, entry.until, cut(entry.reason)) for pattern, entry in options.drift.items())
    return Intent(options.provided, drift, inventory)


def _parties(options: Options) -> Parties:
    """The declared services, and what they are called."""
    return Parties(
        Party(name, frozenset((name, *table.aliases)), tuple(domain.lower() for domain in table.domains), table.external)
        for name, table in options.services.items()
    )


def _services(
    by_pair: Mapping[Pair, tuple[Layer, ...]],
    environments: Sequence[Environment],
    documents: Mapping[str, Sequence[Document]],
    options: Options,
    vocabulary: Vocabulary,
    progress: Progress,
) -> tuple[list[Service], list[Problem]]:
    zones = Zones(environments, _parties(options))
    by_name = {environment.name: environment for environment in environments}
    broken = {path for path, found in documents.items() if any(map(_is_unread, found))}
    services: list[Service] = []
    problems: list[Problem] = []
    for done, ((name, service), layers) in enumerate(by_pair.items()):
        progress("resolving", done, len(by_pair))
        environment = by_name[name]
        resolved = resolve(layers, service, environment, options.provided)
        settings, model, bound, faults = bind(resolved.settings, vocabulary, service)
        problems.extend((*resolved.problems, *faults))
        files = tuple(dict.fromkeys(layer.path for layer in layers))
        services.append(
            Service(
                name=service,
                environment=environment,
                zones=zones,
                settings=settings,
                model=model,
                bound=bound,
                files=files,
                layers=layers,
                complete=resolved.whole and broken.isdisjoint(files),
            )
        )
    return services, problems


def _is_unread(document: Document) -> bool:
    """Whether what seems absent from it may only be unread: it is broken, too large, or in a notation that nobody here knows."""
    kinds = {problem.kind for problem in document.problems}
    return not kinds.isdisjoint(("unreadable-file", "limit-exceeded")) or (
        not document.entries and "unsupported-construct" in kinds
    )


def understood(resolved: Resolved) -> dict[str, tuple[str, ...]]:
    """The files by the dialect that understood them, sorted by name; one that nothing was made of is in none."""
    read_by: dict[str, dict[str, None]] = {}
    for layers in resolved.layers.values():
        for layer in layers:
            read_by.setdefault(layer.dialect, {})[layer.path] = None
    return {name: tuple(sorted(read_by[name])) for name in sorted(read_by)}
