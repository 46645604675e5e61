"""Services to a report: what there is to judge, the rules, and what came before."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from config_lint.domain.check import Check
from config_lint.domain.fleet import Fleet
from config_lint.domain.known import Known
from config_lint.domain.past import Past
from config_lint.domain.report import Report
from config_lint.domain.rule import Rule
from config_lint.domain.tree import Tree
from config_lint.engine import Judged, Request, judged, reported
from config_lint.engine.added import excuses_of, identities, with_added, with_known_excuses
from config_lint.engine.excerpt import Excerpts, excerpts
from config_lint.engine.find import find
from config_lint.engine.intended import drift_entry_problems
from config_lint.engine.judged import joined
from config_lint.engine.known import remembered
from config_lint.engine.lines import with_lines
from config_lint.engine.lost import files_lost
from config_lint.engine.past import changed_files, contents_of, past_of
from config_lint.engine.standing import previews_of
from config_lint.engine.suppressions import Entry, declared, read
from config_lint.graph import drawn
from config_lint.options import Options
from config_lint.owners import with_owners
from config_lint.pipeline.answerable import answerable, require_something
from config_lint.pipeline.covered import coverage_of
from config_lint.pipeline.means import PLAIN, Means
from config_lint.pipeline.memory.remembering import Remembered
from config_lint.pipeline.resolving import Resolved, resolve_fleet
from config_lint.pipeline.served import Progress, silent

Rules = Sequence[tuple[Rule, Check[Any, Any]]]


def check(
    tree: Tree,
    options: Options,
    rules: Rules,
    known: Mapping[str, str],
    request: Request,
    progress: Progress = silent,
    *,
    rendered: Mapping[str, str] | None = None,
    means: Means = PLAIN,
) -> tuple[Report, Resolved]:
    """The whole run. `known` maps every way to name a rule to its id, for suppressions; the rest is as for `resolve_fleet`.

    Raises `UsageError` for names that mean nothing, and where there is nothing to check.
    """
    resolved = resolve_fleet(means.memory.tree if means.memory else tree, options, progress, rendered, means, rules)
    request = answerable(request, resolved.fleet, options, known, tree)
    fleet, entries, safe = _judgeable(resolved, options, known, request.today)
    if request.past is not None:
        fleet, entries = _compared(resolved, fleet, entries, request.past, tree)
    said = _said(resolved, fleet, rules, request, safe, means, options.service_names)
    report = with_owners(reported(said, fleet, rules, request, entries, safe, coverage_of(resolved)), tree)
    if request.past is not None:
        contents = contents_of(tree, resolved.documents)
        report = msgspec.structs.replace(report, changed=changed_files(request.past, fleet, contents))
    return report, msgspec.structs.replace(resolved, fleet=fleet)


def _said(
    resolved: Resolved,
    fleet: Fleet,
    rules: Rules,
    request: Request,
    safe: Excerpts,
    means: Means,
    names: Mapping[str, str],
) -> Judged:
    """What the rules say of the fleet, those that need not be asked again included; all of it is kept, where there is a memory.

    `names` are all spellings of services.
    """
    if means.memory is None:
        return judged(fleet, rules, request.weights, safe, request.names, means.crew, resolved.told)
    renewal = means.memory.renewal
    if renewal is not None and renewal.holds_for(fleet):
        asking = [(rule, check) for rule, check in rules if rule.id in renewal.left]
        said = renewal.asked(judged(fleet, asking, request.weights, safe, crew=means.crew, noting=True), fleet).judged
        return msgspec.structs.replace(said, findings=tuple(with_lines(finding, safe) for finding in said.findings))
    kept = Remembered(means.memory, resolved, fleet, names, means.crew)
    left, known = kept.left(rules, safe)
    told = kept.told(left) | resolved.told
    said = judged(fleet, left, request.weights, safe, crew=means.crew, told=told, noting=True)
    said = joined((known, said), rules) if known else said
    kept.keep(said, rules)
    return said


def _judgeable(
    resolved: Resolved, options: Options, known: Mapping[str, str], today: date
) -> tuple[Fleet, list[Entry], Excerpts]:
    """The fleet with the faults of what is said about findings, the suppressions, and the lines that may be shown."""
    fleet = resolved.fleet
    speaking = [path for path, file in resolved.documents.looked.items() if file.speaks]
    comments = [comment for path in speaking for document in resolved.documents[path] for comment in document.comments]
    entries, faults = read(comments, dict(known))
    faults.extend(drift_entry_problems(options, fleet, today))
    intent = msgspec.structs.replace(fleet.intent, today=today)
    fleet = fleet.given((*fleet.problems, *faults), intent)
    safe = excerpts(lambda path: resolved.documents.get(path, ()), resolved.reader.line)
    return fleet, [*entries, *declared(options, known)], safe


def _compared(resolved: Resolved, fleet: Fleet, entries: list[Entry], past: Past, tree: Tree) -> tuple[Fleet, list[Entry]]:
    """The fleet beside its past, with what is not looked at any more, and what is said of findings that counts for the change."""
    lost = files_lost(past, resolved.documents, tree.files())
    entries = with_added(entries, lambda path: resolved.documents.get(path, ()), past.suppressions)
    intent = with_known_excuses(fleet.intent, past.excuses)
    return fleet.given((*fleet.problems, *lost), intent, past), entries


def past(
    tree: Tree,
    options: Options,
    rules: Rules,
    known: Mapping[str, str],
    request: Request,
    *,
    then: Options | None = None,
    lasting: bool = False,
    means: Means = PLAIN,
) -> Past:
    """What another tree is like, with today's options and rules, to compare a later one with; `lasting` to be kept in a file.

    `then` are the options of that tree, which say what was suppressed and excused. Raises `UsageError` as that does.
    """
    resolved = resolve_fleet(tree, options, means=means, rules=rules)
    fleet, entries, safe = _judgeable(resolved, options, known, request.today)
    written = [entry for entry in entries if entry.kind == "comment"] + declared(then or options, known)
    suppressions = identities(written, lambda path: resolved.documents.get(path, ()))
    excuses = excuses_of(then or options)
    fleet = fleet.given(fleet.problems, with_known_excuses(fleet.intent, excuses))
    said = judged(fleet, rules, request.weights, safe, crew=means.crew, told=resolved.told)
    found = find(said, fleet, rules, request, entries, safe)
    return past_of(fleet, found, suppressions, excuses, contents_of(tree, resolved.documents), lasting=lasting)


def known_now(
    tree: Tree,
    options: Options,
    rules: Rules,
    known: Mapping[str, str],
    request: Request,
    progress: Progress = silent,
) -> tuple[Known, ...]:
    """What is to be remembered of everything that is found and not suppressed, for a baseline. Raises as `check` does."""
    resolved = resolve_fleet(tree, options, progress)
    require_something(request, resolved.fleet, options)
    fleet, entries, safe = _judgeable(resolved, options, known, request.today)
    previews = previews_of(fleet)
    found = find(judged(fleet, rules, request.weights, safe), fleet, rules, request, entries, safe)
    return tuple(remembered(finding, previews) for finding in found.counting)


def illustrated(report: Report, fleet: Fleet, wants: frozenset[str]) -> Report:
    """The report with what some reporters show beside findings: `drawings` of the service graph, `drift` between neighbours."""
    if "drawings" in wants:
        report = msgspec.structs.replace(report, drawings=tuple(drawn(fleet, name) for name in report.environments))
    if "drift" in wants:
        from config_lint.engine.neighbours import drift_between_neighbours

        report = msgspec.structs.replace(report, drift=drift_between_neighbours(fleet, report.environments))
    return report
