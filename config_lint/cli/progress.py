"""A line that says how far the work is, for people who wait."""

import os
import sys
import time
from shutil import get_terminal_size

from config_lint.cli.screen import is_terminal

quiet_for = 1.0
"""Seconds of work about which nothing is said."""

pause = 0.1
"""Seconds between two versions of the line."""


class ProgressLine:
    """Called with a step, how much of it is done, and of how much. It writes on standard error, and only to a terminal."""

    def __init__(self, *, wanted: bool) -> None:
        self.wanted = wanted and is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb"
        self.next = time.monotonic() + quiet_for
        self.written = 0

    def __call__(self, step: str, done: int, of: int) -> None:
        """Shows how far it is, from time to time."""
        if self.wanted and time.monotonic() >= self.next:
            self.next = time.monotonic() + pause
            self._show(f"{step} {done} of {of}"[: get_terminal_size().columns - 1])

    def clear(self) -> None:
        """Takes the line away."""
        if self.written:
            self._show("")
            self._write("\r")

    def _show(self, line: str) -> None:
        self._write(f"\r{line.ljust(self.written)}")
        self.written = len(line)

    def _write(self, text: str) -> None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except OSError:
            self.wanted = False
