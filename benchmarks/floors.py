"""What it takes at the least: reading the same files and doing one thing with them, in one process."""

import sys
from pathlib import Path

from benchmarks.pairs import Command

_each = """\
import os, sys
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            {work}
"""

_events = """\
parser = yaml.CBaseLoader(file.read())
            while not isinstance(parser.get_event(), yaml.StreamEndEvent):
                pass
"""

works = {
    "reading": "file.read()",
    "hashing": "hashlib.blake2b(file.read()).digest()",
    "events": _events,
    "loading": "yaml.load(file, Loader=yaml.CSafeLoader)",
}
"""The floors, lightest first: reading the bytes, a digest of them, libyaml's events, and libyaml's loader."""

_imports = {"hashing": "import hashlib\n", "events": "import yaml\n", "loading": "import yaml\n"}


def floor(name: str, folder: Path) -> Command:
    """The command that does only that with every file below `environments`."""
    return Command((sys.executable, "-c", _imports.get(name, "") + _each.format(work=works[name]), "environments"), folder)
