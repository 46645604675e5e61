"""What was found and what was looked at, in a few words."""

from config_lint.domain.report import Coverage, Report
from config_lint.domain.severity import Severity
from config_lint.reporters.safe_text import safe


def counts(report: Report) -> dict[Severity, int]:
    """How many findings of each severity count, the worst first; those under another one are not counted by themselves."""
    found = dict.fromkeys(reversed(Severity), 0)
    for finding in report.findings:
        found[finding.severity] += 1
    return found


def summary(report: Report, encoding: str = "utf-8") -> str:
    """One line: `3 errors, 1 warning; 12 files, 4 services, 240 settings, 58 rules; 830 relations evaluated, 3 not evaluated`."""
    return "; ".join((found(report, encoding), *covered(report.coverage)))


def found(report: Report, encoding: str = "utf-8") -> str:
    """What was found, or that nothing was, and where."""
    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
    parts = [number(count, names[severity]) for severity, count in counts(report).items() if count]
    if not parts:
        parts = [f"nothing found in {_listed(report.environments, encoding)}"]
    spared = sum(bool(finding.spared) and not finding.stops for finding in report.findings)
    if spared:
        parts[-1] = f"{parts[-1]} ({spared:,} of them only reported)"
    if report.suppressed:
        parts.append(f"{len(report.suppressed):,} suppressed")
    if report.baselined:
        parts.append(f"{len(report.baselined):,} in the baseline")
    return ", ".join(parts)


def covered(coverage: Coverage) -> tuple[str, ...]:
    """What was looked at."""
    looked = (
        number(coverage.files, "file"),
        number(coverage.services, "service"),
        number(coverage.settings, "setting"),
        number(coverage.rules, "rule"),
    )
    evaluated = f"{number(coverage.evaluated, 'relation')} evaluated, {coverage.not_evaluated:,} not evaluated"
    return (", ".join(looked), evaluated)


def number(count: int, noun: str) -> str:
    """`1 file`, `2 files`, `3,000 files`; `info` has no plural."""
    return f"{count:,} {noun}" if count == 1 or noun == "info" else f"{count:,} {noun}s"


_most_named = 6


def _listed(environments: tuple[str, ...], encoding: str) -> str:
    named = ", ".join(safe(name, encoding) for name in environments[:_most_named])
    more = len(environments) - _most_named
    return f"{named} and {more} more" if more > 0 else named
