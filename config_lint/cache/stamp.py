"""What the cache's content was made by: with anything else, it is made anew."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

import msgspec

from config_lint import __version__


@cache
def stamp(*folders: Path) -> bytes:
    """A digest of our version and Python's, and of the size and time of every file in the folders: code and data of ours."""
    made = blake2b(f"{__version__} {sys.version} {msgspec.__version__}".encode(), digest_size=16)
    for folder in folders:
        for facts in sorted(_facts(str(folder))):
            made.update(facts.encode(errors="surrogatepass"))
    return made.digest()


def _facts(folder: str) -> Iterator[str]:
    try:
        for entry in os.scandir(folder):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _facts(entry.path)
            else:
                found = entry.stat()
                yield f"{entry.path} {found.st_size} {found.st_mtime_ns}\n"
    except OSError:
        return
