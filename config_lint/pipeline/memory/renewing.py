"""What was said before, made new where values of a few services changed: nobody else is looked at again."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from config_lint.binding import is_sound
from config_lint.cache import Cache
from config_lint.domain.applied import Tally
from config_lint.domain.check import Check
from config_lint.domain.facts import HIDDEN, LEVELS, TEXTS, WELL_KNOWN
from config_lint.domain.fields import fields_between, fields_hidden
from config_lint.domain.fleet import Fleet
from config_lint.domain.moved import Moved
from config_lint.domain.rekeyed import Rekeyed
from config_lint.domain.rule import Rule
from config_lint.domain.service import Service
from config_lint.domain.source import Located
from config_lint.engine import Request
from config_lint.engine.told import groups_told, told_by
from config_lint.equivalence import Taught, given_words
from config_lint.equivalence.taught import taught_alike
from config_lint.options import Options
from config_lint.pipeline.division.partition import owner_of
from config_lint.pipeline.means import Means
from config_lint.pipeline.memory.along_calls import look_along, more_along
from config_lint.pipeline.memory.blind import altered_between, altered_of, blind
from config_lint.pipeline.memory.concerned import concerned
from config_lint.pipeline.memory.earlier import Earlier, Files, again_of, earlier_than, part_again
from config_lint.pipeline.memory.imprint import Change, Imprints, change_of, ground_of
from config_lint.pipeline.memory.keys import keys_between, overlooked, renamed, with_fields
from config_lint.pipeline.memory.memory import Memory
from config_lint.pipeline.memory.record import Record
from config_lint.pipeline.memory.renewal import Again, Renewal
from config_lint.pipeline.memory.shown import shown_again
from config_lint.pipeline.memory.worded_keys import blind_to_keys, worded
from config_lint.pipeline.surveying import intent_of, survey_of

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
    files = Files(record, whole, memory, options, cache)
    located, reader = files.of(touched)
    survey = survey_of(options, located, record.outline.environments, reader, Means(cache), sound=True)
    intent = intent_of(survey)
    if ground_of(intent.inventory, memory.digest) != state.ground:
        return None
    part = part_again(record, touched, memory, survey)
    again = None if part is None else again_of(record, touched, memory, part)
    if again is None or part is None:
        return None
    fleet = Fleet(survey.environments, tuple(again.services), (), {}, msgspec.structs.replace(intent, today=request.today))
    given_words(fleet, state.learned)
    known = dict(zip(record.outline.pairs, state.imprints, strict=True))
    known |= {pair: each.whole for pair, each in again.imprints.items()}
    change = change_of(state.imprints, list(known.values()))
    if change is not None and again.is_seen_alike():
        looks_back = WELL_KNOWN in change.kinds or _shows_otherwise(record, change, again)
        earlier = earlier_than(part, record, touched, paths, memory, survey, cache) if looks_back else None
        concern = _of_values(record, again, earlier, fleet, change, rules)
    else:
        earlier = earlier_than(part, record, touched, paths, memory, survey, cache)
        concern = _of_keys(record, again, earlier, fleet, memory, rules) if earlier is not None and earlier.whole else None
    if concern is None:
        return None
    record, asking = concern.record, concern.asking
    left = [(rule, check) for rule, check in rules if rule.id in asking and rule.id not in state.severally]
    along: Mapping[str, Tally] = {}
    if earlier is not None and look_along(left, record, concern.fields):
        along = more_along(left, record, again, earlier, fleet, memory, survey, files)
    asking -= along.keys()
    renewal = Renewal(record, memory, rules, request, again, paths, asking - state.severally.keys(), concern.taught)
    renewal.count({rule: more for rule, more in {**concern.more, **along}.items() if rule not in asking})
    for rule, check in rules:
        if rule.id not in asking or rule.id in renewal.left:
            continue
        told = told_by(rule, check, groups_told(fleet, check.group))
        if told is None or not renewal.add(rule.id, told):
            return None
    return renewal


class Concern(NamedTuple):
    """The rules, by id, that a change concerns, and how much more others judge; what values teach then, and what is known.

    `fields` are those of the service model that changed, where nothing but fields did of what is well-known.
    """

    asking: frozenset[str]
    more: Mapping[str, Tally]
    taught: Taught
    record: Record
    fields: frozenset[str] | None = None


def _of_values(
    record: Record, again: Again, earlier: Earlier | None, fleet: Fleet, change: Change, rules: Rules
) -> Concern | None:
    """Whom values concern; None where it is not known what that comes to. `earlier` are the services, where that was needed."""
    state = record.state
    if not _sound(again, change):
        return None
    if earlier is None:
        altered = altered_of(fleet, again.answers, {pair: each.texts for pair, each in again.imprints.items()}, change)
    else:
        altered = altered_between(earlier.services, fleet, change)
        change = change._replace(fields=_fields(earlier, fleet.services))
    taught = taught_alike(altered, state.taught) if altered is not None else None
    may_teach = taught is None and not change.kinds.isdisjoint((TEXTS, HIDDEN))
    if altered is not None:
        given_words(altered.before, state.learned)
    unseen = {} if altered is None or may_teach else blind(rules, record, change, altered)
    moved = Moved(earlier.services, again.services) if earlier is not None else None
    record, showing = shown_again(record, change, again.by_pair(), moved)
    asking = concerned(change, record, showing, unseen)
    if may_teach and not asking - state.severally.keys():
        return None  # nobody would find out that other words are the environments' own
    return Concern(asking, unseen, taught or state.taught, record, change.fields)


def _fields(earlier: Earlier, services: Sequence[Service]) -> frozenset[str] | None:
    """The fields that changed; with those of everything that is hidden, where that did: which of it is known of none."""
    found = fields_between(earlier.services, services)
    hidden = frozenset[str]() if earlier.whole else fields_hidden(services)
    return None if found is None or hidden is None else found | hidden


def _of_keys(record: Record, again: Again, earlier: Earlier, fleet: Fleet, memory: Memory, rules: Rules) -> Concern | None:
    """Whom keys concern that came or went: all that look at their services alone, and who may see them."""
    state = record.state
    places = {pair: place for place, pair in enumerate(record.outline.pairs)}
    where = [places[service.pair] for service in again.services]
    keys = keys_between(earlier.services, again.services, where, Imprints(memory.digest))
    if keys is None or not _sound(again, keys.change):
        return None
    if any(entry.speaks_of(key) for entry in fleet.intent.drift for key in (*keys.came, *keys.went)):
        return None  # an entry that means no setting at all is a problem
    keys = with_fields(keys, earlier.services, again.services)
    before = Fleet(fleet.environments, tuple(earlier.services), (), {}, fleet.intent)
    given_words(before, state.learned)
    rekeyed = Rekeyed(before, fleet, keys.came, keys.went)
    altered = worded(rekeyed, keys.change)
    taught = taught_alike(altered, state.taught) if altered is not None else None
    may_teach = taught is None and not keys.change.kinds.isdisjoint((TEXTS, HIDDEN))
    unseen = {} if altered is None or may_teach else blind_to_keys(rules, record, keys.change, rekeyed, altered)
    record, showing = shown_again(record, keys.change, again.by_pair(), Moved(earlier.services, again.services))
    concerning = concerned(keys.change, record, showing, unseen)
    more, attentive = overlooked(rules, record, concerning, rekeyed, unseen)
    asking = frozenset(rule.id for rule, _ in rules if rule.id not in more)
    if may_teach and not asking - state.severally.keys():
        return None
    return Concern(asking, more, taught or state.taught, renamed(record, earlier.more, attentive), keys.change.fields)


def _shows_otherwise(record: Record, change: Change, again: Again) -> bool:
    """Whether findings that are kept with no service show something else of these, or the same elsewhere."""
    return not shown_again(record, change, again.by_pair())[1] <= record.state.severally.keys()


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
