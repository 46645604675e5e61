"""Files to services: locate, read, interpret, layer, bind. It is the same on any tree, whoever does it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from config_lint.contracts import contracts_of, documents_wanted
from config_lint.dialects import interpret
from config_lint.domain.check import Check
from config_lint.domain.fleet import Fleet
from config_lint.domain.layer import Layer
from config_lint.domain.rule import Rule
from config_lint.domain.source import Located
from config_lint.domain.tree import Tree
from config_lint.engine.told import Told
from config_lint.formats.reader import FileReader
from config_lint.graph import graph_of
from config_lint.layers import Pair, fed, paired
from config_lint.options import Options
from config_lint.pipeline.documents import Documents
from config_lint.pipeline.means import PLAIN, Means
from config_lint.pipeline.served import Progress, Served, silent
from config_lint.pipeline.surveying import Survey, intent_of, surveyed

if TYPE_CHECKING:
    from config_lint.pipeline.serving import Made


class Resolved(msgspec.Struct):
    """What the first five steps give: the fleet, and what the report needs of the files behind it.

    `contracts` are the files that may be contracts; `told` is what rules said already, by their id; `undivided` why nobody else
    could help, where somebody was to.
    """

    fleet: Fleet
    located: Located
    reader: FileReader
    documents: Documents
    layers: dict[Pair, tuple[Layer, ...]]
    contracts: frozenset[str] = frozenset()
    told: dict[str, Told] = {}
    undivided: str = ""


def resolve_fleet(
    tree: Tree,
    options: Options,
    progress: Progress = silent,
    rendered: Mapping[str, str] | None = None,
    means: Means = PLAIN,
    rules: Sequence[tuple[Rule, Check[Any, Any]]] = (),
) -> Resolved:
    """Files to services. `rendered` maps manifests that a tool wrote to their environments; `rules` may be asked on the way.

    Raises `UsageError` where there is no environment or no service to speak of.
    """
    survey = surveyed(tree, options, rendered, means)
    if means.cluster is None:
        return _resolved(survey, _served(survey, means, progress))
    from config_lint.pipeline.division.joining import divided  # few runs are for several machines
    from config_lint.pipeline.division.parcel import Undivided

    served = divided(survey, rules, means.cluster, progress)
    if isinstance(served, Undivided):
        whole = _resolved(survey, _served(survey, means, progress))
        return msgspec.structs.replace(whole, undivided=served.reason)
    return _resolved(survey, served)


def _served(survey: Survey, means: Means, progress: Progress) -> Served:
    """Every file read, interpreted and layered by this process, with the help of its crew."""
    reader, files = survey.reader, survey.located.files
    documents = Documents(reader.read)
    if means.crew.jobs > 1:
        reader.read_ahead([(file.path, file.source.format) for file in files], means.crew)
    for done, file in enumerate(files):
        progress("reading", done, len(files))
        documents.look(file.path, file.source.format)
    layers = list(interpret(files, documents, reader, survey.dialects, survey.names))
    for path, format in reader.wished_for.items():
        if path not in documents:
            documents.look(path, format)
    reader.rest()
    options = survey.options
    by_pair = paired(files, layers, survey.environments, options.own_services or (options.name,))
    made: list[Made] = []
    unread = documents.unread
    for done, (pair, own) in enumerate(by_pair.items()):
        progress("resolving", done, len(by_pair))
        made.append(survey.maker.made(pair, own, unread))
    return Served(made, documents, [note for layer in layers for note in layer.notes], {})


def _resolved(survey: Survey, served: Served) -> Resolved:
    """The fleet of these services."""
    tree, options, documents = survey.tree, survey.options, served.documents
    services = [made.service for made in served.made]
    by_pair = {service.pair: service.layers for service in services}
    owners = documents_wanted(tree.files(), services)
    for path in owners:
        if path not in documents:
            documents.look(path)
    notes = (*survey.located.notes, *sorted(dict.fromkeys(served.notes)))
    unread = tuple(path for path in survey.located.unread if path not in documents and not options.is_baseline(path))
    located = msgspec.structs.replace(survey.located, notes=notes, unread=unread)
    problems = documents.problems
    problems += [problem for layer in _distinct(by_pair) for problem in layer.problems]
    problems += [problem for made in served.made for problem in made.problems]
    reached = fed(by_pair, located.files, survey.environments)
    intent = intent_of(survey)
    contracts = contracts_of({path: documents[path] for path in owners}, owners, services)
    fleet = Fleet(survey.environments, tuple(services), tuple(problems), reached, intent, graph_of, contracts)
    return Resolved(fleet, located, survey.reader, documents, by_pair, frozenset(owners), served.told)


def _distinct(by_pair: Mapping[Pair, tuple[Layer, ...]]) -> list[Layer]:
    """The layers that somebody has, each once."""
    return list({id(layer): layer for layers in by_pair.values() for layer in layers}.values())


def understood(resolved: Resolved) -> dict[str, tuple[str, ...]]:
    """The files by the dialect that understood them, sorted by name; one that nothing was made of is in none."""
    read_by: dict[str, dict[str, None]] = {}
    for layers in resolved.layers.values():
        for layer in layers:
            read_by.setdefault(layer.dialect, {})[layer.path] = None
    return {name: tuple(sorted(read_by[name])) for name in sorted(read_by)}
