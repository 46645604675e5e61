"""What all tests share."""

import atexit
import os
import shutil
import sys
import tempfile

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
