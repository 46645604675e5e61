"""How hard to measure: how many pairs of runs, and on fleets of which size."""

from typing import NamedTuple

fewest_pairs = 11
"""Of which a published ratio is made."""

patience = 120.0
"""Seconds that one comparison may take, from which on there are fewer pairs."""

fewest_long_pairs = 3


class Effort(NamedTuple):
    """The pairs of a comparison, the runs of what is not compared, and by how much fleets are smaller than it is published."""

    pairs: int = fewest_pairs
    rounds: int = 3
    shrink: int = 1

    def files(self, count: int) -> int:
        """How many files to generate for that many: a number that four environments share equally."""
        return max(4, count // self.shrink // 4 * 4)

    def pairs_of(self, seconds: float) -> int:
        """How many pairs to run, where one takes so many seconds: fewer for long runs, of which each says more."""
        return min(self.pairs, max(fewest_long_pairs, int(patience / max(seconds, 0.001))))


quick = Effort(pairs=2, rounds=1, shrink=50)
"""Whether everything works, for figures that say nothing."""
