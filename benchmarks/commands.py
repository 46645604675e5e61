"""The commands that are measured, and what they are measured against."""

import compileall
import os
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from shutil import which

from benchmarks.pairs import Command

_parse_only = """\
import os, sys, yaml
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            yaml.load(file, Loader=yaml.CSafeLoader)
"""


def config_lint(folder: Path, *arguments: str) -> Command:
    """The installed program, as a user calls it. That there are findings (exit code 1) does not make it a failure here."""
    program = which("config-lint", path=str(Path(sys.executable).parent))
    if program is None:
        message = "config-lint is not installed in this environment: run pip install -e '.[dev]' first"
        raise FileNotFoundError(message)
    return Command((program, *arguments), folder, good=frozenset({0, 1}))


def check(folder: Path, *arguments: str, jobs: int | None = None) -> Command:
    """`config-lint check`, on so many processes; `check` alone decides on how many where no number is given.

    A version that has no `--jobs` runs on one: ask `has_jobs` before asking for more.
    """
    chosen = ("--jobs", str(jobs)) if jobs is not None and has_jobs() else ()
    return config_lint(folder, "check", *arguments, *chosen)


@cache
def has_jobs() -> bool:
    """Whether the installed `check` runs on several processes."""
    command = config_lint(Path.cwd(), "check", "--help")
    told = subprocess.run(
        command.arguments, check=True, capture_output=True, text=True, env=os.environ | {"COLUMNS": "200", "NO_COLOR": "1"}
    )
    return "--jobs" in told.stdout


def parse_only(folder: Path) -> Command:
    """One process that reads every file below `environments` with libyaml's loader, and does nothing else."""
    return Command((sys.executable, "-c", _parse_only, "environments"), folder)


def importing(modules: str, folder: Path) -> Command:
    """A process that only imports."""
    return Command((sys.executable, "-c", f"import {modules}"), folder)


def compile_program() -> None:
    """Compiles our own byte code, as an installer does; that of the libraries is there since they were installed."""
    found = find_spec("config_lint")
    if found is None or found.origin is None:
        message = "config_lint cannot be imported here"
        raise FileNotFoundError(message)
    compileall.compile_dir(Path(found.origin).parent, quiet=1)
