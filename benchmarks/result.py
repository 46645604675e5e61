"""A figure, its limit, and how both are published."""

from typing import NamedTuple

from benchmarks.others import is_quiet
from benchmarks.pairs import Comparison

_beside = ", beside other work"


class Result(NamedTuple):
    """One line of the published table: what was measured, the figure, its limit, and what stands behind it.

    `figure` and `limit` are in `unit`: "×" for a ratio, "MB" for memory, "s" for seconds, empty for a plain number. Without a
    figure, the detail says why there is none. The limit is the most that the figure may be, or, where `more` of it is better,
    the least.
    """

    what: str
    figure: float | None
    limit: float
    unit: str
    detail: str
    more: bool = False

    @property
    def met(self) -> bool:
        """Whether there is a figure, within its limit."""
        if self.figure is None:
            return False
        return self.figure >= self.limit if self.more else self.figure <= self.limit

    def row(self) -> str:
        """The line, in Markdown."""
        digits = 0 if self.unit == "MB" else 2
        unit = f" {self.unit}" if self.unit else ""
        verdict = "–" if self.figure is None else "yes" if self.met else "**no**"
        figure = "not available" if self.figure is None else f"{self.figure:.{digits}f}{unit}"
        limit = f"{'≥' if self.more else '≤'} {self.limit:,g}{unit}"
        return f"| {self.what} | {figure} | {limit} | {verdict} | {self.detail} |"


def ratio(what: str, limit: float, comparison: Comparison, *, more: bool = False) -> Result:
    """The median ratio of a comparison, with its quartiles, both times, and the number of pairs."""
    detail = (
        f"quartiles {comparison.ratio.lower:.2f}–{comparison.ratio.upper:.2f}; "
        f"{comparison.left.seconds:.3f} s against {comparison.right.seconds:.3f} s; {comparison.pairs} pairs"
        f"{'' if is_quiet(comparison.others) else _beside}"
    )
    return Result(what, comparison.ratio.middle, limit, "×", detail, more)
