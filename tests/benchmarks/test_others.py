import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks import others

WORKING = "import time\nwhile time.process_time() < 0.3: pass"


def test_what_was_started_here_is_no_other_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(others, "busy", lambda: others.own() + 7)
    watch = others.Watch()
    subprocess.run([sys.executable, "-S", "-c", WORKING], check=True)
    assert watch.others() == pytest.approx(0, abs=0.02)


def test_work_of_others_is_counted_in_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    began = time.perf_counter()
    monkeypatch.setattr(others, "busy", lambda: others.own() + 1.5 * (time.perf_counter() - began))
    assert others.Watch().others() == pytest.approx(1.5, abs=0.1)
    assert time.perf_counter() - began >= others.shortest


def test_the_system_counts_what_works_and_not_what_rests_or_is_counted_already(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "stat"
    told.write_text("cpu  100 20 3 9999 9999 40 5 6 77 77\ncpu0 1 1 1 1 1 1 1 1 1 1\n")
    monkeypatch.setattr(others, "_told", told)
    monkeypatch.setattr(os, "sysconf", {"SC_CLK_TCK": 100}.__getitem__)
    assert others.busy() == pytest.approx(1.74)
    monkeypatch.setattr(others, "_told", tmp_path / "nothing")
    assert others.Watch().others() is None


def test_quiet_is_only_what_is_known_to_be() -> None:
    assert [others.is_quiet(each) for each in (0.0, others.tolerable, 0.9, None)] == [True, True, False, False]
