import sys
from pathlib import Path

import pytest

from benchmarks import pairs


def command(program: str, folder: Path, *good: int) -> pairs.Command:
    return pairs.Command((sys.executable, "-S", "-c", program), folder, frozenset(good))


def test_run_is_measured_in_the_folder_asked_for(tmp_path: Path) -> None:
    run = pairs.measure(command("open('made', 'w').close()", tmp_path, 0))
    assert (tmp_path / "made").exists()
    assert run.seconds > 0
    assert run.cpu > 0


def test_peak_memory_is_in_bytes(tmp_path: Path) -> None:
    large = pairs.measure(command("bytearray(150_000_000)", tmp_path, 0)).peak
    assert 150_000_000 < large < 600_000_000


def test_exit_code_that_means_failure_is_an_error_with_what_was_said(tmp_path: Path) -> None:
    program = "import sys; sys.exit('no such fleet')"
    with pytest.raises(RuntimeError, match="ended with 1: no such fleet"):
        pairs.measure(command(program, tmp_path, 0))
    pairs.measure(command(program, tmp_path, 0, 1))


def test_too_few_pairs_are_refused(tmp_path: Path) -> None:
    idle = command("", tmp_path, 0)
    with pytest.raises(ValueError, match="11 or more"):
        pairs.compare(idle, idle, pairs=3)


def test_spread_is_the_median_between_the_quartiles() -> None:
    assert pairs.spread([5, 1, 3, 2, 4]) == pairs.Spread(2, 3, 4)


def test_typical_run_has_middle_times_and_the_highest_peak() -> None:
    runs = [pairs.Run(1, 10, 7), pairs.Run(3, 30, 9), pairs.Run(2, 20, 8)]
    assert pairs.typical(runs) == pairs.Run(2, 20, 9)


@pytest.mark.parametrize("power", [0.5, 1.0, 1.7])
def test_exponent_is_the_power_of_the_growth(power: float) -> None:
    sizes = [1_000, 3_000, 10_000]
    assert pairs.exponent(sizes, [0.001 * size**power for size in sizes]) == pytest.approx(power)
