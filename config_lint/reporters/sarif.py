"""SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html."""

from collections.abc import Sequence
from typing import Any

from config_lint import __version__
from config_lint.domain.finding import Finding
from config_lint.domain.report import Report
from config_lint.reporters.json_text import json_text
from config_lint.reporters.reporter import Display, Reporter
from config_lint.reporters.safe_text import safe
from config_lint.reporters.sarif_result import result_of
from config_lint.reporters.sarif_rule import rule_of

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

MOST_RUNS, MOST_RESULTS = 20, 25_000
"""What code scanning takes of one file; one with more is rejected as a whole.

https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
"""


class Sarif(Reporter):
    """A run for each environment that was asked about, each with an automation id of its own, so that none replaces another's.

    A finding is in one run: that of its own environment, or, where that was not asked about, of the first that it reaches. Where
    there are more environments than a file may have runs, all findings are in one. No text of a file is embedded.
    """

    def render(self, report: Report, display: Display) -> str:
        """The log. Suppressed findings are in it if they are to be shown; code scanning would open an alert for each."""
        shown = (*report.findings, *report.suppressed) if display.show_suppressed else report.findings
        runs = [_run(name, findings, report) for name, findings in _by_run(report.environments, shown).items()]
        return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": runs})


def _by_run(environments: Sequence[str], findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    if not 1 <= len(environments) <= MOST_RUNS:
        return {"": list(findings)}
    runs: dict[str, list[Finding]] = {name: [] for name in environments}
    for finding in findings:
        names = (finding.place.environment, *(environment for environment, _ in finding.affects), environments[0])
        runs[next(name for name in names if name in runs)].append(finding)
    return runs


def _run(environment: str, findings: Sequence[Finding], report: Report) -> dict[str, Any]:
    kept = _worst(findings)
    rules = sorted({finding.rule for finding in kept})
    order = {rule: index for index, rule in enumerate(rules)}
    invocation: dict[str, Any] = {"executionSuccessful": True}
    if len(kept) < len(findings):
        text = f"{len(findings) - len(kept):,} more findings are left out: code scanning takes {MOST_RESULTS:,} at most"
        invocation["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": text}}]
    driver = {
        "name": "config-lint",
        "semanticVersion": __version__,
        "rules": [rule_of(report.rules[rule]) for rule in rules],
    }
    return {
        "tool": {"driver": driver},
        "automationDetails": {"id": _automation(environment)},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": [result_of(finding, order[finding.rule]) for finding in kept],
    }


def _automation(environment: str) -> str:
    """The category, and a slash, behind which would stand what is different in every run."""
    return f"config-lint/{safe(environment).replace('/', '-')}/" if environment else "config-lint/"


def _worst(findings: Sequence[Finding]) -> Sequence[Finding]:
    """As many as there may be, in their order: those that count before those that are suppressed, then the worst."""
    if len(findings) <= MOST_RESULTS:
        return findings
    ranked = sorted(range(len(findings)), key=lambda at: (findings[at].suppression is not None, -findings[at].severity, at))
    return [findings[at] for at in sorted(ranked[:MOST_RESULTS])]
