"""Services by environments, with the worst that was found in each."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from config_lint.domain.finding import Finding
from config_lint.domain.report import Report
from config_lint.domain.severity import Severity

Pair = tuple[str, str]
"""(environment, service)."""


class Cell(msgspec.Struct, frozen=True):
    """A service in an environment; `worst` is empty where nothing was found, `exists` false where there is no such service."""

    environment: str
    exists: bool
    worst: str = ""
    count: int = 0


class Row(msgspec.Struct, frozen=True):
    """A service in all environments."""

    service: str
    cells: tuple[Cell, ...]


def worst_of(findings: Iterable[Finding]) -> dict[Pair, tuple[Severity, int]]:
    """For each pair that findings reach, the worst severity, and how many there are."""
    counts: Counter[Pair] = Counter()
    worst: dict[Pair, Severity] = {}
    for finding in findings:
        for pair in dict.fromkeys(finding.affects):
            counts[pair] += 1
            worst[pair] = max(worst.get(pair, finding.severity), finding.severity)
    return {pair: (severity, counts[pair]) for pair, severity in worst.items()}


def matrix(report: Report) -> tuple[Row, ...]:
    """The rows, by service, with a column for each environment that was asked about; services in none of them are left out."""
    exist = frozenset(report.pairs)
    worst = worst_of(report.findings)
    services = dict.fromkeys(service for _, service in sorted(report.pairs, key=lambda pair: pair[1]))
    rows = (Row(service, tuple(_cell(name, service, exist, worst) for name in report.environments)) for service in services)
    return tuple(row for row in rows if any(cell.exists for cell in row.cells))


def _cell(environment: str, service: str, exist: frozenset[Pair], worst: dict[Pair, tuple[Severity, int]]) -> Cell:
    pair = (environment, service)
    if pair not in worst:
        return Cell(environment, pair in exist)
    severity, count = worst[pair]
    return Cell(environment, pair in exist, str(severity), count)
