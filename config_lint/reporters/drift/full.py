"""The drift table as people read it: by service, both values with where they stand, and why it is drift."""

from textwrap import fill

from config_lint.domain.drift import DriftTable
from config_lint.reporters.drift.drift_reporter import DriftReporter
from config_lint.reporters.drift.wording import summary
from config_lint.reporters.reporter import Display
from config_lint.reporters.safe_text import safe


class Full(DriftReporter):
    """Rows by service, then the counts. Rich, which draws the rows, is imported where there is one to draw."""

    def render(self, table: DriftTable, display: Display) -> str:
        """The rows that are drift; what is meant with them if it is to be shown, or below them if it is to be explained."""
        drawn = ""
        if table.rows or (table.meant and (display.show_suppressed or display.detailed)):
            from config_lint.reporters.drift.drawing import drawing

            drawn = drawing(table, display)
        hint = not (display.show_suppressed or display.detailed)
        if not display.summary:
            return drawn
        said = safe(f"{table.left} and {table.right}: {summary(table, hint=hint)}", display.encoding)
        return f"{drawn}{fill(said, display.width, subsequent_indent='  ', break_long_words=False, break_on_hyphens=False)}\n"
