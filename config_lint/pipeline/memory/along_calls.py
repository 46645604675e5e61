"""What rules that look along calls say of all whom a change may concern, without the rest of the fleet."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from config_lint.checks.reads import CALLS
from config_lint.domain.applied import Tally
from config_lint.domain.check import Check
from config_lint.domain.facts import LEVELS, WELL_KNOWN
from config_lint.domain.fields import is_among
from config_lint.domain.fleet import Fleet
from config_lint.domain.more import more_between
from config_lint.domain.rule import Rule
from config_lint.domain.service import Service
from config_lint.equivalence import given_words
from config_lint.pipeline.memory.earlier import Earlier, Files, again_of, part_again
from config_lint.pipeline.memory.memory import Memory
from config_lint.pipeline.memory.record import Record
from config_lint.pipeline.memory.renewal import Again
from config_lint.pipeline.surveying import Survey

Rules = Sequence[tuple[Rule, Check[Any, Any]]]


def look_along(rules: Rules, record: Record, fields: frozenset[str] | None) -> bool:
    """Whether there are rules that look along calls alone, and no others, and nothing changed by which services call each other.

    `fields` are those that changed. A rule that says how much a value says sees how often it stands anywhere: it does not.
    """
    if not rules or fields is None or any(is_among(field, CALLS) for field in fields):
        return False
    weighing = {each.rule for each in record.judged.findings if each.score is not None and each.score.about == "value"}
    return all(
        rule.id not in weighing and record.state.needs[rule.id] <= {WELL_KNOWN, LEVELS} and check.made().follows_calls
        for rule, check in rules
    )


def more_along(
    rules: Rules,
    record: Record,
    again: Again,
    earlier: Earlier,
    fleet: Fleet,
    memory: Memory,
    survey: Survey,
    files: Files,
) -> dict[str, Tally]:
    """How much more rules that look along calls judge, by their id; empty where one may find something else than it did.

    `fleet` has the services that changed, as they are, in the words of the whole one.
    """
    calls = memory.calls(record.state.calls)
    names = calls.around({service.name for service in again.services}) if calls is not None else None
    if calls is None or names is None:
        return {}
    located, reader = files.of(names)
    services = _around(names, record, again, memory, survey._replace(located=located, reader=reader))
    was = {service.pair: service for service in earlier.services}
    after = _fleet(services, fleet, record.state.learned)
    before = _fleet([was.get(service.pair, service) for service in services], fleet, record.state.learned)
    if not services or not calls.are_those(before) or not calls.are_those(after):
        return {}
    found: dict[str, Tally] = {}
    for rule, check in rules:
        with suppress(Exception):  # it is raised again where everybody is asked, and somebody can be told
            more = more_between(before, after, check.examine)
            if more is not None:
                found[rule.id] = more
    return found if len(found) == len(rules) else {}


def _around(names: frozenset[str], record: Record, again: Again, memory: Memory, survey: Survey) -> Sequence[Service]:
    """The services of those names as they are; none where it is not sure that the others are what they were."""
    part = part_again(record, names, memory, survey)
    every = None if part is None else again_of(record, names, memory, part)
    if every is None:
        return ()
    known = dict(zip(record.outline.pairs, record.state.imprints, strict=True))
    known |= {pair: imprint.whole for pair, imprint in again.imprints.items()}
    is_known = all(imprint.whole and imprint.whole == known[pair] for pair, imprint in every.imprints.items())
    return every.services if is_known else ()


def _fleet(services: Sequence[Service], like: Fleet, learned: Mapping[str, frozenset[str]]) -> Fleet:
    from config_lint.graph import graph_of  # it brings in the models, which most changes do without

    found = Fleet(like.environments, tuple(services), (), {}, like.intent, graph_of)
    given_words(found, learned)
    return found
