"""The rows of a drift table, drawn with rich."""

from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import groupby

from rich.cells import cell_len
from rich.text import Text

from config_lint.domain.drift import DriftRow, DriftTable, Side
from config_lint.reporters.console import console
from config_lint.reporters.drift.values import marked
from config_lint.reporters.drift.wording import headline, level, named, named_services
from config_lint.reporters.marked_line import cut
from config_lint.reporters.reporter import Display
from config_lint.reporters.safe_text import safe, within

COLOURS = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan", "meant": "dim"}
INDENT, DEEPER = "  ", "           "
"""Before a headline; before the values below it, which stand under its first word."""

narrowest = 30
"""Columns that a value gets at least, however narrow the terminal is: it folds the lines itself."""


def drawing(table: DriftTable, display: Display) -> str:
    """The rows by service, with an empty line after each service."""
    rows = sorted((*table.rows, *table.meant), key=lambda row: row.services) if display.show_suppressed else table.rows
    lines: list[Text] = []
    for services, members in groupby(rows, lambda row: row.services):
        lines.append(Text(_safe(", ".join(named_services(services, detailed=display.detailed)), display), "bold"))
        for row in members:
            lines.extend(_row(row, table, display))
        lines.append(Text())
    if display.detailed and not display.show_suppressed and table.meant:
        lines.extend(_reasons(table.meant, display))
    return _printed(lines, display)


def _printed(lines: Sequence[Text], display: Display) -> str:
    if not display.colour:
        return "".join(f"{line.plain}\n" for line in lines)
    page = StringIO()
    terminal = console(page, display.width)
    for line in lines:
        terminal.print(line, soft_wrap=True)
    return page.getvalue()


def _row(row: DriftRow, table: DriftTable, display: Display) -> Iterator[Text]:
    """A headline and both sides: each value beside its place, or above it where there is no room."""
    said = level(row)
    yield Text.assemble(INDENT, (f"{said:<9}", COLOURS[said]), _safe(headline(row, table), display))
    names = [_safe(name, display) for name in (table.left, table.right)]
    label = max(map(cell_len, names)) + 2
    places = [_place(side, display) for side in (row.left, row.right)]
    room = max(display.width - len(DEEPER) - label, narrowest)
    values = marked(row, display.encoding)
    column = max(cell_len(str(value)) for value in values) + 2
    beside = column + max(map(cell_len, places)) <= room
    dots = within("…", display.encoding)
    for name, value, place, side in zip(names, values, places, (row.left, row.right), strict=True):
        style = "dim" if side.value == "missing" else ""
        shown = value if display.detailed else cut(value, room, cell_len, dots)
        parts = ((shown.before, style), (shown.marked, style or "bold"), (shown.after, style))
        line = Text.assemble(DEEPER, (f"{name}{' ' * (label - cell_len(name))}", "bright_blue"), *parts)
        if place and beside:
            line.append(f"{' ' * (column - cell_len(str(value)))}{place}", "dim")
        yield line
        if place and not beside:
            yield Text.assemble(DEEPER, " " * label, (place, "dim"))


def _place(side: Side, display: Display) -> str:
    return _safe(f"{side.location.path}:{side.location.line}", display) if side.location.path else ""


def _reasons(rows: Sequence[DriftRow], display: Display) -> Iterator[Text]:
    """Why each difference that is no drift is none, by the kind of reason."""
    yield Text("meant to differ", "bold")
    ordered = sorted(rows, key=lambda row: row.meant.value if row.meant else "")
    for meant, members in groupby(ordered, lambda row: row.meant):
        yield Text(f"{INDENT}{meant.value if meant else ''}")
        for row in members:
            said = f"{', '.join(named_services(row.services, detailed=False))}: {named(row)}" + (
                f": {row.why}" if row.why else ""
            )
            yield Text(f"{INDENT}{INDENT}{_safe(said, display)}", "dim")
    yield Text()


def _safe(text: str, display: Display) -> str:
    return safe(text, display.encoding)
