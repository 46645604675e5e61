"""A drift table as the page shows it."""

import msgspec

from config_lint.domain.drift import DriftRow, DriftTable, Side
from config_lint.reporters.drift.wording import matter, named, named_services, summary

MOST_ROWS = 200
"""Rows of a table that somebody may still read."""

LONGEST_VALUE = 200
"""Characters of a value that are shown."""


class ShownSide(msgspec.Struct, frozen=True):
    """What one environment says; `place` is empty where it is nowhere."""

    value: str
    place: str


class ShownRow(msgspec.Struct, frozen=True):
    """A difference in words."""

    severity: str
    services: tuple[str, ...]
    named_services: tuple[str, ...]
    named: str
    matter: str
    sides: tuple[ShownSide, ShownSide]


class Drifted(msgspec.Struct, frozen=True):
    """A pair of environments; `more` counts the rows that are left out."""

    left: str
    right: str
    summary: str
    rows: tuple[ShownRow, ...]
    more: int


def drifted(table: DriftTable) -> Drifted:
    """The worst rows first, as many as can be read."""
    rows = sorted(table.rows, key=lambda row: -row.severity)[:MOST_ROWS]
    shown = tuple(_row(row, table) for row in rows)
    return Drifted(table.left, table.right, summary(table, hint=False), shown, len(table.rows) - len(rows))


def _row(row: DriftRow, table: DriftTable) -> ShownRow:
    few = tuple(named_services(row.services, detailed=False))
    return ShownRow(str(row.severity), row.services, few, named(row), matter(row, table), (_side(row.left), _side(row.right)))


def _side(side: Side) -> ShownSide:
    value = side.value if len(side.value) <= LONGEST_VALUE else f"{side.value[:LONGEST_VALUE]}…"
    return ShownSide(value, f"{side.location.path}:{side.location.line}" if side.location.path else "")
