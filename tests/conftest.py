"""What all tests share."""

import atexit
import gc
import os
import shutil
import sys
import tempfile

import pytest
from hypothesis import settings
from platformdirs import user_cache_path

# How long one example takes says more about the machine than about the code.
settings.register_profile("any-machine", deadline=None)
settings.load_profile("any-machine")

# Byte code is kept whatever the environment says of it: hundreds of processes that tests start would compile all of it anew each.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# No test finds what another run has kept, and none leaves anything behind; but what pip has downloaded before is as good as new.
os.environ.setdefault("PIP_CACHE_DIR", str(user_cache_path("pip")))
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
