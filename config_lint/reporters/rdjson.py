"""Reviewdog's Diagnostic Format, as one JSON object: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf."""

from typing import Any

from config_lint.domain.excerpt import Excerpt
from config_lint.domain.finding import Finding
from config_lint.domain.report import Report
from config_lint.reporters.described import described
from config_lint.reporters.json_text import json_text
from config_lint.reporters.reporter import Display, Reporter
from config_lint.reporters.safe_text import safe
from config_lint.reporters.uri import web_address
from config_lint.values.holes import mask
from config_lint.values.location import Location


class Rdjson(Reporter):
    """A diagnostic for each finding that counts, with its related places; suppressed ones are never in it."""

    def render(self, report: Report, display: Display) -> str:
        """The object; without diagnostics where nothing was found."""
        del display
        diagnostics = [_diagnostic(finding, web_address(report.rules[finding.rule].source)) for finding in report.findings]
        return json_text({"source": {"name": "config-lint"}, "diagnostics": diagnostics})


def _diagnostic(finding: Finding, source: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "message": safe(described(finding)),
        "location": _location(finding.place.location, finding.excerpt),
        "severity": str(finding.severity).upper(),
        "code": {"value": finding.rule, **({"url": source} if source else {})},
    }
    if finding.related:
        found["related_locations"] = [
            {"message": safe(related.message), "location": _location(related.place.location, related.excerpt)}
            for related in finding.related
        ]
    return found


def _location(location: Location, excerpt: Excerpt | None) -> dict[str, Any]:
    start: dict[str, int] = {"line": location.line}
    end: dict[str, int] = {"line": location.end_line}
    if excerpt is not None and _is_plain(excerpt.before, location.column - 1):
        start["column"] = location.column
        length = location.end_column - location.column
        if location.line == location.end_line and _is_plain(excerpt.marked, length):
            end["column"] = location.end_column
    return {"path": location.path, "range": {"start": start, "end": end}}


def _is_plain(shown: str, length: int) -> bool:
    """Whether that many characters of the line are as many bytes, which the format counts its columns in.

    The excerpt tells, if it shows all of them as they are: without a mask, and without a sign in place of another.
    """
    return len(shown) == length and shown.isascii() and mask not in shown
