"""Services in which keys came or went, and what else of them changed."""

import dataclasses
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

import msgspec

from config_lint.domain.applied import Tally
from config_lint.domain.check import Check, Group
from config_lint.domain.contribution import Operation
from config_lint.domain.facts import LEVELS, WELL_KNOWN, kinds_of, means_more
from config_lint.domain.fields import MEMBERS, field_of, fields_between, fields_with
from config_lint.domain.key import Key
from config_lint.domain.rekeyed import Rekeyed
from config_lint.domain.rule import Rule
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.pipeline.memory.imprint import Change, Imprints, change_of
from config_lint.pipeline.memory.record import Record

Rules = Sequence[tuple[Rule, Check[Any, Any]]]

_LEVEL = "logging.level"
"""The field that is of a kind of its own: `LEVELS`."""

Name = tuple[str, str]
"""The document and the name of a setting."""


class Keys(NamedTuple):
    """The settings that only one of two states has, and all that changed, with the kinds that they are of.

    `left` and `kept` are the services of both states without those settings.
    """

    came: tuple[Setting, ...]
    went: tuple[Setting, ...]
    change: Change
    left: Sequence[Service]
    kept: Sequence[Service]


def keys_between(before: Sequence[Service], after: Sequence[Service], places: Sequence[int], imprints: Imprints) -> Keys | None:
    """What came and went between two states of the same services, in their order; None where more changed than that and values.

    `places` are those of the services among all. Each setting counts as of every kind that any under the same key of its service
    is of: what compares these looks at it.
    """
    came: list[Setting] = []
    went: list[Setting] = []
    lefts: list[Service] = []
    kepts: list[Service] = []
    where: set[int] = set()
    for place, was, now in zip(places, before, after, strict=True):
        if len(was.by_name) != len(was.settings) or len(now.by_name) != len(now.settings):
            return None
        gone, new = was.by_name.keys() - now.by_name.keys(), now.by_name.keys() - was.by_name.keys()
        if not all(_is_plain(service.by_name[name]) for service, names in ((was, gone), (now, new)) for name in names):
            return None
        closed, opened = _own_sections(was, now, gone), _own_sections(now, was, new)
        if closed is None or opened is None:
            return None
        left, kept = _without(was, gone, closed), _without(now, new, opened)
        if _documents(left) != _documents(was) or _documents(kept) != _documents(now):
            return None
        went += [setting for setting in was.settings if (setting.document, setting.name) in gone]
        came += [setting for setting in now.settings if (setting.document, setting.name) in new]
        lefts.append(left)
        kepts.append(kept)
        if gone or new:
            where.add(place)
    change = change_of(*([imprints.of(service).whole for service in rest] for rest in (lefts, kepts)))
    if change is None:
        return None
    rows = {(setting.service, setting.document, setting.name) for setting in (*came, *went)}
    kinds = frozenset(kind for each in _under(rows, (*before, *after)) for kind in kinds_of(each))
    everywhere = frozenset(where.union(places[index] for index in change.where))
    return Keys(tuple(came), tuple(went), Change(change.kinds | kinds, everywhere), lefts, kepts)


def with_fields(keys: Keys, before: Sequence[Service], after: Sequence[Service]) -> Keys:
    """The same, with the fields that came, went or changed of what is well-known; all values there have to be sound."""
    if keys.change.kinds.isdisjoint((WELL_KNOWN, LEVELS)):
        return keys
    found = fields_between(keys.left, keys.kept)
    if found is None or any(means_more(key.name) for key in (*keys.came, *keys.went)):
        return keys._replace(change=keys.change._replace(kinds=keys.change.kinds | {WELL_KNOWN}))
    for states, others in ((before, keys.left), (after, keys.kept)):
        for service, rest in zip(states, others, strict=True):
            for canonical in service.bound.keys() - rest.bound.keys():
                found = found.union(fields_with(canonical, rest.bound))
    found = found.union(field_of(key.canonical) for key in (*keys.came, *keys.went) if key.canonical)
    found = found.union(*map(_engines, before, after))
    kinds = keys.change.kinds | ({WELL_KNOWN} if found - {_LEVEL} else set())
    return keys._replace(change=keys.change._replace(kinds=kinds, fields=found))


def _engines(was: Service, now: Service) -> Iterator[str]:
    """The fields of engines that are others: what a key is called may say one, and gives the model what no setting does."""
    for section in ("databases", "caches", "queues"):
        stores, others = (getattr(service.model, section) for service in (was, now))
        if any(stores[name].engine != others[name].engine for name in stores.keys() & others.keys()):
            yield f"{MEMBERS[section]}.engine"


