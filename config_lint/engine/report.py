"""Findings to the report of one run: suppressions, roots, selection, order, and whether it failed."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from config_lint.domain.applied import Applied, Tally
from config_lint.domain.finding import Finding
from config_lint.domain.fleet import Fleet
from config_lint.domain.report import Coverage, Report
from config_lint.engine.excerpt import Excerpts
from config_lint.engine.find import find
from config_lint.engine.gate import Gate
from config_lint.engine.gather import under_roots
from config_lint.engine.judge import Rules
from config_lint.engine.judged import Judged
from config_lint.engine.reach import reach_of
from config_lint.engine.request import Request
from config_lint.engine.standing import standing
from config_lint.engine.suppressions import Entry


def reported(
    judged: Judged, fleet: Fleet, rules: Rules, request: Request, entries: Sequence[Entry], excerpts: Excerpts, coverage: Coverage
) -> Report:
    """The whole report on what the rules said: findings suppressed, drawn together, selected and sorted."""
    found = find(judged, fleet, rules, request, entries, excerpts)
    left = standing(found, fleet, rules, request, excerpts)
    gate = Gate(fleet, request)
    roots = under_roots(left.counting, fleet)
    findings = _sorted((gate.weighed(finding) for finding in _selected(roots, request)), fleet)
    suppressed = _sorted(_selected(found.suppressed, request), fleet)
    return Report(
        environments=gate.asked,
        coverage=msgspec.structs.replace(
            coverage, evaluated=judged.evaluated, not_evaluated=judged.not_evaluated, rules=len(rules)
        ),
        findings=findings,
        suppressed=suppressed,
        baselined=_sorted(_selected(left.baselined, request), fleet),
        reach=reach_of(fleet, rules, left.counting, left.fixed, entries),
        failed=any(finding.stops for finding in findings),
        rules=_applied(rules, judged.tallies, request),
        pairs=fleet.pairs,
        changed=request.touched.changed | request.touched.removed if request.touched else frozenset(),
    )


def _selected(findings: Iterable[Finding], request: Request) -> list[Finding]:
    """Those that reach what was asked about; one that reaches nothing (a fault of `config-lint.toml`) concerns everybody."""
    return [finding for finding in findings if not finding.affects or any(map(request.names, finding.affects))]


def _sorted(findings: Iterable[Finding], fleet: Fleet) -> tuple[Finding, ...]:
    """By environment in promotion order, then by place; the rule and the fingerprint make equal input give equal output."""
    order = {environment.name: index for index, environment in enumerate(fleet.environments)}

    def place(finding: Finding) -> tuple[int, str, int, int, str, str]:
        where = finding.place.location
        return (order.get(finding.place.environment, -1), where.path, where.line, where.column, finding.rule, finding.fingerprint)

    return tuple(sorted(findings, key=place))


def _applied(rules: Rules, tallies: Mapping[str, dict[str, Tally]], request: Request) -> dict[str, Applied]:
    """What is to be said about each rule that took part."""
    return {
        rule.id: Applied(
            id=rule.id,
            title=rule.title,
            why=rule.why,
            fix=rule.fix,
            source=rule.source,
            marker=rule.marker,
            severity=request.weights.get(rule.id, rule.severity),
            confidence=rule.confidence,
            security=rule.security,
            tallies=tallies.get(rule.id, {}),
        )
        for rule in sorted((rule for rule, _ in rules), key=lambda rule: rule.id)
    }
