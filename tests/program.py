"""The program as a process of its own, with bounded memory and time, on a small repository."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import config_lint
from tests.warm.python import python

SECONDS = 30

HEALTHY = "staging/web.env:1:11: error logging/unknown-level"
"""What is found in the file that is always there: proof that the rest is still checked."""

OPTIONS = """\
promotion = ["staging", "production"]

[[sources]]
path = "{environment}/{service}.*"
"""


class Ended(NamedTuple):
    """How the process ended."""

    code: int
    out: str
    err: str


def repository(folder: Path) -> Path:
    """A repository with one planted fault."""
    for environment, level in (("staging", "NOISY"), ("production", "WARNING")):
        (folder / environment).mkdir(parents=True)
        (folder / environment / "web.env").write_text(f"LOG_LEVEL={level}\n")
    (folder / "config-lint.toml").write_text(OPTIONS)
    return folder


def check(root: Path, *arguments: str, memory: int = 0, executable: str = "") -> Ended:
    """`config-lint check`, one finding a line."""
    formats = () if "--output-format" in arguments else ("--output-format", "concise")
    return run(["check", *arguments, *formats, "--quiet", "--root", str(root)], memory, executable)


def environment() -> dict[str, str]:
    """The environment variables of a process that is to find this program, and to be told nothing by those of whoever runs it."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("CONFIG_LINT_", "GITHUB_"))}
    return {**ours, "PYTHONPATH": str(Path(config_lint.__file__).parent.parent)}


def run(arguments: Sequence[str], memory: int = 0, executable: str = "") -> Ended:
    """The program with these arguments; `memory` bounds its address space, in bytes. `executable` is another Python."""
    bounds = ["/bin/sh", "-c", f'ulimit -v {memory // 1024}; exec "$@"', "sh"] if memory else []
    ended = subprocess.run(
        [*bounds, executable or python(), "-m", "config_lint", *arguments],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
        env=environment(),
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)
