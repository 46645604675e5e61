import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from config_lint.domain.usage import UsageError
from config_lint.executor import cluster as module
from config_lint.executor.cluster import Cluster
from tests.clusters import scheduler, shared_address
from tests.workers import lost_once, raised, squared

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _nobody_goes_on_speaking() -> Iterator[None]:
    """Whatever becomes of a cluster: what would try to reach it again draws random numbers in other people's tests."""
    yield
    assert [thread.name for thread in threading.enumerate() if thread.name in ("conversation", "IO loop")] == []


@pytest.fixture
def cluster() -> Cluster:
    """The shared one, connected with anew."""
    return Cluster(shared_address(), 2)


def test_everything_is_made_and_comes_back_with_its_number(cluster: Cluster) -> None:
    assert cluster.count == 2
    assert dict(cluster.each(squared, range(20))) == {number: number * number for number in range(20)}


def test_no_more_is_taken_than_they_are_about_to_work_on(cluster: Cluster) -> None:
    numbers = iter(range(50))
    outcomes = cluster.each(squared, numbers)
    next(outcomes)
    outcomes.close()
    cluster.close()
    assert next(numbers) <= 2 * module.AHEAD


def test_where_a_worker_is_lost_another_one_does_its_work(cluster: Cluster, tmp_path: Path) -> None:
    markers = [str(tmp_path / name) for name in "abc"]
    assert sorted(made for _, made in cluster.each(lost_once, markers)) == markers


def test_what_a_worker_raises_is_not_repeated(cluster: Cluster) -> None:
    with pytest.raises(UsageError, match="cannot do this work") as caught:
        list(cluster.each(raised, ["Xk39x8sPq"]))
    assert "Xk39x8sPq" not in str(caught.value)
    cluster.close()


def test_where_nobody_works_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS", 0.5)
    with scheduler() as (address, _):
        cluster = Cluster(address, 2)
        with pytest.raises(UsageError, match=f"has no worker: start one .`dask worker {address}`"):
            assert cluster.count
        cluster.close()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("tcp://127.0.0.1:9", "^the scheduler at tcp://127.0.0.1:9 does not answer"),
        ("nowhere", '^--scheduler takes "local" or an'),
    ],
)
def test_where_there_is_no_scheduler_that_is_said(monkeypatch: pytest.MonkeyPatch, address: str, said: str) -> None:
    monkeypatch.setattr(module, "SECONDS", 0.5)
    with pytest.raises(UsageError, match=said):
        next(Cluster(address, 2).each(squared, [1]))


def test_without_dask_it_is_said_how_to_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(_name: str) -> Any:
        return None

    monkeypatch.setattr(module, "find_spec", nothing)
    with pytest.raises(UsageError, match=r"pip install config-lint\[dask\]"):
        Cluster("local", 2)
