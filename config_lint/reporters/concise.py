"""One finding a line, for eyes, `grep` and editors: `path:line:column: severity rule message [environment/service]`."""

from config_lint.domain.finding import Finding
from config_lint.domain.report import Report
from config_lint.reporters.described import accepted, described
from config_lint.reporters.reporter import Display, Reporter
from config_lint.reporters.safe_text import safe


class Concise(Reporter):
    """Nothing but findings: a clean report is empty. Where one reaches several pairs, one is named and the others counted."""

    def render(self, report: Report, display: Display) -> str:
        """The findings that count, then the suppressed ones if they are to be shown."""
        shown = (*report.findings, *report.suppressed) if display.show_suppressed else report.findings
        return "".join(f"{safe(_line(finding), display.encoding)}\n" for finding in shown)


def _line(finding: Finding) -> str:
    said = f"{finding.place.location}: {finding.severity} {finding.rule} {described(finding)}"
    return f"{said} {accepted(finding)}" if finding.suppression else said
