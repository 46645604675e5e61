"""Findings to the report of one run: suppressions, roots, selection, order, and whether it failed."""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from config_lint.domain.finding import Finding
from config_lint.domain.fleet import Fleet
from config_lint.domain.problem import Problem
from config_lint.domain.report import Coverage, Report
from config_lint.domain.severity import Severity
from config_lint.engine.excerpt import Excerpts
from config_lint.engine.gather import gather, under_roots
from config_lint.engine.judge import Judgement, Rules, judge
from config_lint.engine.suppressions import Entry, Pair, apply


class Request(msgspec.Struct, frozen=True):
    """What the user asked for. Empty `environments` or `services` mean all; `fail_on` overrides each environment's own level."""

    environments: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    fail_on: Severity | None = None
    default_fail_on: Severity = Severity.ERROR
    weights: dict[str, Severity] = {}
    locked: tuple[str, ...] = ()
    today: date = date.min

    def names(self, pair: Pair) -> bool:
        """Whether an (environment, service) is one of those that were asked about."""
        environment, service = pair
        return (not self.environments or environment in self.environments) and (not self.services or service in self.services)


def reported(
    fleet: Fleet, rules: Rules, request: Request, entries: Sequence[Entry], excerpts: Excerpts, coverage: Coverage
) -> Report:
    """The whole report: rules run, findings gathered, suppressed, drawn together, selected and sorted."""
    judgement = judge(fleet, rules)
    found = gather(judgement.violations, fleet, request.weights, excerpts)
    active = frozenset(rule.id for rule, _ in rules)
    accepted = apply(found, entries, request.locked, active, request.today)
    late = gather(_late(fleet, rules, accepted.problems).violations, fleet, request.weights, excerpts)
    findings = _sorted(_selected(under_roots([*accepted.counting, *late], fleet), request), fleet)
    suppressed = _sorted(_selected(accepted.suppressed, request), fleet)
    told = {finding.rule for root in (*findings, *suppressed) for finding in (root, *root.also)}
    every = tuple(environment.name for environment in fleet.environments if not environment.abstract)
    return Report(
        environments=request.environments or every,
        coverage=msgspec.structs.replace(
            coverage, evaluated=judgement.evaluated, not_evaluated=judgement.not_evaluated, rules=len(rules)
        ),
        findings=findings,
        suppressed=suppressed,
        failed=any(_fails(finding, fleet, request) for finding in findings),
        fixes={rule.id: " ".join(rule.fix.split()) for rule, _ in rules if rule.id in told},
    )


def _late(fleet: Fleet, rules: Rules, problems: Sequence[Problem]) -> Judgement:
    """What the rules about problems say of those that the suppressions themselves made."""
    speaking = [(rule, check) for rule, check in rules if "problems" in check.needs] if problems else []
    return judge(Fleet(fleet.environments, fleet.services, tuple(problems), fleet.fed, fleet.intent, fleet.grapher), speaking)


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


def _fails(finding: Finding, fleet: Fleet, request: Request) -> bool:
    """Whether it is at or above the fail level of any environment that it reaches, of those that were asked about."""
    if request.fail_on is not None:
        return finding.severity >= request.fail_on
    levels = {environment.name: environment.fail_on for environment in fleet.environments}
    reached = [environment for environment, service in finding.affects if request.names((environment, service))]
    limits = [Severity[levels[name].upper()] if levels.get(name) else request.default_fail_on for name in reached]
    return finding.severity >= min(limits, default=request.default_fail_on)
