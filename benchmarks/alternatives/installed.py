"""A virtual environment for each tool, made once from the package index."""

import subprocess
import sys
import venv
from hashlib import blake2b
from pathlib import Path

from benchmarks.alternatives.tools import Tool

_folder = Path(sys.prefix) / "alternatives"
"""Inside the environment that measures, and gone with it."""


def programs_of(tool: Tool, folder: Path = _folder) -> Path:
    """The folder with the tool's programs: config-lint's own is that of the running Python.

    Raises `NotInstalled` with the installer's words where the tool is not to be had.
    """
    if not tool.packages:
        return Path(sys.executable).parent
    named = blake2b(" ".join((sys.version, *tool.packages)).encode(), digest_size=4).hexdigest()
    place = folder / f"{tool.rules}-{named}"
    done = place / "installed"
    if not done.is_file():
        venv.create(place, with_pip=True, clear=True)
        installing = [
            str(place / "bin" / "python"),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            *tool.packages,
        ]
        run = subprocess.run(installing, check=False, capture_output=True, text=True)
        if run.returncode:
            raise NotInstalled(run.stderr.strip().rpartition("\n")[2])
        done.touch()
    return place / "bin"


class NotInstalled(Exception):
    """The package index does not have it, or not for this machine."""
