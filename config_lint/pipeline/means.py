"""By what means a run is made: none of them changes what comes out."""

from typing import NamedTuple

from config_lint.cache import Cache
from config_lint.executor import ALONE, Crew


class Means(NamedTuple):
    """What was read before, if that is kept, and who works.

    Who `recalls` what the rules said of just the same gets no settings with it.
    """

    cache: Cache | None = None
    crew: Crew = ALONE
    recalls: bool = False


PLAIN = Means()
"""Nothing is kept, and nobody helps."""
