"""What is said of a row of a drift table, in words."""

from collections.abc import Sequence

from config_lint.domain.drift import DriftRow, DriftTable, Kind
from config_lint.domain.severity import Severity
from config_lint.reporters.summary import number

HEADS = {
    Kind.VALUE: "differs",
    Kind.TYPE: "has another type",
    Kind.MOVED: "is in another order",
    Kind.SAME: "is the same",
    Kind.OUT_OF_ORDER: "is out of order",
}


def named(row: DriftRow) -> str:
    """What a row is about: its key, with the document that it is in; or a whole document or service."""
    if not row.key:
        return row.document or "the whole service"
    return f"{row.key} ({row.document})" if row.document else row.key


MOST_SERVICES = 6
"""Services of one row that are named without `detailed`: one shared file may feed all there are."""


def named_services(services: Sequence[str], *, detailed: bool) -> list[str]:
    """The services that are named, and how many more there are."""
    if detailed or len(services) <= MOST_SERVICES + 1:
        return list(services)
    return [*services[:MOST_SERVICES], f"{len(services) - MOST_SERVICES} more"]


def headline(row: DriftRow, table: DriftTable) -> str:
    """What is the matter, and why it is drift or none."""
    return f"{named(row)} {matter(row, table)}"


def matter(row: DriftRow, table: DriftTable) -> str:
    """The same without what it is about."""
    if row.kind in (Kind.MISSING, Kind.EXTRA):
        said = f"is missing in {table.left if row.kind is Kind.MISSING else table.right}"
    else:
        said = HEADS[row.kind]
    if row.meant is not None:
        said = f"{said} ({row.meant.value})"
    return f"{said}: {row.why}" if row.why else said


def level(row: DriftRow) -> str:
    """How bad it is; `meant` for what is not."""
    return "meant" if row.meant is not None else str(row.severity)


def counts(table: DriftTable) -> dict[str, int]:
    """How many rows there are of each severity, the worst first, and how many differences are meant."""
    found = {str(severity): 0 for severity in reversed(Severity)}
    for row in table.rows:
        found[str(row.severity)] += 1
    return {**found, "meant": len(table.meant)}


def summary(table: DriftTable, *, hint: bool) -> str:
    """What was found, and what was compared; the hint says how to see what is not shown."""
    found = counts(table)
    meant = found.pop("meant")
    drift = ", ".join(number(count, severity) for severity, count in found.items() if count) or "no drift"
    aside = (
        f"; {number(meant, 'difference')} meant" + (" (-v says why, --all shows them)" if hint and meant else "") if meant else ""
    )
    services = number(len(table.services), "service")
    return f"{drift}{aside}; {services}, {number(table.compared, 'setting')} on both sides, {table.same:,} of them the same"
