import msgspec

from config_lint.domain.drift import DriftRow, DriftTable, Kind, Side
from config_lint.domain.severity import Severity
from config_lint.reporters.html.drifted import LONGEST_VALUE, MOST_ROWS, drifted
from config_lint.values.location import Location


def row(key: str, severity: Severity, value: str = "json") -> DriftRow:
    left, right = Side(value, Location("staging/web.env", 3, 1, 3, 5)), Side("missing", Location("", 1, 1, 1, 1))
    return DriftRow(Kind.EXTRA, severity, ("web",), "", key, "", left, right)


def table(*rows: DriftRow) -> DriftTable:
    return DriftTable("staging", "production", ("web",), rows, (), 7, 6)


def test_the_worst_comes_first_with_both_sides() -> None:
    found = drifted(table(row("A", Severity.INFO), row("B", Severity.ERROR)))
    assert [(each.named, each.matter) for each in found.rows] == [
        ("B", "is missing in production"),
        ("A", "is missing in production"),
    ]
    assert [(side.value, side.place) for side in found.rows[0].sides] == [("json", "staging/web.env:3"), ("missing", "")]
    assert found.more == 0


def test_what_nobody_would_read_is_counted() -> None:
    found = drifted(table(*(row(str(number), Severity.WARNING, "x" * 1000) for number in range(MOST_ROWS + 5))))
    assert (len(found.rows), found.more) == (MOST_ROWS, 5)
    assert len(found.rows[0].sides[0].value) == LONGEST_VALUE + 1


def test_a_few_services_stand_for_many() -> None:
    many = msgspec.structs.replace(row("A", Severity.INFO), services=tuple(f"app-{number}" for number in range(40)))
    [found] = drifted(table(many)).rows
    assert found.named_services == ("app-0", "app-1", "app-2", "app-3", "app-4", "app-5", "34 more")
    assert len(found.services) == 40
