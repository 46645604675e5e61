"""One finding a line, for eyes, `grep` and editors: `path:line:column: severity rule message [environment/service]`."""

from config_lint.domain.finding import Finding
from config_lint.domain.report import Report
from config_lint.reporters.reporter import Display, Reporter
from config_lint.reporters.safe_text import safe


class Concise(Reporter):
    """Nothing but findings: a clean report is empty. Where one reaches several pairs, one is named and the others counted."""

    def render(self, report: Report, display: Display) -> str:
        """The findings that count, then the suppressed ones if they are to be shown."""
        shown = (*report.findings, *report.suppressed) if display.show_suppressed else report.findings
        return "".join(f"{safe(_line(finding), display.encoding)}\n" for finding in shown)


def _line(finding: Finding) -> str:
    parts = [f"{finding.place.location}: {finding.severity} {finding.rule} {finding.message}"]
    if finding.also:
        parts.append(f"(also {', '.join(other.rule for other in finding.also)})")
    if finding.affects:
        parts.append(_reached(finding.affects))
    if finding.suppression:
        until = f" until {finding.suppression.until}" if finding.suppression.until else ""
        parts.append(f"(suppressed{until}: {finding.suppression.reason})")
    return " ".join(parts)


def _reached(affects: tuple[tuple[str, str], ...]) -> str:
    (environment, service), *others = affects
    return f"[{environment}/{service} +{len(others)}]" if others else f"[{environment}/{service}]"
