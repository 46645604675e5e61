"""Which findings are left once those that are known are taken out."""

from collections.abc import Sequence

import msgspec

from config_lint.domain.finding import Finding
from config_lint.domain.fleet import Fleet
from config_lint.domain.known import Known
from config_lint.engine.baseline import stale
from config_lint.engine.excerpt import Excerpts
from config_lint.engine.find import Found, about
from config_lint.engine.judge import Rules
from config_lint.engine.known import sift
from config_lint.engine.lost import rules_lost
from config_lint.engine.request import Request
from config_lint.engine.suppressions import means
from config_lint.engine.touching import touching


class Standing(msgspec.Struct, frozen=True):
    """Findings that count, those that the baseline accepts, and what the other state had and this one has not."""

    counting: tuple[Finding, ...]
    baselined: tuple[Finding, ...] = ()
    fixed: tuple[Known, ...] = ()


def standing(found: Found, fleet: Fleet, rules: Rules, request: Request, excerpts: Excerpts) -> Standing:
    """What counts: what the baseline does not accept, what is new where there is something to compare with, and what touches."""
    left = _new(_accepted(found, fleet, rules, request, excerpts), found, fleet, rules, request, excerpts)
    if request.touched is None:
        return left
    near = touching(left.counting, request.touched, previews_of(fleet))
    return Standing(near, left.baselined, left.fixed)


def _new(left: Standing, found: Found, fleet: Fleet, rules: Rules, request: Request, excerpts: Excerpts) -> Standing:
    """What the state that is compared with had not."""
    if fleet.past is None:
        return left
    lost = list(rules_lost(fleet.past, found.judged.tallies, fleet))
    counting = (*left.counting, *about(lost, fleet, rules, request, excerpts))
    sifted = sift(counting, fleet.past.known, previews_of(fleet))
    return Standing(sifted.new, left.baselined, sifted.left)


def _accepted(found: Found, fleet: Fleet, rules: Rules, request: Request, excerpts: Excerpts) -> Standing:
    """What is left by the baseline, which accepts nothing of a locked rule. Entries that match nothing are findings."""
    if not request.baseline:
        return Standing(found.counting)
    sifted = sift(found.counting, request.baseline, previews_of(fleet))
    ran = frozenset(rule.id for rule, _ in rules)
    problems = stale(sifted.left, ran, request.existing or ran)
    locked = frozenset(rule for rule in ran if any(means(pattern, rule) for pattern in request.locked))
    counting = (finding for finding in sifted.known if finding.rule in locked)
    accepted = tuple(finding for finding in sifted.known if finding.rule not in locked)
    return Standing((*sifted.new, *counting, *about(problems, fleet, rules, request, excerpts)), accepted)


def previews_of(fleet: Fleet) -> Sequence[str]:
    """The environments that come and go."""
    return [environment.name for environment in fleet.environments if environment.preview]
