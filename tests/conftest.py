"""What all tests share."""

import atexit
import gc
import os
import shutil
import sys
import tempfile
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# How long one example takes says more about the machine than about the code.
settings.register_profile("any-machine", deadline=None)
settings.load_profile("any-machine")

# Byte code is kept whatever the environment says of it: hundreds of processes that tests start would compile all of it anew each.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# No test finds what another run has kept, and none leaves anything behind.
os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp()
os.environ.pop("CONFIG_LINT_CACHE_DIR", None)
atexit.register(shutil.rmtree, os.environ["XDG_CACHE_HOME"], ignore_errors=True)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with something slow are begun first, so that in the end no process works alone on one; otherwise the order is any."""
    slow = {item.path for item in items if item.get_closest_marker("slow") or item.get_closest_marker("browser")}
    items.sort(key=lambda item: item.path not in slow)


def pytest_collection_finish() -> None:
    """What was collected stays to the end: looking through it again and again for garbage takes a twentieth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """The tests of a file go to one process, and so do those of all files that use the cluster, which is then started once."""
    if config.getoption("dist") != "loadfile":
        return None
    by_file: Any = import_module("xdist.scheduler").LoadFileScheduling

    def scope(_scheduling: Any, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return "cluster" if _uses_cluster(config.rootpath / file) else file

    return type("Scheduling", (by_file,), {"_split_scope": scope})(config, log)


@cache
def _uses_cluster(file: Path) -> bool:
    return "tests.clusters" in file.read_text(encoding="utf-8")
