"""Step 6: who calls whom."""

from config_lint.graph.build import graph_of
from config_lint.graph.drawn import drawn

__all__ = ["drawn", "graph_of"]
