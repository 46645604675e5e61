import msgspec

from config_lint.domain.report import Report
from config_lint.reporters.html.matrix import Cell, matrix


def test_the_worst_of_each_pair_is_shown_with_how_many_there_are(report: Report) -> None:
    pairs = (
        ("staging", "backend"),
        ("staging", "auth"),
        ("production", "auth"),
        ("production", "only-there"),
        ("staging", "quiet"),
    )
    rows = matrix(msgspec.structs.replace(report, pairs=pairs, environments=("staging",)))
    assert [(row.service, row.cells) for row in rows] == [
        ("auth", (Cell("staging", exists=True, worst="error", count=2),)),
        ("backend", (Cell("staging", exists=True, worst="error", count=1),)),
        ("quiet", (Cell("staging", exists=True),)),
    ]


def test_where_there_is_no_such_service_nothing_is_clean(report: Report) -> None:
    pairs = (("staging", "auth"), ("production", "auth"), ("production", "batch"))
    rows = matrix(msgspec.structs.replace(report, pairs=pairs, environments=("staging", "production"), findings=()))
    assert [(cell.environment, cell.exists) for cell in rows[1].cells] == [("staging", False), ("production", True)]
