"""Annotations of GitHub Actions: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

import msgspec

from config_lint.domain.finding import Finding
from config_lint.domain.report import Report
from config_lint.domain.severity import Severity
from config_lint.reporters.described import described
from config_lint.reporters.full import Full
from config_lint.reporters.reporter import Display, Reporter
from config_lint.reporters.safe_text import safe
from config_lint.reporters.summary import number
from config_lint.values.location import Location

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}

MOST_ANNOTATIONS = 10
"""Of each kind, for one step: https://github.com/orgs/community/discussions/26680. What goes beyond is not shown anywhere."""

MOST_NAMED = 5
"""Places that an annotation names of the findings that got none of their own."""


class Github(Reporter):
    """Annotations, errors first, and then the whole report as text, folded in the log.

    There are ten annotations of a kind at most. Of more findings, each rule gets one before any gets two, those that a change
    touches first; a rule's last one counts its others. An annotation stands on the side of a relation that the change touches.
    Nothing from a file can make a command: whatever could is escaped.
    """

    def render(self, report: Report, display: Display) -> str:
        """Nothing where nothing was found. Suppressed findings are in the text alone, if they are to be shown."""
        annotations = [line for severity in COMMANDS for line in _annotations(report, severity)]
        text = Full().render(report, msgspec.structs.replace(display, colour=False, summary=False))
        left = len(report.findings) - len(annotations)
        title = "the report as text" + (f" ({number(left, 'finding')} without an annotation)" if left else "")
        folded = [f"::group::config-lint: {title}", text.rstrip("\n"), "::endgroup::"] if text else []
        return "".join(f"{line}\n" for line in (*annotations, *folded))


def _annotations(report: Report, severity: Severity) -> Iterator[str]:
    findings = [finding for finding in report.findings if finding.severity is severity]
    findings.sort(key=lambda finding: not _touched(finding, report.changed))
    chosen = _spread(findings)
    left: dict[str, list[Finding]] = {}
    for finding in findings[: None if len(chosen) < len(findings) else 0]:
        if not any(finding is each for each in chosen):
            left.setdefault(finding.rule, []).append(finding)
    last = {finding.rule: finding for finding in chosen}
    for finding in chosen:
        others = left.get(finding.rule, ()) if finding is last[finding.rule] else ()
        yield _annotation(finding, report, others)


def _spread(findings: Sequence[Finding]) -> Sequence[Finding]:
    """As many as are shown: the first of each rule, then the second of each, and so on, in their own order."""
    if len(findings) <= MOST_ANNOTATIONS:
        return findings
    by_rule: dict[str, list[int]] = {}
    for index, finding in enumerate(findings):
        by_rule.setdefault(finding.rule, []).append(index)
    turns = (index for turn in zip_longest(*by_rule.values()) for index in turn if index is not None)
    return [findings[index] for index in sorted(index for index, _ in zip(turns, range(MOST_ANNOTATIONS), strict=False))]


def _touched(finding: Finding, changed: frozenset[str]) -> bool:
    return any(location.path in changed for location in _locations(finding))


def _locations(finding: Finding) -> Iterator[Location]:
    """Its own place, then those that take part, then those of its override chain."""
    yield finding.place.location
    yield from (related.place.location for related in finding.related)
    yield from (step.location for step in finding.place.chain)


def _annotation(finding: Finding, report: Report, others: Sequence[Finding]) -> str:
    own = finding.place.location
    place = next((location for location in _locations(finding) if location.path in report.changed), own)
    lines = [described(finding)]
    if place != own:
        lines.append(f"the fault is at {own}")
    fix = " ".join(report.rules[finding.rule].fix.split())
    if fix:
        lines.append(f"fix: {fix}")
    if others:
        named = ", ".join(str(other.place.location) for other in others[:MOST_NAMED])
        more = f" and {len(others) - MOST_NAMED} more" if len(others) > MOST_NAMED else ""
        lines.append(f"{number(len(others), 'more finding')} of {finding.rule}: {named}{more}")
    properties = ",".join(f"{name}={value}" for name, value in _properties(place, finding.rule).items())
    return f"::{COMMANDS[finding.severity]} {properties}::{'%0A'.join(_data(line) for line in lines)}"


def _properties(place: Location, rule: str) -> dict[str, str]:
    """Columns only within a line: with several lines they are an error."""
    found = {"file": _property(place.path), "line": str(place.line), "endLine": str(place.end_line)}
    if place.line == place.end_line:
        found |= {"col": str(place.column), "endColumn": str(max(place.end_column, place.column))}
    return {**found, "title": _property(f"config-lint/{rule}")}


def _data(text: str) -> str:
    """The text of a command. Line feeds are escapes already."""
    return safe(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
