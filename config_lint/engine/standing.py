"""Which findings are left once those that are known are taken out."""

from collections.abc import Sequence

import msgspec

from config_lint.domain.finding import Finding
from config_lint.domain.fleet import Fleet
from config_lint.engine.baseline import stale
from config_lint.engine.excerpt import Excerpts
from config_lint.engine.find import Found, about
from config_lint.engine.judge import Rules
from config_lint.engine.known import sift
from config_lint.engine.request import Request


class Standing(msgspec.Struct, frozen=True):
    """Findings that count, and those that the baseline accepts."""

    counting: tuple[Finding, ...]
    baselined: tuple[Finding, ...] = ()


def standing(found: Found, fleet: Fleet, rules: Rules, request: Request, excerpts: Excerpts) -> Standing:
    """What counts. Entries of the baseline that match nothing any more are findings themselves."""
    if not request.baseline:
        return Standing(found.counting)
    sifted = sift(found.counting, request.baseline, previews_of(fleet))
    ran = frozenset(rule.id for rule, _ in rules)
    problems = stale(sifted.left, ran, request.existing or ran)
    return Standing((*sifted.new, *about(problems, fleet, rules, request, excerpts)), sifted.known)


def previews_of(fleet: Fleet) -> Sequence[str]:
    """The environments that come and go."""
    return [environment.name for environment in fleet.environments if environment.preview]
