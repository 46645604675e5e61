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
from config_lint.engine.judge import Ruled, Rules, judge
from config_lint.engine.told import BY_SERVICE, Told
from config_lint.executor import ALONE, Crew

WORTHWHILE = 20_000
"""Settings from which on rules are shared out among processes: below that, making these takes longer."""


class Judged(msgspec.Struct, frozen=True):
    """The findings in the order of the rules, and how far each rule could judge, by its id and environment.

    `told` has what was said of each service by itself, by the id of the rule, and `attention` what checks were attentive to that
    look at everybody, where that was to be noted.
    """

    findings: tuple[Finding, ...]
    tallies: dict[str, dict[str, Tally]]
    evaluated: int
    not_evaluated: int
    told: dict[str, Told] = {}
    attention: dict[str, frozenset[str]] = {}


def judged(
    fleet: Fleet,
    rules: Rules,
    weights: Mapping[str, Severity],
    excerpts: Excerpts,
    wanted: Callable[[Pair], bool] = everybody,
    crew: Crew = ALONE,
    told: Mapping[str, Told] | None = None,
    *,
    noting: bool = False,
) -> Judged:
    """Rules run, violations gathered: all as for `gather`. The outcome is the same whoever is in the crew.

    `told` is what rules said already, by their id; `noting` what is said of each service by itself.
    """

    def one(rules: Rules, wanted: Callable[[Pair], bool]) -> Judged:
        judgement = judge(fleet, rules, told, noting=noting)
        findings = gather(judgement.violations, fleet, weights, excerpts, wanted)
        said = Judged(tuple(findings), judgement.tallies, judgement.evaluated, judgement.not_evaluated)
        return msgspec.structs.replace(said, told=judgement.told, attention=attention_of(fleet, rules)) if noting else said

    if crew.jobs == 1 or sum(len(service.settings) for service in fleet.services) < WORTHWHILE:
        return one(rules, wanted)
    shares = _shares(rules)

    def share(number: int) -> Judged:
        # A fault that nobody asked about may be told together with one that another process finds: each words all it finds.
        said = one(shares[number], everybody)
        fleet.made.pop(shares[number][0][1].looks_through(), None)
        return said

    return joined(crew.each(share, len(shares)), rules)


def attention_of(fleet: Fleet, rules: Rules) -> dict[str, frozenset[str]]:
    """What checks that look at everybody were attentive to, by the id of the rule; nothing of those that were to nothing."""
    found = ((rule.id, check.attention(fleet)) for rule, check in rules if check.group not in BY_SERVICE)
    return {rule: attention for rule, attention in found if attention}


def _shares(rules: Rules) -> Sequence[Rules]:
    """The rules by what they look through, the others by pack. What takes longest comes first: nobody waits for it."""
    shares: dict[tuple[bool, str], list[Ruled]] = {}
    for rule, check in rules:
        through = check.looks_through()
        shares.setdefault((bool(through), through or rule.id.partition("/")[0]), []).append((rule, check))
    return [shares[key] for key in sorted(shares, key=lambda key: (key[0], *_weight(shares[key])), reverse=True)]


def _weight(rules: Rules) -> tuple[int, int]:
    """How long rules take, to be compared: most of the time goes into those that look at every setting of everybody."""
    return sum(check.group is Group.FLEET and not FAR.isdisjoint(check.needs) for _, check in rules), len(rules)


FAR = frozenset((SETTINGS, TEXTS))
"""What who needs it looks at nearly every setting for."""


def joined(parts: Iterable[Judged], rules: Rules) -> Judged:
    """What would have been said of all rules at once."""
    place = {rule.id: index for index, (rule, _) in enumerate(rules)}
    found = list(parts)
    findings = sorted((finding for part in found for finding in part.findings), key=lambda finding: place[finding.rule])
    tallies = {rule: tally for part in found for rule, tally in part.tallies.items()}
    return Judged(
        tuple(findings),
        {rule.id: tallies[rule.id] for rule, _ in rules},
        sum(part.evaluated for part in found),
        sum(part.not_evaluated for part in found),
        {rule: told for part in found for rule, told in part.told.items()},
        {rule: attention for part in found for rule, attention in part.attention.items()},
    )


def only(judged: Judged, rules: Rules) -> Judged:
    """What was said of some of the rules."""
    wanted = {rule.id: check.group for rule, check in rules}
    tallies = {name: judged.tallies[name] for name in wanted}
    total = sum((_total(group, tallies[name]) for name, group in wanted.items()), Tally())
    findings = tuple(finding for finding in judged.findings if finding.rule in wanted)
    told = {name: judged.told[name] for name in wanted if name in judged.told}
    attention = {name: judged.attention[name] for name in wanted if name in judged.attention}
    return Judged(findings, tallies, total.evaluated, total.not_evaluated, told, attention)


def counted(judged: Judged, more: Mapping[str, Tally]) -> Judged:
    """The same, where some rules that look at all environments judge more, by their id."""
    for rule, tally in more.items():
        if tally != Tally():
            judged = with_more(judged, rule, dict.fromkeys(judged.tallies[rule], tally), tally)
    return judged


def with_more(judged: Judged, rule: str, more: Mapping[str, Tally], total: Tally) -> Judged:
    """The same, where a rule judges more: in each environment, and in all."""
    tallies = {environment: tally + more[environment] for environment, tally in judged.tallies[rule].items()}
    every = Tally(judged.evaluated, judged.not_evaluated) + total
    return msgspec.structs.replace(
        judged, tallies=judged.tallies | {rule: tallies}, evaluated=every.evaluated, not_evaluated=every.not_evaluated
    )


def _total(group: Group, tallies: Mapping[str, Tally]) -> Tally:
    """What compares environments is counted once, whomever it speaks of."""
    each = list(tallies.values())
    return sum(each if group in (Group.SERVICE, Group.ENVIRONMENT) else each[:1], Tally())
