"""The drift table for a comment on a change: GitHub's Markdown, a table for each group of services."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from config_lint.domain.drift import DriftRow, DriftTable, Side
from config_lint.reporters.drift.drift_reporter import DriftReporter
from config_lint.reporters.drift.values import shortened
from config_lint.reporters.drift.wording import level, matter, named, named_services, summary
from config_lint.reporters.markdown_text import code, prose
from config_lint.reporters.reporter import Display

longest_value = 60
"""Characters of a value that are shown without `detailed`."""


class Markdown(DriftReporter):
    """https://github.github.com/gfm/#tables-extension- ; text from files is code, so that it can neither draw nor mention."""

    def render(self, table: DriftTable, display: Display) -> str:
        """A heading, the tables, and what was compared."""
        rows = sorted((*table.rows, *table.meant), key=lambda row: row.services) if display.show_suppressed else table.rows
        lines = [f"## {code(table.left)} and {code(table.right)}", ""]
        for services, members in groupby(rows, lambda row: row.services):
            lines += [
                f"### {', '.join(map(code, named_services(services, detailed=display.detailed)))}",
                "",
                *_table(list(members), table, display),
                "",
            ]
        if display.detailed and not display.show_suppressed and table.meant:
            lines += ["### Meant to differ", "", *(_item(row, table) for row in table.meant), ""]
        lines += [prose(summary(table, hint=False)), ""]
        return "\n".join(lines)


def _table(rows: Sequence[DriftRow], table: DriftTable, display: Display) -> Iterator[str]:
    yield f"| | | {code(table.left)} | {code(table.right)} |"
    yield "|---|---|---|---|"
    for row in rows:
        left, right = shortened(row, 0 if display.detailed else longest_value)
        yield f"| {level(row)} | {_said(row, table)} | {_side(left, row.left)} | {_side(right, row.right)} |"


def _item(row: DriftRow, table: DriftTable) -> str:
    return f"- {', '.join(map(code, named_services(row.services, detailed=False)))}: {_said(row, table)}"


def _said(row: DriftRow, table: DriftTable) -> str:
    name = code(named(row)) if row.key or row.document else named(row)
    return f"{name} {prose(matter(row, table))}"


def _side(value: str, side: Side) -> str:
    where = f"<br>{code(f'{side.location.path}:{side.location.line}')}" if side.location.path else ""
    return f"{code(value)}{where}"
