"""A figure, its limit, and how both are published."""

from typing import NamedTuple

from benchmarks.pairs import Comparison


class Result(NamedTuple):
    """One line of the published table: what was measured, the figure, the most it may be, and what stands behind it.

    `figure` and `limit` are in `unit`: "×" for a ratio, "MB" for memory, "s" for seconds, empty for a plain number.
    """

    what: str
    figure: float
    limit: float
    unit: str
    detail: str

    @property
    def met(self) -> bool:
        """Whether the figure is within its limit."""
        return self.figure <= self.limit

    def row(self) -> str:
        """The line, in Markdown."""
        digits = 0 if self.unit == "MB" else 2
        unit = f" {self.unit}" if self.unit else ""
        verdict = "yes" if self.met else "**no**"
        return f"| {self.what} | {self.figure:.{digits}f}{unit} | {self.limit:g}{unit} | {verdict} | {self.detail} |"


def ratio(what: str, limit: float, comparison: Comparison) -> Result:
    """The median ratio of a comparison, with its quartiles and both times."""
    detail = (
        f"quartiles {comparison.ratio.lower:.2f}–{comparison.ratio.upper:.2f}; "
        f"{comparison.left.seconds:.3f} s against {comparison.right.seconds:.3f} s"
    )
    return Result(what, comparison.ratio.middle, limit, "×", detail)
