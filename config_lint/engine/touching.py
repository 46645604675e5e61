"""Which findings a set of staged files has to do with."""

from collections.abc import Collection, Sequence

import msgspec

from config_lint.domain.finding import Finding
from config_lint.domain.past import Past
from config_lint.engine.known import sift


class Touched(msgspec.Struct, frozen=True):
    """The files that the next commit changes, and, where it takes files away, the state that it follows."""

    changed: frozenset[str]
    removed: frozenset[str] = frozenset()
    past: Past | None = None


def touching(findings: Sequence[Finding], touched: Touched, previews: Collection[str]) -> tuple[Finding, ...]:
    """Those with a place in a changed file, and those that taking files away has brought about."""
    brought: set[int] = set()
    if touched.past is not None:
        brought = {id(finding) for finding in sift(findings, touched.past.known, previews).new}
    return tuple(finding for finding in findings if id(finding) in brought or not touched.changed.isdisjoint(_paths(finding)))


def _paths(finding: Finding) -> set[str]:
    return {finding.place.location.path, *(related.place.location.path for related in finding.related)}
