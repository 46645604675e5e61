"""Runs of some rules over a repository: a first one, and those that know of the ones before."""

from collections.abc import Mapping
from pathlib import Path

from config_lint.cache import Cache, Folder
from config_lint.domain.report import Report
from config_lint.engine import Request
from config_lint.engine.judge import Rules
from config_lint.options import Options
from config_lint.pipeline.checking import check
from config_lint.pipeline.examples import EXAMPLE_DAY
from config_lint.pipeline.means import Means
from config_lint.pipeline.memory.memory import memory_of
from config_lint.pipeline.memory.recalling import recalled, reported_again
from config_lint.rulebook import names_of
from config_lint.trees.memory import MemoryTree
from tests.shipped import shipped_rules

REQUEST = Request(today=EXAMPLE_DAY)
KNOWN = names_of(shipped_rules())


def first(files: Mapping[str, str], options: Options, rules: Rules) -> Report:
    """The report of a run that knows of no other."""
    return check(MemoryTree(files), options, rules, KNOWN, REQUEST)[0]


def next_one(files: Mapping[str, str], options: Options, rules: Rules, folder: Path) -> Report:
    """The report of a run that knows of earlier ones, by what those left in a folder."""
    cache = Cache(Folder(folder), Path("/repository"))
    tree = MemoryTree(files)
    memory = memory_of(tree, options, rules, KNOWN, REQUEST, None, cache)
    assert memory
    record = recalled(memory, options, rules, REQUEST, cache)
    if record:
        report = reported_again(record, tree, options, rules, KNOWN, REQUEST, cache)
    else:
        report, _ = check(tree, options, rules, KNOWN, REQUEST, means=Means(cache, memory=memory))
    cache.save()
    return report
