import sys
from io import StringIO

import pytest

from config_lint.cli.progress import ProgressLine


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, as a list of one number."""
    monkeypatch.delenv("TERM", raising=False)
    now = [0.0]
    monkeypatch.setattr("config_lint.cli.progress.time.monotonic", lambda: now[0])
    return now


def test_short_work_shows_nothing(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", stream := Terminal())
    line = ProgressLine(wanted=True)
    clock[0] = 0.9
    line("reading", 9, 10)
    line.clear()
    assert stream.getvalue() == ""


def test_long_work_shows_how_far_it_is_and_takes_it_away(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", stream := Terminal())
    line = ProgressLine(wanted=True)
    for clock[0], done in ((1.0, 100), (1.05, 105), (1.2, 5)):
        line("reading", done, 1000)
    line.clear()
    assert stream.getvalue() == "\rreading 100 of 1000\rreading 5 of 1000  \r                 \r"


@pytest.mark.parametrize(("stream", "wanted"), [(StringIO(), True), (Terminal(), False)])
def test_line_is_for_people_who_want_it(
    clock: list[float], monkeypatch: pytest.MonkeyPatch, stream: StringIO, *, wanted: bool
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    line = ProgressLine(wanted=wanted)
    clock[0] = 9.0
    line("reading", 1, 2)
    line.clear()
    assert stream.getvalue() == ""
