"""A comment on a pull request, or the summary of a job: GitHub Flavored Markdown, https://github.github.com/gfm/."""

from collections.abc import Iterator, Sequence

from config_lint.domain.finding import Finding
from config_lint.domain.report import Report
from config_lint.reporters.described import accepted
from config_lint.reporters.markdown_text import code, prose
from config_lint.reporters.reporter import Display, Reporter
from config_lint.reporters.summary import covered, found, number

LONGEST_COMMENT = 65_536
"""Characters that GitHub takes of a comment: https://github.com/orgs/community/discussions/41331."""

LONGEST_SUMMARY = 1_048_576
"""Bytes that GitHub takes of a step's summary:
https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary."""

ROWS = 10
"""Findings that are in sight; the rest is folded away."""

_marks = {"error": "🔴", "warning": "🟡", "info": "🔵"}
_head = ("| | finding | where | reaches |", "|---|---|---|---|")


class Markdown(Reporter):
    """The counts, a table with the worst findings, and a fold with the others; as many as there is room for.

    Nothing in it links, mentions or counts as HTML: what is no ordinary word is code.
    """

    def render(self, report: Report, display: Display) -> str:
        """The whole text, which a comment has room for."""
        return page(report, display, LONGEST_COMMENT)


def page(report: Report, display: Display, most: int) -> str:
    """The text in `most` bytes at most; where something is left out, it says how much."""
    shown = sorted(report.findings, key=lambda finding: -finding.severity)
    shown += report.suppressed if display.show_suppressed else ()
    head = [f"### config-lint: {_headline(report)}", ""]
    foot = [f"<sub>{prose('; '.join(covered(report.coverage)))}</sub>", ""]
    room = most - sum(map(_size, (*head, *foot))) - _reserve
    return "\n".join((*head, *_tables(shown, room), *foot))


_reserve = 400
"""Room for the lines around the rows."""


def _headline(report: Report) -> str:
    verdict = "" if report.failed or not report.findings else " (the check passes)"
    return f"{prose(found(report))}{verdict}"


def _tables(findings: Sequence[Finding], room: int) -> Iterator[str]:
    if not findings:
        return
    rows = list(_fitting(map(_row, findings), room))
    yield from (*_head, *rows[:ROWS], "")
    if rows[ROWS:]:
        yield from (f"<details><summary>{number(len(rows) - ROWS, 'more finding')}</summary>", "")
        yield from (*_head, *rows[ROWS:], "", "</details>", "")
    if len(rows) < len(findings):
        yield from (f"{number(len(findings) - len(rows), 'finding')} had no room here.", "")


def _fitting(rows: Iterator[str], room: int) -> Iterator[str]:
    for row in rows:
        room -= _size(row)
        if room < 0:
            return
        yield row


def _size(line: str) -> int:
    """Bytes, which are no fewer than characters, and the line feed."""
    return len(line.encode()) + 1


def _row(finding: Finding) -> str:
    """The cells of a finding. A further column is a cell here and in the head."""
    return f"| {' | '.join((_mark(finding), _said(finding), _placed(finding), _reached(finding)))} |"


def _mark(finding: Finding) -> str:
    return f"{_marks[str(finding.severity)]} {'suppressed ' if finding.suppression else ''}{finding.severity}"


def _said(finding: Finding) -> str:
    also = f"<br>also {', '.join(code(other.rule) for other in finding.also)}" if finding.also else ""
    why_not = f"<br>{prose(accepted(finding))}" if finding.suppression else ""
    return f"{prose(finding.message)}<br>{code(finding.rule)}{also}{why_not}"


def _placed(finding: Finding) -> str:
    """Where, and whose that is; a name in code mentions nobody."""
    owners = f"<br>{', '.join(map(code, finding.owners))}" if finding.owners else ""
    return f"{code(_place(finding))}{owners}"


def _place(finding: Finding) -> str:
    return f"{finding.place.location.path}:{finding.place.location.line}"


def _reached(finding: Finding) -> str:
    named = ", ".join(code(f"{environment}/{service}") for environment, service in finding.affects[:3])
    more = len(finding.affects) - 3
    return f"{named} and {more} more" if more > 0 else named
