import sys
from pathlib import Path

import pytest

from benchmarks import pairs
from benchmarks.effort import Effort


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
    with pytest.raises(pairs.Failure, match="ended with 1: no such fleet"):
        pairs.measure(command(program, tmp_path, 0))
    pairs.measure(command(program, tmp_path, 0, 1))


def test_the_peak_is_the_command_s_own_however_large_the_one_that_measures(tmp_path: Path) -> None:
    held = bytearray(200_000_000)
    assert pairs.measure(command("", tmp_path, 0)).peak < 50_000_000 < len(held)


def test_commands_are_run_in_turns_after_a_warm_up_of_each(tmp_path: Path) -> None:
    one, other = (command(f"open('ran', 'a').write('{name}')", tmp_path, 0)._replace(before=None) for name in ("1", "2"))
    found = pairs.compare(one, other, Effort(pairs=3))
    assert (tmp_path / "ran").read_text() == "12" * 4
    assert found.pairs == 3
    assert found.ratio.lower <= found.ratio.middle <= found.ratio.upper


def test_a_command_is_prepared_before_each_of_its_runs(tmp_path: Path) -> None:
    prepared: list[int] = []
    idle = command("", tmp_path, 0)._replace(before=lambda: prepared.append(1))
    run, runs = pairs.repeat(idle, Effort(rounds=2))
    assert (runs, len(prepared)) == (2, 3)
    assert run.seconds > 0


def test_spread_is_the_median_between_the_quartiles() -> None:
    assert pairs.spread([5, 1, 3, 2, 4]) == pairs.Spread(2, 3, 4)


def test_typical_run_has_middle_times_and_the_highest_peak() -> None:
    runs = [pairs.Run(1, 10, 7), pairs.Run(3, 30, 9), pairs.Run(2, 20, 8)]
    assert pairs.typical(runs) == pairs.Run(2, 20, 9)


@pytest.mark.parametrize("power", [0.5, 1.0, 1.7])
def test_exponent_is_the_power_of_the_growth(power: float) -> None:
    sizes = [1_000, 3_000, 10_000]
    assert pairs.exponent(sizes, [0.001 * size**power for size in sizes]) == pytest.approx(power)
