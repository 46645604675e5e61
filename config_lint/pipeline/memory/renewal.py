"""A record on its way to the next one: what was said of everybody, with what is said now of some."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import msgspec

from config_lint.domain.applied import Tally
from config_lint.domain.check import Check
from config_lint.domain.fleet import Fleet
from config_lint.domain.rule import Rule
from config_lint.domain.service import Service
from config_lint.domain.violation import Violation
from config_lint.engine import Judged, Request
from config_lint.engine.ask import NOTHING
from config_lint.engine.gather import gather
from config_lint.engine.judged import counted, joined, only, with_more
from config_lint.engine.told import Told
from config_lint.equivalence import Taught, equivalence_of
from config_lint.pipeline.memory.imprint import Imprint
from config_lint.pipeline.memory.memory import Memory
from config_lint.pipeline.memory.record import Answers, Pair, Record, Sheets, parties_of

Violations = dict[Pair, tuple[Violation, ...]]


class Again(NamedTuple):
    """The services that are looked at again, in the order of the fleet, as they are now, and what was said of them before.

    `looked` are digests of what is seen of files now, by path.
    """

    services: Sequence[Service]
    imprints: Mapping[Pair, Imprint]
    answers: Mapping[str, Answers]
    looked: Mapping[str, bytes]

    def is_seen_alike(self) -> bool:
        """Whether as much is seen of their files as was."""
        return all(before.looked.items() <= self.looked.items() for before in self.answers.values())

    def by_pair(self) -> dict[Pair, Service]:
        """The services by (environment, service)."""
        return {service.pair: service for service in self.services}

    def parties(self, name: str) -> list[Pair]:
        """Whom rules may speak of, of one service."""
        return parties_of(name, [service.pair for service in self.services])


class Renewal:
    """What rules say now is added one by one; then all of it is kept.

    `left` are the rules, by id, that have to be asked of everybody: what they said before holds no more.
    """

    def __init__(
        self,
        record: Record,
        memory: Memory,
        rules: Sequence[tuple[Rule, Check[Any, Any]]],
        request: Request,
        again: Again,
        paths: Sequence[str],
        left: frozenset[str],
        taught: Taught,
    ) -> None:
        """`paths` are the files that changed, `taught` the words that values teach now."""
        self.left = left
        self._record = record
        self._memory = memory
        self._rules = rules
        self._by_id = {rule.id: (index, rule) for index, (rule, _) in enumerate(rules)}
        self._request = request
        self._again = again
        self._paths = paths
        self._taught = taught
        self._severally = dict(record.state.severally)
        self._numbers = {rule: number for number, rule in enumerate(self._severally)}
        self._judged = record.judged
        self._told: dict[str, Told] = {}
        self._calls = record.state.calls

    def add(self, rule: str, told: Told) -> bool:
        """Takes what a rule says now of the services; False where it is not known what it said of all others."""
        number = self._numbers[rule]
        before = [each.told(rule, number, self._again.parties(name)) for name, each in self._again.answers.items()]
        self._count(rule, told, {pair: tally for each in before for pair, tally in each.tallies.items()})
        if told.violations != {pair: said for each in before for pair, said in each.violations.items()}:
            everything = self._violations(rule, told)
            if everything is None:
                return False
            self._word(rule, everything)
        self._told[rule] = told
        return True

    def count(self, more: Mapping[str, Tally]) -> None:
        """Takes how much more some rules judge, as in `counted`."""
        self._judged = counted(self._judged, more)

    def _count(self, rule: str, told: Told, before: dict[Pair, Tally]) -> None:
        """Counts what is judged now instead of what was."""
        more = dict.fromkeys(self._judged.tallies[rule], NOTHING)
        total = NOTHING
        for party in before | told.tallies:
            difference = told.tallies.get(party, NOTHING) - before.get(party, NOTHING)
            total += difference
            for environment in (party[0],) if party[0] else more:  # what looks at all of them is counted in each
                more[environment] += difference
        self._judged = with_more(self._judged, rule, more, total)

    def _violations(self, rule: str, told: Told) -> Violations | None:
        """What the rule says of everybody, in the order of the fleet; None where that is not known."""
        found = dict(told.violations)
        for name in self._severally[rule]:
            if name in self._again.answers:
                continue
            answers = self._memory.answers(name) if name in self._record.state.answered else None
            if answers is None:
                return None
            found |= answers.told(rule, self._numbers[rule], parties_of(name, self._pairs[name])).violations
        order = (*(("", name) for name in self._pairs), *self._record.outline.pairs)
        return {party: found[party] for party in order if party in found}

    @cached_property
    def _pairs(self) -> dict[str, list[Pair]]:
        """Those of each service, in the order in which services are looked at."""
        found: dict[str, list[Pair]] = {}
        for pair in self._record.outline.pairs:
            found.setdefault(pair[1], []).append(pair)
        return found

    def _word(self, name: str, violations: Violations) -> None:
        """Puts what the rule finds in the place of what it found."""
        _, rule = self._by_id[name]
        members = [(rule, violation) for said in violations.values() for violation in said]
        new = gather(members, self._record.outline.fleet(), self._request.weights, lambda _: None)
        others = [finding for finding in self._judged.findings if finding.rule != name]
        findings = sorted((*others, *new), key=lambda finding: self._by_id[finding.rule][0])
        self._judged = msgspec.structs.replace(self._judged, findings=tuple(findings))
        self._severally[name] = tuple(dict.fromkeys(service for _, service in violations))

    def holds_for(self, fleet: Fleet) -> bool:
        """Whether all that was said of some services would be said of them among these: words that they share are the same."""
        return equivalence_of(fleet).own_words.learned == self._record.state.learned

    def asked(self, said: Judged, fleet: Fleet) -> Record:
        """Adds what the rules that were left say of everybody, and then does as `finished`."""
        others = [(rule, check) for rule, check in self._rules if rule.id not in self.left]
        self._judged = joined((only(self._judged, others), said), self._rules)
        self._taught = equivalence_of(fleet).own_words.taught
        if self._calls:
            self._calls = self._memory.keep_calls(fleet.graph)
        return self.finished()

    def finished(self) -> Record:
        """Keeps what is said now, and gives it."""
        record = self._record
        every = dict(zip(record.outline.pairs, record.state.imprints, strict=True))
        every |= {pair: imprint.whole for pair, imprint in self._again.imprints.items()}
        made_of = zip(record.outline.pairs, record.state.inputs, strict=True) if record.state.inputs else ()
        state = msgspec.structs.replace(
            record.state,
            imprints=tuple(every.values()),
            # what these are made of now was not told: as it was before, they would be taken for what they are now
            inputs=tuple([b"" if pair in self._again.imprints else inputs for pair, inputs in made_of]),
            severally=self._severally,
            taught=self._taught,
            calls=self._calls,
        )
        read = record.read | {path: self._memory.tree.read_so_far[path] for path in self._paths}
        return self._memory.keep(Record(read, record.outline, self._judged, state), self._answers(), partly=True)

    def _answers(self) -> dict[str, Answers]:
        """What is said of each of the services now, and what was by rules that were not asked again."""
        sheets = Sheets((service.pair for service in self._again.services), len(self._numbers))
        for rule, number in self._numbers.items():
            if rule in self._told:
                sheets.write(rule, number, self._told[rule])
                continue
            for name, before in self._again.answers.items():
                sheets.write(rule, number, before.told(rule, number, self._again.parties(name)))
        texts: dict[str, dict[str, bytes]] = {}
        for (environment, name), imprint in self._again.imprints.items():
            texts.setdefault(name, {})[environment] = imprint.texts
        looked = self._again.looked
        return {
            name: sheets.answers(name, {path: looked[path] for path in before.looked}, texts[name])
            for name, before in self._again.answers.items()
        }
