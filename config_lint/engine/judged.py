"""What the rules say of a fleet, in words, before anything of it is accepted."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from config_lint.domain.applied import Tally
from config_lint.domain.check import Group
from config_lint.domain.facts import SETTINGS, TEXTS
from config_lint.domain.finding import Finding
from config_lint.domain.fleet import Fleet
from config_lint.domain.severity import Severity
from config_lint.engine.excerpt import Excerpts
from config_lint.engine.gather import Pair, everybody, gather
from config_lint.engine.judge import Ruled, Rules, Told, judge
from config_lint.executor import ALONE, Crew

WORTHWHILE = 20_000
"""Settings from which on rules are shared out among processes: below that, making these takes longer."""


class Judged(msgspec.Struct, frozen=True):
    """The findings in the order of the rules, and how far each rule could judge, by its id and environment."""

    findings: tuple[Finding, ...]
    evaluated: int
    not_evaluated: int
    tallies: dict[str, dict[str, Tally]]


def judged(
    fleet: Fleet,
    rules: Rules,
    weights: Mapping[str, Severity],
    excerpts: Excerpts,
    wanted: Callable[[Pair], bool] = everybody,
    crew: Crew = ALONE,
    told: Mapping[str, Told] | None = None,
) -> Judged:
    """Rules run, violations gathered: all as for `gather`. The outcome is the same whoever is in the crew.

    `told` is what rules said already, by their id.
    """
    if crew.jobs == 1 or sum(len(service.settings) for service in fleet.services) < WORTHWHILE:
        return _judged(fleet, rules, weights, excerpts, wanted, told)
    shares = _shares(rules)
    # A fault that nobody asked about may be told together with one that another process finds: each words all it finds.
    parts = crew.each(lambda number: _judged(fleet, shares[number], weights, excerpts, everybody, told), len(shares))
    return _joined(parts, rules)


def _judged(
    fleet: Fleet,
    rules: Rules,
    weights: Mapping[str, Severity],
    excerpts: Excerpts,
    wanted: Callable[[Pair], bool],
    told: Mapping[str, Told] | None,
) -> Judged:
    judgement = judge(fleet, rules, told)
    findings = gather(judgement.violations, fleet, weights, excerpts, wanted)
    return Judged(tuple(findings), judgement.evaluated, judgement.not_evaluated, judgement.tallies)


def _shares(rules: Rules) -> Sequence[Rules]:
    """The rules by pack: those of one look at the fleet in the same ways. What takes longest comes first: nobody waits for it."""
    packs: dict[str, list[Ruled]] = {}
    for rule, check in rules:
        packs.setdefault(rule.id.partition("/")[0], []).append((rule, check))
    return sorted(packs.values(), key=_weight, reverse=True)


def _weight(rules: Rules) -> tuple[int, int]:
    """How long rules take, to be compared: most of the time goes into those that look at every setting of everybody."""
    return sum(check.group is Group.FLEET and not FAR.isdisjoint(check.needs) for _, check in rules), len(rules)


FAR = frozenset((SETTINGS, TEXTS))
"""What who needs it looks at nearly every setting for."""


def _joined(parts: Iterable[Judged], rules: Rules) -> Judged:
    """What one process would have said."""
    place = {rule.id: index for index, (rule, _) in enumerate(rules)}
    found = list(parts)
    findings = sorted((finding for part in found for finding in part.findings), key=lambda finding: place[finding.rule])
    tallies = {rule: tally for part in found for rule, tally in part.tallies.items()}
    return Judged(
        tuple(findings),
        sum(part.evaluated for part in found),
        sum(part.not_evaluated for part in found),
        {rule.id: tallies[rule.id] for rule, _ in rules},
    )
