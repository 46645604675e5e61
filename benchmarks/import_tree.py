"""What is imported, and how long it takes: `python -m benchmarks imports`."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import corpus

_line = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \| ( *)(\S+)")
least = 1_000
"""Microseconds, with all that it imports itself, from which on a module is shown."""


def trees() -> Iterator[str]:
    """The import trees of `--version`, `explain` and a clean `check`, each with its heading, what is imported first on top."""
    with TemporaryDirectory() as folder:
        corpus.write(Path(folder), 8)
        for arguments in (["--version"], ["explain", "auth/weak-secret"], ["check", "--quiet"]):
            run = subprocess.run(
                [sys.executable, "-X", "importtime", "-m", "config_lint", *arguments],
                cwd=folder,
                check=True,
                capture_output=True,
                text=True,
            )
            yield f"config-lint {' '.join(arguments)}"
            yield from tree(run.stderr)


def tree(told: str) -> Iterator[str]:
    """The lines of Python's own report, which has what imports below what is imported, the other way round."""
    for own, whole, indent, name in reversed(_line.findall(told)):
        if int(whole) >= least:
            yield f"{int(whole) / 1000:8.1f} ms {int(own) / 1000:7.1f} ms  {indent}{name}"
