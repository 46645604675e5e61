"""`python -m config_lint`."""

import sys

from config_lint.cli import main

sys.exit(main())
