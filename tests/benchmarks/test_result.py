from benchmarks.pairs import Comparison, Run, Spread
from benchmarks.result import Result, ratio


def test_row_shows_figure_limit_and_verdict() -> None:
    row = Result("peak memory", 123.4, 400, "MB", "parsing alone 30 MB").row()
    assert row == "| peak memory | 123 MB | ≤ 400 MB | yes | parsing alone 30 MB |"


def test_figure_over_its_limit_stands_out() -> None:
    assert "| 1.20 | ≤ 1.1 | **no** |" in Result("exponent", 1.2, 1.1, "", "").row()


def test_ratio_has_quartiles_and_seconds_beside_it() -> None:
    comparison = Comparison(Spread(2.1, 2.344, 2.6), Run(1.5, 1.4, 1), Run(0.64, 0.6, 1), 11, others=0.1)
    assert ratio("check", 3, comparison).row() == (
        "| check | 2.34 × | ≤ 3 × | yes | quartiles 2.10–2.60; 1.500 s against 0.640 s; 11 pairs |"
    )

    for others in (1.2, None):
        assert "; 11 pairs, beside other work |" in ratio("check", 3, comparison._replace(others=others)).row()


def test_of_some_figures_more_is_better() -> None:
    assert Result("two jobs", 1.5, 1.4, "×", "", more=True).met
    assert "| 1.30 × | ≥ 1.4 × | **no** |" in Result("two jobs", 1.3, 1.4, "×", "", more=True).row()


def test_a_figure_that_cannot_be_taken_is_neither_met_nor_missed() -> None:
    missing = Result("two jobs", None, 1.4, "×", "there is no such option", more=True)
    assert not missing.met
    assert missing.row() == "| two jobs | not available | ≥ 1.4 × | – | there is no such option |"