def _is_plain(setting: Setting) -> bool:
    """Whether a setting is written once, as it is."""
    if len(setting.chain) != 1:
        return False
    link = setting.chain[0]
    return link.entry.value is setting.value and link.operation is Operation.SET


def _own_sections(service: Service, other: Service, names: Collection[Name]) -> Sequence[Collection[Key]] | None:
    """The mappings and lists of each layer that the same one of another state does not have; None where one is not for a key.

    `names` are those of the settings that the other state does not have either. Where a mapping stands, only findings about what
    it lacks tell, and these are told anew where anything of their service changed.
    """
    if not names or len(service.layers) != len(other.layers):
        return [()] * len(service.layers)
    entries = _entries(service, names)
    found: list[Collection[Key]] = []
    for layer, counterpart in zip(service.layers, other.layers, strict=True):
        own = {section.key for section in layer.places}.difference([section.key for section in counterpart.places])
        keys = [link.name for link in layer.contributions if id(link.entry) in entries] if own else ()
        if not own.issubset(key[:length] for key in keys for length in range(1, len(key) + 1)):
            return None
        found.append(own)
    return found


def _without(service: Service, names: Collection[Name], sections: Sequence[Collection[Key]]) -> Service:
    """The service as it would be if some of its settings were not there, nor some mappings and lists of each layer."""
    if not names:
        return service
    entries = _entries(service, names)
    layers = tuple(
        msgspec.structs.replace(
            layer,
            contributions=tuple([link for link in layer.contributions if id(link.entry) not in entries]),
            places=tuple([section for section in layer.places if section.key not in own]) if own else layer.places,
        )
        for layer, own in zip(service.layers, sections, strict=True)
    )
    settings = tuple([setting for setting in service.settings if (setting.document, setting.name) not in names])
    bound = {canonical: each for canonical, each in service.bound.items() if (each.document, each.name) not in names}
    return dataclasses.replace(service, settings=settings, bound=bound, layers=layers)


def _entries(service: Service, names: Collection[Name]) -> set[int]:
    """The ids of what is written for some settings."""
    return {id(service.by_name[name].chain[0].entry) for name in names}


def _documents(service: Service) -> set[str]:
    return {setting.document for setting in service.settings}


def _under(rows: Collection[tuple[str, str, str]], services: Sequence[Service]) -> Iterator[Setting]:
    for service in services:
        for setting in service.settings:
            if (setting.service, setting.document, setting.name) in rows:
                yield setting


def overlooked(
    rules: Rules, record: Record, asking: Collection[str], rekeyed: Rekeyed, unseen: Mapping[str, Tally]
) -> tuple[dict[str, Tally], dict[str, frozenset[str]]]:
    """The rules, by id, that say what they said though keys came or went: how much more they judge.

    And what they are attentive to now, where that is something. Not looked at are those that are `asking` for other reasons, nor
    anew those that see nothing of the texts that came or went, which are `unseen` by them.
    """
    more: dict[str, Tally] = {}
    attentive: dict[str, frozenset[str]] = {}
    for rule, check in rules:
        if rule.id in asking:
            continue
        if rule.id not in record.state.seeing:  # to ask its check, that has to be imported
            more[rule.id] = unseen.get(rule.id, Tally())
            continue
        if rule.id in record.state.severally:  # it is asked of these services alone
            continue
        mine = rekeyed._replace(attention=record.judged.attention.get(rule.id, frozenset()))
        with suppress(Exception):  # it is raised again where everybody is asked, and somebody can be told
            found = unseen[rule.id] if rule.id in unseen else check.more_of_keys(mine)
            if found is not None and (found == Tally() or check.group is not Group.ENVIRONMENT):
                attention = check.attention_to_keys(mine)
                more[rule.id] = found
                if attention:
                    attentive[rule.id] = attention
    return more, attentive


def renamed(record: Record, more: int, attentive: Mapping[str, frozenset[str]]) -> Record:
    """The record, where so many settings more are written, and some rules are attentive to something else."""
    coverage = record.outline.coverage
    coverage = msgspec.structs.replace(coverage, settings=coverage.settings + more)
    judged = msgspec.structs.replace(record.judged, attention=record.judged.attention | dict(attentive))
    return msgspec.structs.replace(record, outline=msgspec.structs.replace(record.outline, coverage=coverage), judged=judged)
