"""Step 4: whose layer is whose, and contributions folded into settings."""

from config_lint.layers.fold import Resolved, resolve
from config_lint.layers.pairs import Pair, fed, paired

__all__ = ["Pair", "Resolved", "fed", "paired", "resolve"]
