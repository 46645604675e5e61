"""Findings as people read them: the lines with a mark under what is wrong, every place that takes part, and what to do."""

from config_lint.domain.report import Report
from config_lint.reporters.overview import overview
from config_lint.reporters.reporter import Display, Reporter
from config_lint.reporters.summary import summary


class Full(Reporter):
    """A block for each finding, then the counts; before many findings, what they have in common."""

    def render(self, report: Report, display: Display) -> str:
        """The blocks of the findings that count, then of the suppressed ones if they are to be shown, then the counts."""
        drawn = overview(report, display.encoding)
        shown = (*report.findings, *report.suppressed) if display.show_suppressed else report.findings
        if shown:
            from config_lint.reporters.blocks import blocks

            drawn += blocks(shown, report.rules, display)
        return f"{drawn}{_folded(summary(report, display.encoding), display.width)}\n" if display.summary else drawn


def _folded(text: str, width: int) -> str:
    """The counts, broken where they are too long for a line."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".lstrip(" ")
    return "\n".join(lines)
