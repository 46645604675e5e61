"""A Python that begins where its imports end: an executable that runs `-m MODULE`, `-c CODE` or a script as Python does.

Hundreds of processes that tests start would import the same all over again. This one asks a process that waits, and has imported
everything, for a copy of itself: a process like any other, with its own arguments, variables, folder, streams and bounds. What
a test says about the start itself (imports, closed streams, signals, an interpreter's own variables) needs `sys.executable`.
"""

import atexit
import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def python() -> str:
    """The path of the executable; what waits behind it ends with this process."""
    place = Path(tempfile.mkdtemp())
    address, program = place / "waiting", place / "python"
    program.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -ISB "{FOLDER / "asking.py"}" "{address}" "{program}" "$@"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    variables = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "_CONFIG_LINT_COMPLETE")}
    waiting = subprocess.Popen(
        [sys.executable, FOLDER / "waiting.py", address], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=variables
    )
    assert waiting.stdout is not None
    assert waiting.stdout.readline() == b"ready\n"
    atexit.register(_ended, waiting, place)
    return str(program)


def _ended(waiting: "subprocess.Popen[bytes]", place: Path) -> None:
    waiting.communicate()
    for name in ("waiting", "python"):
        (place / name).unlink(missing_ok=True)
    place.rmdir()
