"""What a step of the action is asked for, and how config-lint is called for it."""

import os
import shlex
import subprocess
import sys
from pathlib import Path


def arguments(root: str) -> list[str]:
    """The arguments of `config-lint check` that the inputs of the action mean, for the files below `root`."""
    wanted = [*os.environ.get("WANTED_ENVIRONMENTS", "").split(), "--root", root]
    for service in os.environ.get("WANTED_SERVICES", "").split():
        wanted += ["--service", service]
    for flag, variable in (("--fail-on", "WANTED_FAIL_ON"), ("--config", "WANTED_CONFIG")):
        if os.environ.get(variable):
            wanted += [flag, os.environ[variable]]
    return wanted + shlex.split(os.environ.get("WANTED_ARGUMENTS", ""))


def check(*wanted: str, **given: object) -> "subprocess.CompletedProcess[str]":
    """One run of `config-lint check`; `given` is what `subprocess.run` takes."""
    # -P: what lies in the folder that is checked is never imported.
    command = [sys.executable, "-P", "-m", "config_lint", "check", *wanted]
    return subprocess.run(command, check=False, text=True, encoding="utf-8", **given)


def add_line(variable: str, line: str) -> None:
    """Adds a line to the file that the runner names in a variable: an output of the step, or its summary."""
    file = os.environ.get(variable)
    if file:
        with Path(file).open("a", encoding="utf-8", errors="backslashreplace") as opened:
            opened.write(f"{line}\n")
