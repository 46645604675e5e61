"""Step 6: who calls whom."""

from config_lint.graph.build import graph_of

__all__ = ["graph_of"]
