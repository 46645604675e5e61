"""`--statistics`: how the findings spread over rules, services, owners and causes."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from config_lint.domain.report import Report

NOBODY = "(nobody)"
"""Whom files belong to that CODEOWNERS does not mention."""

most_causes = 10
most_names = 20


def statistics_of(report: "Report") -> Iterator[str]:
    """By rule, service, owner and cause, the most frequent first; what stands under another finding is counted apart.

    A finding counts for every service that it reaches, for every owner of its file, and for one cause.
    """
    from config_lint.domain.cause import causes

    if not report.findings:
        return
    yield "by rule"
    yield from _rules(report)
    yield "by service"
    yield from _ranked(Counter(name for finding in report.findings for name in {service for _, service in finding.affects}))
    if any(finding.owners for finding in report.findings):
        yield "by owner"
        yield from _ranked(Counter(owner for finding in report.findings for owner in finding.owners or (NOBODY,)))
    found = causes(report.findings, most_causes)
    if found:
        yield "by cause"
        yield from (f"{cause.count:>6}  {cause.kind} {cause.name}" for cause in found)


def _rules(report: "Report") -> Iterator[str]:
    counted = Counter((finding.rule, str(finding.severity)) for finding in report.findings)
    under = Counter((other.rule, str(other.severity)) for finding in report.findings for other in finding.also)
    rules = sorted(counted.keys() | under.keys(), key=lambda rule: (-counted[rule], -under[rule], rule))
    for rule, severity in rules:
        beside = f"  (and {under[rule, severity]} under other findings)" if under[rule, severity] else ""
        yield f"{counted[rule, severity]:>6}  {severity:<7}  {rule}{beside}"


def _ranked(counted: Mapping[str, int]) -> Iterator[str]:
    ranked = sorted(counted, key=lambda name: (-counted[name], name))
    yield from (f"{counted[name]:>6}  {name}" for name in ranked[:most_names])
    if len(ranked) > most_names:
        yield f"        and {len(ranked) - most_names:,} more"
