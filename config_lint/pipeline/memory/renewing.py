"""What was said before, made new where values of a few services changed: nobody else is looked at again."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from config_lint.binding import is_sound
from config_lint.cache import Cache
from config_lint.domain.check import Check
from config_lint.domain.facts import HIDDEN, LEVELS, TEXTS, WELL_KNOWN
from config_lint.domain.fleet import Fleet
from config_lint.domain.rule import Rule
from config_lint.domain.source import Located
from config_lint.engine import Request
from config_lint.engine.told import groups_told, told_by
from config_lint.equivalence import given_words
from config_lint.equivalence.taught import taught_alike
from config_lint.formats.known import formats_named
from config_lint.formats.reader import FileReader
from config_lint.options import Options
from config_lint.pipeline.division.apart import Mingled
from config_lint.pipeline.division.parcel import Contents, Parcel, Paths
from config_lint.pipeline.division.part import Part, part_of, read_of
from config_lint.pipeline.division.partition import Partition, owner_of
from config_lint.pipeline.means import Means
from config_lint.pipeline.memory.blind import altered_of, blind
from config_lint.pipeline.memory.concerned import concerned
from config_lint.pipeline.memory.imprint import Change, Imprints, change_of, ground_of, seen
from config_lint.pipeline.memory.memory import Memory
from config_lint.pipeline.memory.record import Record
from config_lint.pipeline.memory.renewal import Again, Renewal
from config_lint.pipeline.surveying import Survey, intent_of, survey_of

Rules = Sequence[tuple[Rule, Check[Any, Any]]]

FEW = 8
"""Services that are looked at again by themselves, at most: of more, it takes as long as to look at everybody."""


def renewed(
    record: Record,
    paths: Sequence[str],
    memory: Memory,
    options: Options,
    rules: Rules,
    request: Request,
    cache: Cache,
) -> Renewal | None:
    """What is said now, `paths` being the files that changed, as far as it can be said by looking at their services alone.

    None where that is nothing: where something else than values changed, or where the files are not those of a few services
    alone. Raises `UsageError` as any run does.
    """
    state = record.state
    if any(path in state.mingled or path in record.outline.speaking for path in paths):
        return None
    whole = memory.located()
    touched = None if whole is None else _touched(paths, whole, options.service_names)
    if whole is None or touched is None:
        return None
    files = [file for file in whole.files if owner_of(file, options.service_names) in ("", *touched)]
    located = msgspec.structs.replace(whole, files=tuple(files))
    reader = FileReader(memory.tree, formats_named(record.outline.formats.get(file.path, "") for file in files), cache)
    survey = survey_of(options, located, record.outline.environments, reader, Means(cache), sound=True)
    intent = intent_of(survey)
    if ground_of(intent.inventory, memory.digest) != state.ground:
        return None
    again = _again(record, touched, memory, survey)
    if again is None:
        return None
    known = dict(zip(record.outline.pairs, state.imprints, strict=True))
    known |= {pair: each.whole for pair, each in again.imprints.items()}
    change = change_of(state.imprints, list(known.values()))
    if change is None or not _sound(again, change):
        return None
    fleet = Fleet(survey.environments, tuple(again.services), (), {}, msgspec.structs.replace(intent, today=request.today))
    given_words(fleet, state.learned)
    altered = altered_of(fleet, again.answers, {pair: each.texts for pair, each in again.imprints.items()}, change)
    taught = taught_alike(altered, state.taught) if altered is not None else None
    may_teach = taught is None and not change.kinds.isdisjoint((TEXTS, HIDDEN))
    if altered is not None:
        given_words(altered.before, state.learned)
    unseen = {} if altered is None or may_teach else blind(rules, record, change, altered)
    asking = concerned(change, record, {service.pair: service for service in again.services}, unseen)
    left = asking - state.severally.keys()
    if may_teach and not left:
        return None  # nobody would find out that other words are the environments' own
    renewal = Renewal(record, memory, rules, request, again, paths, left, taught or state.taught)
    renewal.count({rule: more for rule, more in unseen.items() if rule not in asking})
    for rule, check in rules:
        if rule.id not in asking or rule.id in renewal.left:
            continue
        told = told_by(rule, check, groups_told(fleet, check.group))
        if told is None or not renewal.add(rule.id, told):
            return None
    return renewal


def _sound(again: Again, change: Change) -> bool:
    """Whether all values are what they have to be.

    They were, or nobody would know what was said of these services; and so they are if none changed that means anything.
    """
    return change.kinds.isdisjoint((WELL_KNOWN, LEVELS)) or all(is_sound(service.modelled) for service in again.services)


def _touched(paths: Sequence[str], located: Located, names: Mapping[str, str]) -> frozenset[str] | None:
    """The services whose files these are; None for files that may speak to several, and for those of too many."""
    changed = frozenset(paths)
    owners = {file.path: owner_of(file, names) for file in located.files if file.path in changed}
    touched = frozenset(owners.values())
    return None if owners.keys() != changed or "" in touched or len(touched) > FEW else touched


def _again(record: Record, touched: frozenset[str], memory: Memory, survey: Survey) -> Again | None:
    """The services again, made of their own files and those that speak to everybody; None where that is not enough."""
    if not touched <= record.state.answered:
        return None
    answers = {name: known for name in sorted(touched) if (known := memory.answers(name)) is not None}
    if len(answers) < len(touched):
        return None
    files = survey.located.files
    spelled = {file.service for file in files if owner_of(file, survey.names.services)}
    try:
        part = _part(Partition(files, touched | spelled), record.outline.formats, memory, survey)
    except Mingled:
        return None
    looked = {path: seen(each, memory.digest) for path, each in part.looked.items()}
    if any(each.problems for each in part.made) or not all(known.looked.items() <= looked.items() for known in answers.values()):
        return None
    services = {each.service.pair: each.service for each in part.made}
    pairs = [pair for pair in record.outline.pairs if pair[1] in touched]
    if services.keys() != set(pairs):
        return None
    imprints = Imprints(memory.digest)
    return Again([services[pair] for pair in pairs], {pair: imprints.of(services[pair]) for pair in pairs}, answers)


def _part(partition: Partition, formats: Mapping[str, str], memory: Memory, survey: Survey) -> Part:
    """The services of a partition, whose files are in these formats, by path.

    Raises `Mingled` where they cannot be understood by themselves.
    """
    parcel = Parcel(
        partition,
        Contents(memory.tree, ()),
        Contents(memory.tree, [file.path for file in partition.files if not owner_of(file, survey.names.services)]),
        Paths(()),
        formats,
        survey.environments,
        survey.names,
        survey.options,
        (),
    )
    return part_of(parcel, read_of(parcel, survey.reader, survey.dialects), survey.maker, ())
