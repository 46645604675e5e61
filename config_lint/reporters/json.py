"""The report for programs: JSON, version 1."""

from typing import Any

import msgspec

from config_lint import __version__
from config_lint.domain.finding import Finding, RelatedPlace, Suppression
from config_lint.domain.reach import Reach
from config_lint.domain.report import Report
from config_lint.domain.score import Score
from config_lint.reporters.json_text import json_text
from config_lint.reporters.reporter import Display, Reporter
from config_lint.reporters.safe_text import safe
from config_lint.reporters.summary import counts
from config_lint.values.location import Location

VERSION = 1
"""Goes up when a key goes away or changes its meaning; new keys may come at any time."""


class Json(Reporter):
    """Keys in a fixed order, and pure ASCII, so that neither a terminal nor an encoding can make something else of it.

    Texts for people (messages, reasons) are safe to print once decoded; names and paths are exactly what they are. `also` holds
    findings of the same shape, whose own `also` is empty. Suppressed findings, if they are shown, come after those that count.
    """

    def render(self, report: Report, display: Display) -> str:
        """One JSON object and a line feed."""
        shown = (*report.findings, *report.suppressed) if display.show_suppressed else report.findings
        found = {str(severity): count for severity, count in counts(report).items()}
        page: dict[str, Any] = {
            "version": VERSION,
            "tool": {"name": "config-lint", "version": __version__},
            "environments": report.environments,
            "coverage": msgspec.structs.asdict(report.coverage),
            "summary": {**found, "suppressed": len(report.suppressed), "baselined": len(report.baselined)},
            "findings": [_finding(finding) for finding in shown],
        }
        if report.reach is not None:
            page["change"] = _change(report.reach, report.changed)
        return json_text(page)


def _change(reach: Reach, changed: frozenset[str]) -> dict[str, Any]:
    """How far the change reaches, and which findings it ends; only where there is something to compare with."""
    return {
        "files": sorted(changed),
        "settings": reach.settings,
        "environments": reach.environments,
        "services": reach.services,
        "inconsistent": reach.inconsistent,
        "fixed": [
            {
                "rule": known.rule,
                "environments": known.environments,
                "service": known.service,
                "key": known.key,
                "fingerprint": known.fingerprint,
            }
            for known in reach.fixed
        ],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    place = finding.place
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "confidence": str(finding.confidence),
        "score": _score(finding.score) if finding.score else None,
        "message": safe(finding.message),
        "environment": place.environment,
        "service": place.service,
        "key": place.key,
        "setting": place.setting or None,
        "affects": finding.affects,
        "location": _location(place.location),
        "related": [_related(related) for related in finding.related],
        "also": [_finding(other) for other in finding.also],
        "remedy": safe(finding.remedy) or None,
        "fingerprint": finding.fingerprint,
        "fails_in": finding.fails_in,
        "spared": finding.spared or None,
        "owners": finding.owners,
        "suppression": _suppression(finding.suppression) if finding.suppression else None,
    }


def _score(score: Score) -> dict[str, float]:
    """The score and its parts, from 0 to 1, to three places."""
    return {
        "total": round(score.total, 3),
        "support": round(score.support, 3),
        "informativeness": round(score.informativeness, 3),
        "agreeing": score.agreeing,
        "siblings": score.siblings,
    }


def _location(location: Location) -> dict[str, str | int]:
    return msgspec.structs.asdict(location)


def _related(related: RelatedPlace) -> dict[str, Any]:
    place = related.place
    return {
        "message": safe(related.message),
        "environment": place.environment,
        "service": place.service,
        "key": place.key,
        "location": _location(place.location),
    }


def _suppression(suppression: Suppression) -> dict[str, Any]:
    return {
        "kind": suppression.kind,
        "reason": safe(suppression.reason),
        "until": suppression.until or None,
        "path": suppression.path,
        "line": suppression.line,
    }
