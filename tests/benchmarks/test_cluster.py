import os
import socket
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from benchmarks.cluster import Shared, Trial
from benchmarks.cluster_page import publish, read
from benchmarks.dask_processes import Taken, taken
from benchmarks.pairs import Run
from benchmarks.relay import relay

HOLDING = """
import time
held = bytearray(80_000_000)
del held
while time.process_time() < 0.2: pass
print(flush=True)
input()
"""


def answer_twice(listening: socket.socket) -> None:
    """Says back everything that it hears, twice, when nothing more is said."""
    with listening.accept()[0] as connection:
        heard = b"".join(iter(lambda: connection.recv(4096), b""))
        connection.sendall(heard * 2)


def test_a_relay_passes_on_everything_and_counts_both_ways() -> None:
    said = os.urandom(1_000_000)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        Thread(target=answer_twice, args=(listening,), daemon=True).start()
        with relay(*listening.getsockname()) as between:
            with socket.create_connection(("127.0.0.1", between.port)) as calling:
                calling.sendall(said)
                calling.shutdown(socket.SHUT_WR)
                heard = b"".join(iter(lambda: calling.recv(4096), b""))
            assert heard == said * 2
            assert (between.there, between.back) == (len(said), 2 * len(said))


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="only Linux tells")
def test_what_a_running_process_has_taken_so_far() -> None:
    with subprocess.Popen([sys.executable, "-S", "-c", HOLDING], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        cpu, peak = taken(process.pid)
        process.communicate(b"\n")
    assert 0.1 <= cpu < 3
    assert 80_000_000 < peak < 300_000_000
    assert taken(process.pid) == Taken(0, 0)


def trial(services: int, seconds: float, *, is_same: bool = True) -> Trial:
    run = Run(seconds, seconds, 5_000_000, 0.0)
    return Trial(
        services, services * 10, run, Shared(run, Taken(1.5, 2_000_000), [Taken(3, 4_000_000)] * 2, 6_000_000, 7), is_same
    )


def test_a_size_that_is_measured_anew_takes_its_own_place(tmp_path: Path) -> None:
    publish([trial(1_000, 4)], tmp_path)
    publish([trial(100, 1, is_same=False)], tmp_path)
    publish([trial(1_000, 3)], tmp_path)
    assert [(each.services, each.alone.seconds) for each in read(tmp_path)] == [(100, 1), (1_000, 3)]
    shown = (tmp_path / "CLUSTER.md").read_text()
    assert "| 100 × 4 | 1,000 | cluster: where it started | 1.0 s | 1.0 s | 5 MB | 6.0 MB | 0.0 MB | **no** |" in shown
    assert "| 1,000 × 4 | 10,000 | cluster: worker 2 | | 3.0 s | 4 MB | | | |" in shown
    assert "4.0 s" not in shown
    assert "other work" not in shown
