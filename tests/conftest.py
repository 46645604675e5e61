"""What all tests share."""

import atexit
import os
import shutil
import sys
import tempfile

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
