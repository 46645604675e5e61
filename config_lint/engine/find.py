"""What of the rules' findings is not suppressed."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from config_lint.domain.finding import Finding
from config_lint.domain.fleet import Fleet
from config_lint.domain.problem import Problem
from config_lint.engine.excerpt import Excerpts
from config_lint.engine.gather import gather
from config_lint.engine.judge import Rules, judge
from config_lint.engine.judged import Judged
from config_lint.engine.occurrences import told_apart
from config_lint.engine.request import Request
from config_lint.engine.suppressions import Entry, apply


class Found(msgspec.Struct, frozen=True):
    """Every finding by itself, whatever was asked about: those that count and those that are suppressed."""

    judged: Judged
    counting: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]


def find(judged: Judged, fleet: Fleet, rules: Rules, request: Request, entries: Sequence[Entry], excerpts: Excerpts) -> Found:
    """Of what the rules said, what is suppressed and what is not; what is wrong with the suppressions themselves counts too."""
    seen: Counter[str] = Counter()
    found = list(told_apart(judged.findings, seen))
    active = frozenset(rule.id for rule, _ in rules)
    accepted = apply(found, entries, request.locked, active, request.today)
    late = told_apart(about(accepted.problems, fleet, rules, request, excerpts), seen)
    return Found(judged, (*accepted.counting, *late), accepted.suppressed)


def about(problems: Sequence[Problem], fleet: Fleet, rules: Rules, request: Request, excerpts: Excerpts) -> list[Finding]:
    """What the rules about problems say of those that were only met on the way to the report."""
    speaking = [(rule, check) for rule, check in rules if "problems" in check.needs] if problems else []
    judgement = judge(fleet.given(tuple(problems)), speaking)
    return gather(judgement.violations, fleet, request.weights, excerpts)
