"""Runs config-lint, and looks every few milliseconds where it is: `python sampler.py FILE [ARGUMENT ...]`.

The clock is that of the processor, so that waiting does not count; Linux looks at it at each of its ticks, 4 ms on most machines.
Unlike cProfile it does not slow down what calls much and so tell too much of it.
"""

import json
import os
import signal
import sys
from collections import Counter
from pathlib import Path
from types import FrameType

_interval = 0.001

_ours = f"{os.sep}config_lint{os.sep}"

_elsewhere = {
    "<frozen importlib": "importing",
    f"{os.sep}re{os.sep}": "regular expressions",
    f"{os.sep}pydantic{os.sep}": "pydantic",
    f"{os.sep}typer{os.sep}": "command line",
    f"{os.sep}click{os.sep}": "command line",
}
"""What the names of others' files say about what is done; of any other file, who asked for it."""

_for_others = ("domain", "values")
"""Rooms whose work belongs to who asked for it."""

_rooms: Counter[str] = Counter()
_functions: Counter[str] = Counter()


def _look(_signal: int, frame: FrameType | None) -> None:
    room, function = "", ""
    while frame is not None and not (room and function):
        file = frame.f_code.co_filename
        if _ours in file:
            within = Path(file.rpartition(_ours)[2])
            function = function or f"{within.as_posix()} {frame.f_code.co_qualname}"
            if within.parts[0] not in _for_others:
                room = room or within.parts[0].removesuffix(".py")
        elif not room:
            room = next((said for part, said in _elsewhere.items() if part in file), "")
        frame = frame.f_back
    _rooms[room or "starting"] += 1
    _functions[function or "starting"] += 1


def main() -> None:
    """Writes to the file how often it was seen in which room, and in which function of ours, innermost, as JSON."""
    told, *arguments = sys.argv[1:]
    sys.argv = ["config-lint", *arguments]
    signal.signal(signal.SIGPROF, _look)
    signal.setitimer(signal.ITIMER_PROF, _interval, _interval)
    try:
        from config_lint.cli import main as run

        code = run()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        Path(told).write_text(json.dumps({"rooms": _rooms, "functions": _functions}), encoding="utf-8")
    sys.exit(code)


if __name__ == "__main__":
    main()
