"""A run that is remembered: what need not be asked again, and what is kept for the next one."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from config_lint.domain.applied import Tally
from config_lint.domain.check import Check
from config_lint.domain.facts import BESIDE, SETTINGS
from config_lint.domain.fleet import Fleet
from config_lint.domain.rule import Rule
from config_lint.engine import Judged
from config_lint.engine.excerpt import Excerpts
from config_lint.engine.judged import counted, only
from config_lint.engine.lines import with_lines
from config_lint.engine.needed import needed_by, read_by
from config_lint.engine.told import BY_SERVICE, Told
from config_lint.equivalence import equivalence_of, given_words
from config_lint.executor import ALONE, Crew
from config_lint.pipeline.covered import outline_of
from config_lint.pipeline.division.partition import owner_of
from config_lint.pipeline.memory.blind import altered_of, blind
from config_lint.pipeline.memory.concerned import concerned
from config_lint.pipeline.memory.imprint import Change, change_of, ground_of, imprints_of, seen
from config_lint.pipeline.memory.inputs import inputs_of
from config_lint.pipeline.memory.memory import Memory
from config_lint.pipeline.memory.record import Answers, Pair, Record, Sheets, State
from config_lint.pipeline.memory.shown import shown_again
from config_lint.pipeline.memory.untouched import Before, made_alike, untouched
from config_lint.pipeline.resolving import Resolved

Rules = Sequence[tuple[Rule, Check[Any, Any]]]


FEW = 32
"""Services of which it is looked for what changed, at most: where more did, most rules see it."""


class Left(NamedTuple):
    """The rules that are to be asked, and what the others said before."""

    rules: Rules
    said: Judged | None


class Remembered:
    """One run and its memory."""

    def __init__(self, memory: Memory, resolved: Resolved, fleet: Fleet, names: Mapping[str, str], crew: Crew = ALONE) -> None:
        """`fleet` is what is judged of what was resolved; `names` are all spellings of services; `crew` helps."""
        self._memory = memory
        self._resolved = resolved
        self._fleet = fleet
        mingled = frozenset(_mingled(resolved, names))
        record = memory.record
        inputs = inputs_of(fleet.services, memory.digest)
        self._untouched = frozenset[str]()
        if record is not None:
            self._untouched = untouched(record, memory, resolved, mingled) | made_alike(record, fleet, inputs)
        self._texts: dict[str, dict[str, bytes]] = {}
        words = equivalence_of(fleet).own_words
        self._state = State(
            ground_of(fleet.intent.inventory, memory.digest),
            self._imprints(crew),
            inputs,
            mingled,
            {},
            {},
            {},
            frozenset(),
            words.learned,
            words.taught,
            frozenset(),
        )

    def _imprints(self, crew: Crew) -> tuple[bytes, ...]:
        """The imprints of all services, with their texts noted; those of the untouched are known."""
        services, record = self._fleet.services, self._memory.record
        new = [service for service in services if service.name not in self._untouched]
        made: dict[Pair, bytes] = {}
        for service, imprint in zip(new, imprints_of(new, self._memory.digest, crew), strict=True):
            made[service.pair] = imprint.whole
            self._texts.setdefault(service.name, {})[service.environment.name] = imprint.texts
        known = dict(zip(record.outline.pairs, record.state.imprints, strict=True)) if record is not None else {}
        every = known | made
        return tuple(every[service.pair] for service in services)

    def told(self, rules: Rules) -> dict[str, Told]:
        """What rules that look at one service at a time say, by their id, where most of it is known: of those that are as before.

        Whose files may speak to whom does not matter here: an imprint tells all that there is to know of a service.
        """
        record = self._memory.record
        if (
            record is None
            or (record.state.ground, record.state.learned) != (self._state.ground, self._state.learned)
            or (record.outline.pairs, record.outline.environments) != (self._fleet.pairs, self._fleet.environments)
        ):
            return {}
        others = {
            name
            for (_, name), before, now in zip(self._fleet.pairs, record.state.imprints, self._state.imprints, strict=True)
            if before != now or not now
        }
        kept = sorted(record.state.answered - others)
        answers = {name: known for name in kept if (known := self._memory.answers(name)) is not None}
        return Before(record.state.severally, self._fleet, answers).told(rules) if answers else {}

    def left(self, rules: Rules, excerpts: Excerpts) -> Left:
        """What is left to be asked, where this is nearly the fleet of before.

        What is wrong with files, and contracts, may be other than they were though no imprint is. What is said of each service by
        itself is to be kept, and asked of all.
        """
        record = self._memory.record
        if record is None or record.state.ground != self._state.ground or record.outline.pairs != self._fleet.pairs:
            return Left(rules, None)
        change = change_of(record.state.imprints, self._state.imprints)
        if change is None:
            return Left(rules, None)
        unseen = self._unseen(change, record, rules)
        _, showing = shown_again(record, change, self._fleet.by_pair)
        again = set(concerned(change, record, showing, unseen))
        again.update(rule.id for rule, check in rules if check.group in BY_SERVICE or not check.needs.isdisjoint(BESIDE))
        known = only(record.judged, [(rule, check) for rule, check in rules if rule.id not in again])
        known = counted(known, {rule: more for rule, more in unseen.items() if rule not in again})
        findings = tuple(with_lines(finding, excerpts) for finding in known.findings)
        return Left([each for each in rules if each[0].id in again], msgspec.structs.replace(known, findings=findings))

    def _unseen(self, change: Change, record: Record, rules: Rules) -> Mapping[str, Tally]:
        """The rules that are blind to what changed, where that is known of all services that did, as in `blind`."""
        names = {record.outline.pairs[at][1] for at in change.where}
        if len(names) > FEW or not names <= record.state.answered or record.state.learned != self._state.learned:
            return {}
        services = [service for service in self._fleet.services if service.name in names]
        answers = {name: known for name in names if (known := self._memory.answers(name)) is not None}
        if len(answers) < len(names):
            return {}
        part = Fleet(self._fleet.environments, tuple(services), (), {}, self._fleet.intent)
        texts = {pair: self._texts_of(pair[1])[pair[0]] for pair in (service.pair for service in services)}
        altered = altered_of(part, answers, texts, change)
        if altered is None:
            return {}
        for fleet in altered[:2]:
            given_words(fleet, record.state.learned)
        return blind(rules, record, change, altered)

    def keep(self, judged: Judged, rules: Rules) -> None:
        """Keeps what the rules said of it."""
        told = judged.told.items()
        severally = {rule: tuple(dict.fromkeys(service for _, service in said.violations)) for rule, said in told}
        needs = {rule.id: needed_by(rule, check) for rule, check in rules}
        fields = {rule.id: read for rule, check in rules if (read := read_by(rule, check)) is not None}
        seeing = frozenset(rule.id for rule, check in rules if check.made().sees_names or SETTINGS in check.needed())
        answers = self._answers(judged)
        follows = any(check.made().follows_calls for _, check in rules)
        state = msgspec.structs.replace(
            self._state,
            severally=severally,
            needs=needs,
            fields=fields,
            seeing=seeing,
            answered=frozenset(answers),
            calls=self._memory.keep_calls(self._fleet.graph) if follows else b"",
        )
        record = Record(dict(self._memory.tree.read_so_far), outline_of(self._resolved), judged, state)
        self._memory.keep(record, answers)
        self._memory.keep_located(self._resolved.located)

    def _answers(self, judged: Judged) -> dict[str, Answers]:
        """What was said of each service, but for those of which anything could not be understood."""
        sheets = Sheets(self._fleet.pairs, len(judged.told))
        for number, (rule, told) in enumerate(judged.told.items()):
            sheets.write(rule, number, told)
        troubled = {problem.location.path for problem in self._fleet.problems}
        looked = self._resolved.documents.looked
        digest = self._memory.digest
        found: dict[str, Answers] = {}
        for part in self._fleet.kin:
            files = {path: None for service in part.services for path in service.files}
            if troubled.isdisjoint(files):
                name = part.services[0].name
                found[name] = sheets.answers(name, {path: seen(looked[path], digest) for path in files}, self._texts_of(name))
        return found

    def _texts_of(self, name: str) -> dict[str, bytes]:
        """What is said of a service's settings with texts, by environment; that of the untouched is kept, or not known."""
        if name in self._texts:
            return self._texts[name]
        record = self._memory.record
        kept = self._memory.answers(name) if record is not None and name in record.state.answered else None
        return kept.texts if kept is not None else {}


def _mingled(resolved: Resolved, names: Mapping[str, str]) -> set[str]:
    """The files that more depends on than the service that they are named after."""
    located = {file.path for file in resolved.located.files}
    found = {path for path in resolved.documents.looked if path not in located} | resolved.contracts
    found.update(path for paths in resolved.reader.asked.values() for path in paths)
    found.update(resolved.reader.asked)
    for file in resolved.located.files:
        reached = {service for _, service in resolved.fleet.fed.get(file.path, ())}
        if reached != {owner_of(file, names)}:
            found.add(file.path)
    return found
