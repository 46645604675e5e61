"""A rule that took part in a run: its words, and how far it could be judged."""

import msgspec

from config_lint.domain.severity import Confidence, Severity


class Tally(msgspec.Struct, frozen=True):
    """How many elements a rule could and could not judge."""

    evaluated: int = 0
    not_evaluated: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.evaluated + other.evaluated, self.not_evaluated + other.not_evaluated)

    def __sub__(self, other: "Tally") -> "Tally":
        return Tally(self.evaluated - other.evaluated, self.not_evaluated - other.not_evaluated)


class Applied(msgspec.Struct, frozen=True):
    """What is to be said about a rule. `why`, `fix` and `title` are as in its file; `severity` as `[severity]` weighs it.

    `tallies` are by environment. What compares environments is counted in each that takes part, so they do not add up.
    `security` is 0 for what is no matter of security, otherwise how bad it is, up to 10.
    """

    id: str
    title: str
    why: str
    fix: str
    source: str
    marker: str
    severity: Severity
    confidence: Confidence
    tallies: dict[str, Tally] = {}
    security: float = 0.0

    @property
    def pack(self) -> str:
        """The part of the id that names its folder."""
        return self.id.partition("/")[0]
