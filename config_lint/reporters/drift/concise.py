"""One row a line, for eyes, `grep` and editors: `path:line:column: severity [service] what is the matter (left -> right)`."""

from config_lint.domain.drift import DriftRow, DriftTable
from config_lint.reporters.drift.drift_reporter import DriftReporter
from config_lint.reporters.drift.values import shortened
from config_lint.reporters.drift.wording import headline, level
from config_lint.reporters.reporter import Display
from config_lint.reporters.safe_text import safe

longest_value = 80
"""Characters of a value that are shown without `detailed`."""


class Concise(DriftReporter):
    """Nothing but rows: a table without drift is empty."""

    def render(self, table: DriftTable, display: Display) -> str:
        """The rows that are drift, then those that are meant if they are to be shown."""
        rows = (*table.rows, *table.meant) if display.show_suppressed or display.detailed else table.rows
        return "".join(f"{safe(_line(row, table, display), display.encoding)}\n" for row in rows)


def _line(row: DriftRow, table: DriftTable, display: Display) -> str:
    first, *others = row.services
    more = f" +{len(others)}" if others else ""
    location = row.left.location if row.left.location.path else row.right.location
    left, right = shortened(row, 0 if display.detailed else longest_value)
    return f"{location}: {level(row)} [{first}{more}] {headline(row, table)} ({table.left}: {left}, {table.right}: {right})"
