"""The story of a run: locate, read, interpret, layer, bind, check, report. It is the same on any tree."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from config_lint.binding import Vocabulary, bind, load_vocabulary
from config_lint.cache import Cache
from config_lint.contracts import contracts_of, documents_wanted
from config_lint.dialects import Dialect, Names, interpret
from config_lint.discovery import subclasses_in
from config_lint.domain.check import Check
from config_lint.domain.document import Document
from config_lint.domain.drift import DriftTable
from config_lint.domain.environment import Environment
from config_lint.domain.fleet import Fleet
from config_lint.domain.intent import Intended, Intent
from config_lint.domain.key import Key
from config_lint.domain.known import Known
from config_lint.domain.layer import Layer
from config_lint.domain.party import Parties, Party
from config_lint.domain.past import Past
from config_lint.domain.problem import Problem
from config_lint.domain.report import Coverage, Report
from config_lint.domain.rule import Example, Rule
from config_lint.domain.service import Service
from config_lint.domain.severity import severity
from config_lint.domain.source import Located
from config_lint.domain.tree import Tree
from config_lint.domain.usage import UsageError, unknown
from config_lint.domain.zones import Zones
from config_lint.engine import Request, reported
from config_lint.engine.added import identities, with_added
from config_lint.engine.adoption import adoptions, locks
from config_lint.engine.asked import require_environments
from config_lint.engine.baseline import from_tree
from config_lint.engine.excerpt import Excerpts, excerpts
from config_lint.engine.find import find
from config_lint.engine.intended import drift_entry_problems
from config_lint.engine.known import remembered
from config_lint.engine.lost import files_lost
from config_lint.engine.past import changed_files, contents_of, past_of
from config_lint.engine.standing import previews_of
from config_lint.engine.suppressions import Entry, declared, read
from config_lint.formats.reader import FileReader
from config_lint.graph import drawn, graph_of
from config_lint.layers import Pair, fed, paired, resolve
from config_lint.locate import inventories, locate
from config_lint.locate.rendered import with_rendered
from config_lint.options import Options, Origin, from_data, parse
from config_lint.owners import with_owners
from config_lint.rulebook import builtin_rules_folder, load_rules, names_of, select
from config_lint.rulebook.checks import with_check
from config_lint.rulebook.edition import as_of
from config_lint.trees.memory import MemoryTree
from config_lint.values.redaction import cut

Progress = Callable[[str, int, int], None]
"""Told what is being done, how far, and of how much."""


def _silent(_step: str, _done: int, _of: int) -> None:
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
    progress: Progress = _silent,
    rendered: Mapping[str, str] | None = None,
    cache: Cache | None = None,
) -> Resolved:
    """Files to services. `rendered` maps manifests that a tool wrote to their environments; `cache` knows what was read before.

    Raises `UsageError` where there is no environment or no service to speak of.
    """
    reader = FileReader(tree, cache=cache)
    located, environments = locate(options, tree, reader.recognised)
    located = with_rendered(located, rendered or {}, environments)
    dialects = _dialects()
    _require_known(options, reader.formats, tuple(dialects))
    names = _names(environments, options)
    documents: dict[str, tuple[Document, ...]] = {}
    for done, file in enumerate(located.files):
        progress("reading", done, len(located.files))
        documents[file.path] = reader.read(file.path, file.source.format)
    layers = list(interpret(located.files, documents, reader, dialects, names))
    documents |= {path: reader.read(path, format) for path, format in reader.wished_for.items() if path not in documents}
    notes = dict.fromkeys(note for layer in layers for note in layer.notes)
    located = msgspec.structs.replace(located, notes=(*located.notes, *sorted(notes)))
    by_pair = paired(located.files, layers, environments, options.own_services or (options.name,))
    places = {name: options.location_of("vocabulary", name) for name in options.vocabulary}
    vocabulary = load_vocabulary(options.vocabulary, places, cache)
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


def drafted(tree: Tree, options: Options) -> tuple[str, Options, Resolved]:
    """A first file of options for a tree, what it says, and what that gives; `options` tell where it would stand.

    Raises `UsageError`, with the shortest file that would work, where no path shows an environment.
    """
    from config_lint.dialects.stating import stated_in  # only `init` asks for all this
    from config_lint.locate.drafting import draft_for
    from config_lint.locate.learned import domains_of
    from config_lint.locate.lines import lines_of
    from config_lint.locate.third_parties import third_parties_of

    reader = FileReader(tree)
    stated = tuple(stated_in(tree.files(), reader, _dialects()))

    def keys_of(path: str) -> frozenset[Key]:
        return frozenset(entry.key for document in reader.read(path) for entry in document.entries)

    first = draft_for(options, tree.files(), reader.recognised, stated, keys_of)
    origin = msgspec.structs.replace(options.origin, file="config-lint.toml")
    learned = parse("\n".join((*lines_of(first, {}, {}, ()), "")), origin)
    resolved = resolve_fleet(tree, learned)
    fleet = resolved.fleet
    text = "\n".join((*lines_of(first, domains_of(fleet), third_parties_of(fleet, options.name), resolved.located.unread), ""))
    return text, parse(text, origin), resolved


def _dialects() -> dict[str, Dialect]:
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


def check(
    tree: Tree,
    options: Options,
    rules: Sequence[tuple[Rule, Check[Any, Any]]],
    known: Mapping[str, str],
    request: Request,
    progress: Progress = _silent,
    *,
    rendered: Mapping[str, str] | None = None,
    cache: Cache | None = None,
) -> tuple[Report, Resolved]:
    """The whole run. `known` maps every way to name a rule to its id, for suppressions; the rest is as for `resolve_fleet`.

    Raises `UsageError` for names that mean nothing, and where there is nothing to check.
    """
    if request.baseline is None and options.baseline:
        request = msgspec.structs.replace(request, baseline=tuple(from_tree(tree, options.baseline_path)))
    resolved = resolve_fleet(tree, options, progress, rendered, cache)
    fleet = resolved.fleet
    require_environments(request.environments, fleet.environments)
    request = _with_children(request, fleet.environments)
    _something_to_check(request, fleet, options)
    request = msgspec.structs.replace(request, adopt=adoptions(options, known, fleet))
    fleet, entries, safe = _judgeable(resolved, options, known, request.today)
    if request.past is not None:
        fleet, entries = _compared(resolved, fleet, entries, request.past, tree)
    report = with_owners(reported(fleet, rules, request, entries, safe, _coverage(resolved)), tree)
    if request.past is not None:
        contents = contents_of(tree, resolved.documents)
        report = msgspec.structs.replace(report, changed=changed_files(request.past, fleet, contents))
    if request.touched is not None:
        report = msgspec.structs.replace(report, changed=request.touched.changed | request.touched.removed)
    return report, msgspec.structs.replace(resolved, fleet=fleet)


def _judgeable(
    resolved: Resolved, options: Options, known: Mapping[str, str], today: date
) -> tuple[Fleet, list[Entry], Excerpts]:
    """The fleet with the faults of what is said about findings, the suppressions, and the lines that may be shown."""
    fleet = resolved.fleet
    comments = [comment for found in resolved.documents.values() for document in found for comment in document.comments]
    entries, faults = read(comments, dict(known))
    faults.extend(drift_entry_problems(options, fleet, today))
    intent = msgspec.structs.replace(fleet.intent, today=today)
    fleet = fleet.given((*fleet.problems, *faults), intent)
    safe = excerpts(lambda path: resolved.documents.get(path, ()), resolved.reader.line)
    return fleet, [*entries, *declared(options, known)], safe


def _compared(resolved: Resolved, fleet: Fleet, entries: list[Entry], past: Past, tree: Tree) -> tuple[Fleet, list[Entry]]:
    """The fleet beside its past, with what is not looked at any more, and the suppressions that count for the change."""
    lost = files_lost(past, resolved.documents, tree.files())
    entries = with_added(entries, lambda path: resolved.documents.get(path, ()), past.suppressions)
    return fleet.given((*fleet.problems, *lost), past=past), entries


def past(
    tree: Tree,
    options: Options,
    rules: Sequence[tuple[Rule, Check[Any, Any]]],
    known: Mapping[str, str],
    request: Request,
    *,
    then: Options | None = None,
    lasting: bool = False,
    cache: Cache | None = None,
) -> Past:
    """What another tree is like, with today's options and rules, to compare a later one with; `lasting` to be kept in a file.

    `then` are the options of that tree, which say what was suppressed; `cache` is as for `resolve_fleet`. Raises `UsageError` as
    that does.
    """
    resolved = resolve_fleet(tree, options, cache=cache)
    fleet, entries, safe = _judgeable(resolved, options, known, request.today)
    written = [entry for entry in entries if entry.kind == "comment"] + declared(then or options, known)
    suppressions = identities(written, lambda path: resolved.documents.get(path, ()))
    found = find(fleet, rules, request, entries, safe)
    return past_of(fleet, found, suppressions, contents_of(tree, resolved.documents), lasting=lasting)


def known_now(
    tree: Tree,
    options: Options,
    rules: Sequence[tuple[Rule, Check[Any, Any]]],
    known: Mapping[str, str],
    request: Request,
    progress: Progress = _silent,
) -> tuple[Known, ...]:
    """What is to be remembered of everything that is found and not suppressed, for a baseline. Raises as `check` does."""
    resolved = resolve_fleet(tree, options, progress)
    _something_to_check(request, resolved.fleet, options)
    fleet, entries, safe = _judgeable(resolved, options, known, request.today)
    previews = previews_of(fleet)
    return tuple(remembered(finding, previews) for finding in find(fleet, rules, request, entries, safe).counting)


def illustrated(report: Report, fleet: Fleet, wants: frozenset[str]) -> Report:
    """The report with what some reporters show beside findings: `drawings` of the service graph, `drift` between neighbours."""
    if "drawings" in wants:
        report = msgspec.structs.replace(report, drawings=tuple(drawn(fleet, name) for name in report.environments))
    if "drift" in wants:
        from config_lint.engine.neighbours import drift_between_neighbours

        report = msgspec.structs.replace(report, drift=drift_between_neighbours(fleet, report.environments))
    return report


def compare(
    tree: Tree,
    options: Options,
    environments: tuple[str, str],
    services: tuple[str, ...],
    today: date,
    progress: Progress = _silent,
    *,
    fail_on: str | None = None,
) -> tuple[DriftTable, Resolved]:
    """Two environments side by side, told apart from what is meant to differ; all services where none is named.

    Raises `UsageError` for names that mean nothing, and where there is nothing to compare.
    """
    from config_lint.engine.parity import drift_between

    resolved = resolve_fleet(tree, options, progress)
    fleet = resolved.fleet
    require_environments(environments, fleet.environments)
    _named(services, "service", sorted({service.name for service in fleet.services}))
    left, right = environments
    if left == right:
        message = f'"{left}" has nothing to be compared with but itself: name two environments'
        raise UsageError(message)
    for name in environments:
        if not any(service.environment.name == name and (not services or service.name in services) for service in fleet.services):
            message = f"there is nothing to compare: {name} has none of the services" if services else f"{name} has no service"
            raise UsageError(message)
    intent = msgspec.structs.replace(fleet.intent, today=today)
    fleet = fleet.given(fleet.problems, intent)
    table = drift_between(fleet, left, right, services)
    levels = [environment.fail_on or options.fail_on for environment in fleet.environments if environment.name in environments]
    limit = min(map(severity, [fail_on] if fail_on else levels))
    failed = any(row.severity >= limit for row in table.rows)
    return msgspec.structs.replace(table, failed=failed), msgspec.structs.replace(resolved, fleet=fleet)


def _named(names: Iterable[str], kind: str, known: Sequence[str]) -> None:
    for name in names:
        if name not in known:
            raise unknown(kind, name, known)


def _something_to_check(request: Request, fleet: Fleet, options: Options) -> None:
    """Nothing checked is never success, unless the options say so."""
    if options.if_nothing == "ok" and not fleet.services:
        return
    if not fleet.services:
        paths = ", ".join(source.path for source in options.sources)
        known = ", ".join(environment.name for environment in fleet.environments)
        where = f" of {options.origin.file}" if options.origin.file else ""
        message = f"no service was found: no file fits a source{where} ({paths}) and an environment ({known})"
        raise UsageError(message)
    _named(request.services, "service", sorted({service.name for service in fleet.services}))
    if not any(request.names(service.pair) for service in fleet.services):
        wanted = " and ".join(", ".join(names) for names in (request.services, request.environments) if names)
        message = f"there is nothing to check: no service is in {wanted}"
        raise UsageError(message)


def _with_children(request: Request, environments: Sequence[Environment]) -> Request:
    """`check production` includes the environments that extend it."""
    named = set(request.environments)
    wanted = [found.name for found in environments if not named.isdisjoint(found.lineage) and not found.abstract]
    return msgspec.structs.replace(request, environments=tuple(wanted)) if request.environments else request


def _coverage(resolved: Resolved) -> Coverage:
    settings = sum(len(document.entries) for found in resolved.documents.values() for document in found)
    services = len({service.name for service in resolved.fleet.services})
    read_by = {name: len(paths) for name, paths in understood(resolved).items()}
    return Coverage(len(resolved.documents), services, settings, 0, 0, 0, len(resolved.located.unread), read_by)


def understood(resolved: Resolved) -> dict[str, tuple[str, ...]]:
    """The files by the dialect that understood them, sorted by name; one that nothing was made of is in none."""
    read_by: dict[str, dict[str, None]] = {}
    for layers in resolved.layers.values():
        for layer in layers:
            read_by.setdefault(layer.dialect, {})[layer.path] = None
    return {name: tuple(sorted(read_by[name])) for name in sorted(read_by)}


def rules_for(
    options: Options,
    own: Sequence[tuple[Path, str]],
    selected: Sequence[str],
    ignored: Sequence[str],
    cache: Cache | None = None,
    *,
    comparing: bool = False,
) -> tuple[list[tuple[Rule, Check[Any, Any]]], dict[str, str]]:
    """The rules that take part, each with its check, and every way to name a rule.

    `own` are the folders of `rule-paths`; `cache` knows our own rules as they were read before.

    Those that look at a change take part only where there is something to compare with.

    Raises `UsageError` for a rule file that is wrong, for a name that means nothing, and where no rule is left.
    """
    rules = load_rules(builtin_rules_folder(), own, examples=False, cache=cache)
    known = names_of(rules)
    words = (("select", options.select), ("ignore", options.ignore))
    places = {word: options.location_of(key, index) for key, written in words for index, word in enumerate(written)}
    places = {word: place for word, place in places.items() if word not in (*selected, *ignored)}
    taking_part = select(rules, selected or options.select, [*ignored, *options.ignore], places)
    if not comparing:
        compare, taking_part = taking_part, [rule for rule in taking_part if not rule.compares]
        if compare and not taking_part:
            message = "the rules that are selected look at a change: say what to compare with, --against REF or --against FILE"
            raise UsageError(message)
    if not taking_part:
        message = "no rule is selected: look at --select, --ignore, and select and ignore in config-lint.toml"
        raise UsageError(message)
    counting = as_of(taking_part, options.edition, options.location_of("edition"))
    return [with_check(rule) for rule in counting], known


def request_for(
    options: Options,
    known: Mapping[str, str],
    environments: tuple[str, ...] = (),
    services: tuple[str, ...] = (),
    *,
    fail_on: str | None = None,
    today: date,
) -> Request:
    """What the options and flags ask for. `known` maps every way to name a rule to its id.

    Raises `UsageError` for a `[severity]` or a `locked` of none of them.
    """
    for name in options.severity:
        if name not in known:
            raise unknown(kind="rule", name=name, known=known, location=options.location_of("severity", name))
    return Request(
        environments=environments,
        services=services,
        fail_on=severity(fail_on) if fail_on else None,
        default_fail_on=severity(options.fail_on),
        weights={known[name]: severity(level) for name, level in options.severity.items()},
        locked=locks(options, known),
        today=today,
        existing=frozenset(known.values()),
    )


def example_outcome(example: Example, rule: Rule, others: Sequence[Rule] = ()) -> Report:
    """The report on a rule's example: the same story, on a tree in memory, with that rule alone.

    Of `others`, those take part that the example mentions by their id, as it must to suppress one.
    """
    texts = (*example.files.values(), *(example.before or {}).values(), repr(example.options))
    mentioned = [other for other in others if other.id != rule.id and any(other.id in text for text in texts)]
    rules = [with_check(taking_part) for taking_part in (rule, *mentioned)]
    request = Request(today=EXAMPLE_DAY)
    options = from_data(example.options, Origin(file="config-lint.toml"))
    known = names_of([rule, *mentioned])
    if example.before is not None:
        before = past(MemoryTree(example.before), options, rules, known, request)
        request = msgspec.structs.replace(request, past=before)
    return check(MemoryTree(example.files), options, rules, known, request)[0]


EXAMPLE_DAY = date(2026, 11, 1)
"""What an example takes for today, so that its dates mean the same for ever."""
