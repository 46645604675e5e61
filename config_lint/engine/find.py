"""What the rules find, and what of it is not suppressed."""

from collections import Counter
from collections.abc import Callable, Sequence

import msgspec

from config_lint.domain.finding import Finding
from config_lint.domain.fleet import Fleet
from config_lint.domain.problem import Problem
from config_lint.engine.excerpt import Excerpts
from config_lint.engine.gather import Pair, everybody, gather
from config_lint.engine.judge import Judgement, Rules, judge
from config_lint.engine.occurrences import told_apart
from config_lint.engine.request import Request
from config_lint.engine.suppressions import Entry, apply


class Found(msgspec.Struct, frozen=True):
    """Every finding by itself, whatever was asked about: those that count and those that are suppressed."""

    judgement: Judgement
    counting: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]


def find(
    fleet: Fleet,
    rules: Rules,
    request: Request,
    entries: Sequence[Entry],
    excerpts: Excerpts,
    wanted: Callable[[Pair], bool] = everybody,
) -> Found:
    """Rules run, findings gathered and suppressed; what is wrong with the suppressions themselves counts too.

    `wanted` is as for `gather`.
    """
    judgement = judge(fleet, rules)
    seen: Counter[str] = Counter()
    found = list(told_apart(gather(judgement.violations, fleet, request.weights, excerpts, wanted), seen))
    active = frozenset(rule.id for rule, _ in rules)
    accepted = apply(found, entries, request.locked, active, request.today)
    late = told_apart(about(accepted.problems, fleet, rules, request, excerpts), seen)
    return Found(judgement, (*accepted.counting, *late), accepted.suppressed)


def about(problems: Sequence[Problem], fleet: Fleet, rules: Rules, request: Request, excerpts: Excerpts) -> list[Finding]:
    """What the rules about problems say of those that were only met on the way to the report."""
    speaking = [(rule, check) for rule, check in rules if "problems" in check.needs] if problems else []
    judgement = judge(fleet.given(tuple(problems)), speaking)
    return gather(judgement.violations, fleet, request.weights, excerpts)
