import sys
from pathlib import Path

import pytest

from benchmarks.memory import peak
from benchmarks.pairs import Command, Failure

_two = """\
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-S", "-c", "held = bytearray(60_000_000); import time; time.sleep(1)"])
held = bytearray(60_000_000)
child.wait()
"""


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").is_file(), reason="the system does not tell")
def test_what_processes_hold_at_once_is_added_up(tmp_path: Path) -> None:
    assert 120_000_000 < peak(Command((sys.executable, "-S", "-c", _two), tmp_path)) < 300_000_000


def test_a_command_that_fails_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="ended with 3"):
        peak(Command((sys.executable, "-S", "-c", "raise SystemExit(3)"), tmp_path))
