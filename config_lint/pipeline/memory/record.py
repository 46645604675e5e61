"""What is kept of a run for the next one: what was said, and what tells the fleet that it was said of from another."""

from collections.abc import Iterable

import msgspec

from config_lint.domain.applied import Tally
from config_lint.domain.violation import Violation
from config_lint.engine import Judged
from config_lint.engine.told import Told
from config_lint.equivalence import Taught
from config_lint.pipeline.memory.outline import Outline

Pair = tuple[str, str]


class State(msgspec.Struct, frozen=True):
    """What tells a fleet from another one.

    `ground` is a digest of what is known to exist elsewhere; `imprints` are those of the services, in the order of the
    outline's pairs, and `inputs` those of what they are made of, where that was told. `mingled` are paths of files that more
    depends on than the service that they are named after. `severally` are the rules, by id, of which it is known what they said
    of each service by itself, each with the services of which that was anything bad. `needs` are the facts that each rule needs,
    by its id, and `fields` those that it reads of what is well-known, where that is not everything; `seeing` are those that look
    at names of settings that they do not need. `learned` are the environments' words that nobody declares, and `taught` what
    teaches them. `answered` are the services of which is kept what was said of each: what there is about others is of an
    earlier run. `calls` tells who calls whom from what it was; empty where that was not kept.
    """

    ground: bytes
    imprints: tuple[bytes, ...]
    inputs: tuple[bytes, ...]
    mingled: frozenset[str]
    severally: dict[str, tuple[str, ...]]
    needs: dict[str, frozenset[str]]
    fields: dict[str, frozenset[str]]
    seeing: frozenset[str]
    learned: dict[str, frozenset[str]]
    taught: Taught
    answered: frozenset[str]
    calls: bytes = b""


class Record(msgspec.Struct, frozen=True):
    """What is kept of a run, without the text of any file: `read` is what tells each file that was read from another."""

    read: dict[str, bytes]
    outline: Outline
    judged: Judged
    state: State


class Answers(msgspec.Struct, frozen=True, array_like=True):
    """What was said of one service by each rule that looks at one service at a time.

    `looked` are digests of what was seen of its own files, by path; `tallies` are two numbers for each rule, in the order of
    `State.severally`, and each of `parties_of` the service; `violations` are by rule and environment. `texts` is what was said
    of the settings with texts (`imprint.py`), by environment.
    """

    looked: dict[str, bytes]
    texts: dict[str, bytes]
    tallies: list[int]
    violations: dict[str, dict[str, tuple[Violation, ...]]]

    def told(self, rule: str, number: int, parties: list[Pair]) -> Told:
        """What a rule said, the one of that number among those that are known severally."""
        size = len(parties) * 2
        counts = self.tallies[number * size : (number + 1) * size]
        tallies: dict[Pair, Tally] = {}
        if any(counts):
            for pair, evaluated, unknown in zip(parties, counts[::2], counts[1::2], strict=True):
                if evaluated or unknown:
                    tallies[pair] = Tally(evaluated, unknown)
        said = self.violations.get(rule)
        return Told({pair: said[pair[0]] for pair in parties if pair[0] in said} if said else {}, tallies)


def parties_of(service: str, pairs: Iterable[Pair]) -> list[Pair]:
    """Whom rules may speak of, of one service: all its environments together, and each; `pairs` are those of the fleet."""
    return [("", service), *(pair for pair in pairs if pair[1] == service)]


class Sheets:
    """What rules said of each of many services, being written down; only what is not nothing takes time."""

    def __init__(self, pairs: Iterable[Pair], rules: int) -> None:
        """`pairs` are those of the fleet, `rules` how many are kept."""
        self._parties: dict[str, list[Pair]] = {}
        for pair in pairs:
            self._parties.setdefault(pair[1], [("", pair[1])]).append(pair)
        self._tallies = {name: [0] * (rules * len(parties) * 2) for name, parties in self._parties.items()}
        self._violations: dict[str, dict[str, dict[str, tuple[Violation, ...]]]] = {name: {} for name in self._parties}
        self._places = {party: at for parties in self._parties.values() for at, party in enumerate(parties)}

    def write(self, rule: str, number: int, told: Told) -> None:
        """Takes what a rule said, the one of that number."""
        for party, tally in told.tallies.items():
            name = party[1]
            at = (number * len(self._parties[name]) + self._places[party]) * 2
            self._tallies[name][at : at + 2] = (tally.evaluated, tally.not_evaluated)
        for party, violations in told.violations.items():
            self._violations[party[1]].setdefault(rule, {})[party[0]] = violations

    def answers(self, service: str, looked: dict[str, bytes], texts: dict[str, bytes]) -> Answers:
        """What all of them said of one service."""
        return Answers(looked, texts, self._tallies[service], self._violations[service])
