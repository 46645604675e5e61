"""A drift table in every format, against the files that say how it looks."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from config_lint.discovery import subclasses_in
from config_lint.domain.drift import DriftRow, DriftTable, Kind, Meant, Side
from config_lint.domain.severity import Severity
from config_lint.reporters.drift.drift_reporter import DriftReporter
from config_lint.reporters.reporter import Display
from config_lint.values.location import Location

Golden = Callable[[str, str], None]

FORMATS = subclasses_in("config_lint.reporters.drift", DriftReporter, "config_lint.reporters.drift")


def side(value: str, path: str = "", line: int = 1) -> Side:
    return Side(value, Location(path, line, 5 if path else 1, line, 5 + len(value) if path else 1))


VALUE = DriftRow(
    kind=Kind.VALUE,
    severity=Severity.WARNING,
    services=("auth",),
    document="",
    key="JWT_ALGORITHM",
    setting="auth.jwt.algorithm",
    left=side("HS512", "staging/auth.env", 6),
    right=side("HS256", "base/auth.env", 9),
    why="an algorithm is expected to be the same in all environments",
)
MISSING = msgspec.structs.replace(
    VALUE,
    kind=Kind.MISSING,
    severity=Severity.INFO,
    key="pool",
    setting="",
    left=side("missing", "staging/auth.env"),
    right=side("2 settings", "production/auth.env", 12),
    settings=2,
    why="3 of 4 environments have it",
)
SAME = msgspec.structs.replace(
    VALUE,
    services=("api", "worker"),
    kind=Kind.SAME,
    severity=Severity.ERROR,
    document="Secret/api",
    key="data.token",
    setting="",
    left=side("same", "staging/api.yaml", 3),
    right=side("same", "production/api.yaml", 3),
    why="both environments have this secret",
)
SERVICE = msgspec.structs.replace(
    MISSING,
    services=("web",),
    kind=Kind.EXTRA,
    key="",
    left=side("7 settings", "staging/web.env"),
    right=side("missing"),
    settings=7,
    why="",
)
LONG = msgspec.structs.replace(
    VALUE,
    services=("web",),
    severity=Severity.INFO,
    key="banner|`x`\x1b[2J",
    setting="",
    left=side(f"{'x' * 70}left{'y' * 70}", "staging/web.env", 8),
    right=side(f"{'x' * 70}right{'y' * 70}", "production/web.env", 8),
    why="",
)
MEANT = msgspec.structs.replace(
    VALUE,
    severity=Severity.INFO,
    key="TTL",
    setting="",
    left=side("60s", "staging/auth.env", 7),
    right=side("1m", "base/auth.env", 4),
    why="both are the same length of time",
    meant=Meant.MEANING,
)
TABLE = DriftTable(
    "staging", "production", ("api", "auth", "web", "worker"), (SAME, VALUE, MISSING, SERVICE, LONG), (MEANT,), 40, 31
)
CLEAN = DriftTable("staging", "production", ("auth",), (), (), 12, 12)


@pytest.fixture
def golden() -> Golden:
    """Compares a text with a file of `golden/`; with UPDATE_GOLDEN set in the environment it writes the file instead."""

    def compare(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if os.environ.get("UPDATE_GOLDEN"):
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode()

    return compare


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_drift_alone(name: str, golden: Golden) -> None:
    golden(f"{name}.txt", FORMATS[name]().render(TABLE, Display(width=100)))


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_what_is_meant_is_shown_where_it_is_asked_for(name: str) -> None:
    for display in (Display(show_suppressed=True), Display(detailed=True)):
        assert "both are the same length of time" in FORMATS[name]().render(TABLE, display)
    assert "both are the same length of time" not in FORMATS[name]().render(TABLE, Display())


@pytest.mark.parametrize("name", sorted(FORMATS))
@pytest.mark.parametrize("meant", Meant)
def test_which_of_the_reasons_it_was_is_said(name: str, meant: Meant) -> None:
    table = msgspec.structs.replace(TABLE, meant=(msgspec.structs.replace(MEANT, meant=meant),))
    for display in (Display(show_suppressed=True), Display(detailed=True)):
        assert meant.value in FORMATS[name]().render(table, display).replace("\\", "")


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_nothing_in_a_file_steers_a_terminal(name: str) -> None:
    assert "\x1b" not in FORMATS[name]().render(TABLE, Display(detailed=True))


def test_a_table_without_drift_says_so(golden: Golden) -> None:
    assert FORMATS["concise"]().render(CLEAN, Display()) == ""
    assert FORMATS["full"]().render(CLEAN, Display(summary=False)) == ""
    assert json.loads(FORMATS["json"]().render(CLEAN, Display()))["differences"] == []
    golden("clean.txt", FORMATS["full"]().render(CLEAN, Display()))


def test_a_narrow_terminal_has_places_below_values(golden: Golden) -> None:
    golden("full-40-ascii.txt", FORMATS["full"]().render(TABLE, Display(width=40, encoding="ascii")))


def test_reasons_stand_by_kind(golden: Golden) -> None:
    golden("full-reasons.txt", FORMATS["full"]().render(TABLE, Display(width=100, detailed=True)))
