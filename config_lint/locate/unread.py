"""Files that may hold configuration and that nothing reads: they are counted, so that nobody takes them for checked."""

import posixpath
import re
from collections.abc import Container, Sequence
from fnmatch import translate
from functools import cache
from pathlib import Path

from config_lint.locate.reach import Recognised
from config_lint.options.model import Options
from config_lint.text.data import load_data


def unread(options: Options, files: Sequence[str], accounted_for: Container[str], recognised: Recognised) -> tuple[str, ...]:
    """The files in the options' folder of a known format that are not accounted for, less those that configure tools."""
    folder = f"{options.origin.folder}/" if options.origin.folder else ""
    rules = tuple(posixpath.normpath(f"{folder}{path}") + "/" for path in options.rule_paths)
    below = (path for path in files if path.startswith(folder) and not path.startswith(rules))
    return tuple(path for path in below if path not in accounted_for and recognised(path) and not of_a_tool(path))


def of_a_tool(path: str) -> bool:
    """Whether a path is a tool's own file (tools.yaml): a lock file, a pipeline, an editor's settings."""
    folders, names = _tools()
    *above, name = path.split("/")
    return not folders.isdisjoint(above) or names.match(name) is not None


@cache
def _tools() -> tuple[frozenset[str], re.Pattern[str]]:
    known: dict[str, list[str]] = load_data((Path(__file__).parent / "tools.yaml").read_text(encoding="utf-8"))
    return frozenset(known["folders"]), re.compile("|".join(map(translate, known["files"])))
