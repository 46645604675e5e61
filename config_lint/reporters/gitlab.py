"""GitLab's Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""

from typing import Any

from config_lint.domain.finding import Finding
from config_lint.domain.report import Report
from config_lint.domain.severity import Severity
from config_lint.reporters.described import described
from config_lint.reporters.json_text import json_text
from config_lint.reporters.reporter import Display, Reporter
from config_lint.reporters.safe_text import safe

_severities = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


class Gitlab(Reporter):
    """An array with an issue for each finding that counts; suppressed ones are never in it, as it has no word for them.

    GitLab compares the fingerprints with the target branch's, and shows one of those that are equal: each is unique here. It does
    not show `check_name`, so that the description begins with the rule.
    """

    def render(self, report: Report, display: Display) -> str:
        """The array; an empty one where nothing was found."""
        del display
        return json_text([_issue(finding) for finding in report.findings])


def _issue(finding: Finding) -> dict[str, Any]:
    location = finding.place.location
    return {
        "description": safe(f"{finding.rule}: {described(finding)}"),
        "check_name": f"config-lint/{finding.rule}",
        "fingerprint": f"{finding.fingerprint}:{finding.occurrence}",
        "severity": _severities[finding.severity],
        "location": {"path": location.path, "lines": {"begin": location.line, "end": location.end_line}},
    }
