"""The drift table for programs: JSON, version 1."""

from typing import Any

import msgspec

from config_lint import __version__
from config_lint.domain.drift import DriftRow, DriftTable, Side
from config_lint.reporters.drift.drift_reporter import DriftReporter
from config_lint.reporters.drift.wording import counts
from config_lint.reporters.json_text import json_text
from config_lint.reporters.reporter import Display
from config_lint.reporters.safe_text import safe

VERSION = 1
"""Goes up when a key goes away or changes its meaning; new keys may come at any time."""


class Json(DriftReporter):
    """Keys in a fixed order, and pure ASCII. What is meant to differ comes after the drift, where it is shown."""

    def render(self, table: DriftTable, display: Display) -> str:
        """One JSON object and a line feed."""
        rows = (*table.rows, *table.meant) if display.show_suppressed or display.detailed else table.rows
        page = {
            "version": VERSION,
            "tool": {"name": "config-lint", "version": __version__},
            "left": table.left,
            "right": table.right,
            "services": table.services,
            "summary": {**counts(table), "compared": table.compared, "same": table.same},
            "differences": [_difference(row) for row in rows],
        }
        return json_text(page)


def _difference(row: DriftRow) -> dict[str, Any]:
    return {
        "kind": row.kind.value,
        "severity": str(row.severity) if row.meant is None else None,
        "services": row.services,
        "document": row.document,
        "key": row.key,
        "setting": row.setting or None,
        "settings": row.settings,
        "left": _side(row.left),
        "right": _side(row.right),
        "why": safe(row.why),
        "meant": row.meant.value if row.meant is not None else None,
    }


def _side(side: Side) -> dict[str, Any]:
    location = msgspec.structs.asdict(side.location) if side.location.path else None
    return {"value": safe(side.value), "location": location}
