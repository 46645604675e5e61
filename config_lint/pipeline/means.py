"""By what means a run is made: none of them changes what comes out."""

from typing import NamedTuple

from config_lint.cache import Cache
from config_lint.executor import ALONE, Crew, Workers
from config_lint.pipeline.memory.memory import Memory


class Means(NamedTuple):
    """What was read before, if that is kept; who works, here and elsewhere; and what remembers what the rules say."""

    cache: Cache | None = None
    crew: Crew = ALONE
    memory: Memory | None = None
    cluster: Workers | None = None


PLAIN = Means()
"""Nothing is kept, and nobody helps."""
