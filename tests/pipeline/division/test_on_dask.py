"""The same on a real cluster of two worker processes, whatever happens to it."""

import os
import signal
import threading
from collections.abc import Iterator

import pytest

from config_lint.domain.usage import UsageError
from config_lint.executor.cluster import Cluster
from tests.clusters import scheduler, shared_address, shared_worker
from tests.faulty_fleet import FILES, printed, run

pytestmark = pytest.mark.slow


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    """The shared one, for portions that are as small as they can be."""
    monkeypatch.setattr("config_lint.pipeline.division.partition.WORTHWHILE", 1)
    found = Cluster(shared_address(), 2)
    yield found
    found.close()


def test_the_report_is_the_same_byte_for_byte(cluster: Cluster) -> None:
    seen: list[tuple[str, int, int]] = []
    alone, _ = run(FILES)
    together, resolved = run(FILES, cluster, progress=lambda *step: seen.append(step))
    assert alone.findings
    assert alone.suppressed
    assert not resolved.undivided
    assert printed(together) == printed(alone)
    assert together == alone
    assert seen == [("partitions", done, 5) for done in range(6)]


def test_a_worker_that_is_lost_in_the_middle_makes_no_difference(cluster: Cluster) -> None:
    lost = [shared_worker()]

    def progress(_step: str, done: int, _of: int) -> None:
        if done == 1:
            os.kill(lost.pop(), signal.SIGKILL)

    together, _ = run(FILES, cluster, progress=progress)
    assert not lost
    assert printed(together) == printed(run(FILES)[0])


def test_a_scheduler_that_goes_away_in_the_middle_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("config_lint.pipeline.division.partition.WORTHWHILE", 1)
    with scheduler("--name=one") as (address, process):

        def progress(_step: str, done: int, _of: int) -> None:
            if done == 1:
                process.kill()

        with pytest.raises(UsageError, match=f"^the scheduler at {address} went away"):
            run(FILES, Cluster(address, 2), progress=progress)
    assert "conversation" not in [thread.name for thread in threading.enumerate()]
