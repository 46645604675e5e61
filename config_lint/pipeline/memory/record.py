"""What is kept of a run for the next one: what was said, and what tells the fleet that it was said of from another."""

from collections.abc import Iterable, Mapping

import msgspec

from config_lint.domain.applied import Tally
from config_lint.domain.violation import Violation
from config_lint.engine import Judged
from config_lint.engine.told import Told
from config_lint.pipeline.memory.outline import Outline

Pair = tuple[str, str]


class State(msgspec.Struct, frozen=True):
    """What tells a fleet from another one.

    `ground` is a digest of which files are whose, and of what is known to exist elsewhere; `imprints` are those of the services,
    in the order of the outline's pairs. `mingled` are paths of files that more depends on than the service that they are named
    after. `severally` are the rules, by id, of which it is known what they said of each service by itself, each with the
    services of which that was anything bad. `needs` are the facts that each rule needs, by its id. `learned` are the
    environments' words that nobody declares.
    """

    ground: bytes
    imprints: tuple[bytes, ...]
    mingled: frozenset[str]
    severally: dict[str, tuple[str, ...]]
    needs: dict[str, frozenset[str]]
    learned: dict[str, frozenset[str]]


class Record(msgspec.Struct, frozen=True):
    """What is kept of a run, without the text of any file: `read` is what tells each file that was read from another."""

    read: dict[str, bytes]
    outline: Outline
    judged: Judged
    state: State


class Answers(msgspec.Struct, frozen=True, array_like=True):
    """What was said of one service by each rule that looks at one service at a time.

    `looked` are digests of what was seen of its own files, by path; `tallies` are two numbers for each rule, in the order of
    `State.severally`, and each of `parties_of` the service; `violations` are by rule and environment.
    """

    looked: dict[str, bytes]
    tallies: list[int]
    violations: dict[str, dict[str, tuple[Violation, ...]]]

    def told(self, rule: str, number: int, parties: list[Pair]) -> Told:
        """What a rule said, the one of that number among those that are known severally."""
        at = iter(self.tallies[number * len(parties) * 2 :])
        tallies = {pair: Tally(next(at), next(at)) for pair in parties}
        said = self.violations.get(rule, {})
        return Told({pair: said[pair[0]] for pair in parties if pair[0] in said}, tallies)


def parties_of(service: str, pairs: Iterable[Pair]) -> list[Pair]:
    """Whom rules may speak of, of one service: all its environments together, and each; `pairs` are those of the fleet."""
    return [("", service), *(pair for pair in pairs if pair[1] == service)]


def answers_of(told: Mapping[str, Told], parties: list[Pair], looked: dict[str, bytes]) -> Answers:
    """What rules said of one service; `told` is what they said of all, in the order in which the rules are kept."""
    tallies: list[int] = []
    violations: dict[str, dict[str, tuple[Violation, ...]]] = {}
    for rule, said in told.items():
        for pair in parties:
            tally = said.tallies.get(pair, NOTHING)
            tallies += (tally.evaluated, tally.not_evaluated)
            if pair in said.violations:
                violations.setdefault(rule, {})[pair[0]] = said.violations[pair]
    return Answers(looked, tallies, violations)


NOTHING = Tally()
