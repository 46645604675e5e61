"""The services that no changed file speaks to, and what was said of each of them by itself before."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from config_lint.dialects import Dialect
from config_lint.domain.check import Check
from config_lint.domain.facts import BESIDE
from config_lint.domain.fleet import Fleet
from config_lint.domain.rule import Rule
from config_lint.engine.told import BY_SERVICE, Told, groups_told, told_by, whose
from config_lint.pipeline.memory.memory import Memory
from config_lint.pipeline.memory.record import Answers, Pair, Record, parties_of
from config_lint.pipeline.resolving import Resolved, understood
from config_lint.pipeline.surveying import dialects_known

Rules = Sequence[tuple[Rule, Check[Any, Any]]]


def untouched(record: Record, memory: Memory, resolved: Resolved, mingled: frozenset[str]) -> frozenset[str]:
    """The services of which everything is as it was; `mingled` are the files, as of now, that more depends on than their service.

    There are none where a changed file may speak to anybody: by itself, or because files were, or are, only understood together.
    """
    now = memory.tree.read_so_far
    changed = {path for path in now.keys() | record.read.keys() if now.get(path) != record.read.get(path)}
    located = {file.path for file in resolved.located.files}
    fleet, outline = resolved.fleet, record.outline
    if (
        (fleet.pairs, fleet.environments) != (outline.pairs, outline.environments)
        or not changed <= located
        or not changed.isdisjoint(mingled | record.state.mingled)
        or not _severally() >= outline.coverage.dialects.keys() | understood(resolved).keys()
    ):
        return frozenset()
    touched = {service for path in changed for _, service in fleet.fed.get(path, ())}
    return frozenset(name for _, name in fleet.pairs if name not in touched)


def made_alike(record: Record, fleet: Fleet, inputs: Sequence[bytes]) -> frozenset[str]:
    """The services that are made of the same layers as before, in all environments, as far as that is told."""
    before, outline = record.state.inputs, record.outline
    if not inputs or not before or (fleet.pairs, fleet.environments) != (outline.pairs, outline.environments):
        return frozenset()
    others = {name for (_, name), one, other in zip(fleet.pairs, before, inputs, strict=True) if one != other or not other}
    return frozenset(name for _, name in fleet.pairs if name not in others)


def _severally() -> set[str]:
    """The dialects that understand each file without the others."""
    return {name for name, dialect in dialects_known().items() if type(dialect).together is Dialect.together}


class Before:
    """What was said of services that are as they were."""

    def __init__(self, rules: Iterable[str], fleet: Fleet, answers: Mapping[str, Answers]) -> None:
        """`rules` are those, by id, whose `answers` are kept; these are by service."""
        self._numbers = {rule: number for number, rule in enumerate(rules)}
        self._fleet = fleet
        self._answers = answers
        self._parties = {name: parties_of(name, of) for name, of in _pairs(fleet.pairs).items() if name in answers}

    def told(self, rules: Rules) -> dict[str, Told]:
        """What the rules say of each service, by their id; only the others are asked about.

        Left out is what has to be asked of everybody: what looks at more than services, and what has to be told to somebody.
        """
        found: dict[str, Told] = {}
        for rule, check in rules:
            if check.group in BY_SERVICE and rule.id in self._numbers and check.needs.isdisjoint(BESIDE):
                groups = groups_told(self._fleet, check.group)
                new = told_by(rule, check, [group for group in groups if whose(group)[1] not in self._answers])
                if new is not None:
                    found[rule.id] = self._joined(rule.id, new, map(whose, groups))
        return found

    def _joined(self, rule: str, new: Told, order: Iterable[Pair]) -> Told:
        """What was said before and what is said now, in the order of the fleet."""
        number = self._numbers[rule]
        violations, tallies = dict(new.violations), dict(new.tallies)
        for name, answers in self._answers.items():
            before = answers.told(rule, number, self._parties[name])
            violations.update(before.violations)
            tallies.update(before.tallies)
        return Told({pair: violations[pair] for pair in order if pair in violations} if violations else {}, tallies)


def _pairs(pairs: Iterable[Pair]) -> dict[str, list[Pair]]:
    """Those of each service."""
    found: dict[str, list[Pair]] = {}
    for pair in pairs:
        found.setdefault(pair[1], []).append(pair)
    return found
