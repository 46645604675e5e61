from pathlib import Path

import pytest

from benchmarks.growth import Point
from benchmarks.growth_page import merged, page, publish, read, settled, table
from benchmarks.pairs import Run


def point(work: str, size: int, seconds: float, others: float | None = 0.0) -> Point:
    return Point("yaml", work, size, size * 100, Run(seconds, seconds / 2, 1_000_000, others), 3)


def test_table_shows_the_exponent_of_each_line() -> None:
    shown = table([point("cold", size, size / 50) for size in (100, 1_000)])
    assert "| yaml | cold | 1,000 × 4 | 100,000 | 20.00 s | 10.00 s | 1 MB | 5,000 | 3 |  |" in shown
    assert "| yaml | cold | 1.00 |" in shown


def test_what_is_measured_anew_takes_the_place_of_what_was() -> None:
    before = [point("cold", 100, 1), point("warm", 100, 1)]
    found = merged(before, [point("cold", 1_000, 10), point("cold", 100, 2)])
    shown = [(each.work, each.services, each.run.seconds) for each in found]
    assert shown == [("cold", 100, 2), ("cold", 1_000, 10), ("warm", 100, 1)]


def test_the_plot_of_equal_figures_is_equal(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    from benchmarks.growth_plot import plot

    found = [point(work, size, size / 50) for work in ("cold", "floor: reading") for size in (100, 1_000)]
    plot(found, tmp_path / "one.svg")
    plot(found, tmp_path / "other.svg")
    drawn = (tmp_path / "one.svg").read_text()
    assert drawn == (tmp_path / "other.svg").read_text()
    assert "cold, n^1.00" in drawn
    assert "settings a second" in drawn


def test_figures_are_kept_beside_the_page(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    publish([point("cold", 100, 1)], tmp_path)
    publish([point("cold", 1_000, 12)], tmp_path)
    assert [each.services for each in read(tmp_path)] == [100, 1_000]
    assert "n^1.08" in (tmp_path / "growth.svg").read_text()
    assert page(read(tmp_path), "") in (tmp_path / "GROWTH.md").read_text().replace(_facts(tmp_path), "")


def _facts(folder: Path) -> str:
    return next(line for line in (folder / "GROWTH.md").read_text().splitlines() if line.startswith("config-lint "))


def test_a_figure_that_was_taken_beside_other_work_says_so_and_is_not_settled(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    publish([point("cold", 100, 1), point("warm", 100, 1, 0.9), point("changed", 100, 1, None)], tmp_path)
    shown = (tmp_path / "GROWTH.md").read_text()
    assert shown.count(r"1.00 s \* |") == 2
    assert "beside other work" in shown
    assert settled(tmp_path) == {("yaml", "cold", 100)}
    publish([point("warm", 100, 1), point("changed", 100, 1)], tmp_path)
    assert r"\*" not in (tmp_path / "GROWTH.md").read_text()
