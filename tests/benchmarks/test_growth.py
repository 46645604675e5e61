from pathlib import Path

from benchmarks.floors import floor, works
from benchmarks.growth import Point, table
from benchmarks.import_tree import tree
from benchmarks.pairs import Run, measure


def test_table_shows_the_exponent_of_each_line() -> None:
    found = [Point("yaml", "cold", size, size * 100, Run(size / 50, size / 100, 1_000_000)) for size in (100, 1_000)]
    shown = table(found)
    assert "| yaml | cold | 1,000 × 4 | 20.00 s | 10.00 s | 1 MB | 10,000 |" in shown
    assert "| yaml | cold | 1.00 |" in shown


def test_every_floor_reads_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "environments").mkdir()
    (tmp_path / "environments" / "a.yaml").write_text("a: 1\n")
    for name in works:
        assert measure(floor(name, tmp_path)).cpu > 0


def test_the_import_tree_has_what_imports_on_top_of_what_is_imported() -> None:
    told = (
        "import time:       200 |       2500 |   inner\nimport time:      1500 |       4000 | outer\nimport time: 1 | 1 | tiny\n"
    )
    assert [line.rpartition("ms ")[2].rstrip() for line in tree(told)] == [" outer", "   inner"]
