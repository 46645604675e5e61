import pytest

from benchmarks.effort import Effort, fewest_pairs, patience, quick


def test_a_fleet_is_always_shared_by_four_environments() -> None:
    assert Effort().files(14_000) == 14_000
    assert all(quick.files(count) % 4 == 0 for count in range(4, 400, 4))
    assert quick.files(4) == 4


@pytest.mark.parametrize(("seconds", "pairs"), [(0, 11), (patience / 11, 11), (patience / 5, 5), (1_000, 3)])
def test_long_runs_are_paired_less_often(seconds: float, pairs: int) -> None:
    assert Effort(fewest_pairs).pairs_of(seconds) == pairs
    assert quick.pairs_of(seconds) == quick.pairs
