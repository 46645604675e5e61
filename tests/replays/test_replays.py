"""Published outages, each as a small fleet before and after: what happened is found, and what was done about it is clean.

Each folder has a `replay.toml` with the link, one sentence that says what happened, the rule that should have said so,
and, where they matter, the day and what was there `earlier`.
"""

import tomllib
from datetime import date
from pathlib import Path

import msgspec
import pytest

from config_lint.engine import Request
from config_lint.options import Origin, from_data
from config_lint.pipeline.checking import check, past
from config_lint.rulebook import names_of, select
from config_lint.rulebook.checks import with_check
from config_lint.trees.memory import MemoryTree
from tests.shipped import shipped_rules

folders = sorted(path.parent for path in Path(__file__).parent.glob("*/replay.toml"))


def tree(folder: Path) -> MemoryTree:
    """The files below a folder."""
    return MemoryTree({path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()})


def found(folder: Path, side: str) -> set[str]:
    """The rules of the default set that find something on one side of a replay, as a change of what was `earlier`, if any."""
    told = tomllib.loads((folder / "replay.toml").read_text())
    options = from_data(told["options"], Origin(file="config-lint.toml"))
    every = shipped_rules()
    rules = [with_check(rule) for rule in select(every, (), options.ignore, {})]
    request = Request(today=told.get("today", date.min))
    if (folder / "earlier").is_dir():
        before = past(tree(folder / "earlier"), options, rules, names_of(every), request)
        request = msgspec.structs.replace(request, past=before)
    report, _ = check(tree(folder / side), options, rules, names_of(every), request)
    return {each.rule for root in report.findings for each in (root, *root.also)}


@pytest.mark.parametrize("folder", folders, ids=lambda folder: folder.name)
def test_what_happened_is_found_before_and_nothing_after(folder: Path) -> None:
    told = tomllib.loads((folder / "replay.toml").read_text())
    assert told["link"].startswith("https://")
    assert told["happened"].endswith(".")
    assert told["rule"] in found(folder, "before")
    assert found(folder, "after") == set()


def test_there_are_replays() -> None:
    assert folders
