"""How far siblings bear a violation out: how many agree, and how much what they agree on says."""

from typing import Literal

import msgspec

from config_lint.domain.severity import Confidence

HIGH, MEDIUM = 0.5, 0.25
"""The least score of each confidence: a violation that is rather meant than not, and one of which that may be doubted."""


class Score(msgspec.Struct, frozen=True):
    """Of `siblings` that the odd one is held against, itself not among them, `agreeing` say what it does not say.

    `informativeness` tells how little of that may come by chance, from 0 (`true` and `80` are the same everywhere in the world)
    to 1 (an account, a key, a host); `about` is whether that is the value, or the name of the key or of something in a value.
    """

    agreeing: int
    siblings: int
    informativeness: float
    about: Literal["value", "name"] = "value"

    @property
    def support(self) -> float:
        """How likely one more sibling would agree, too, as the rule of succession has it: two of two say less than ten of ten.

        https://en.wikipedia.org/wiki/Rule_of_succession
        """
        return (self.agreeing + 1) / (self.siblings + 2)

    @property
    def total(self) -> float:
        """Support and informativeness together, from 0 to 1: neither makes up for the other."""
        return self.support * self.informativeness

    @property
    def confidence(self) -> Confidence:
        """What the score alone would make of it; a rule may know of reasons to be less sure."""
        if self.total >= HIGH:
            return Confidence.HIGH
        return Confidence.MEDIUM if self.total >= MEDIUM else Confidence.LOW

    def __str__(self) -> str:
        """The score in words: `11 of 12 siblings agree: 0.86; the value says much: 0.93; score 0.80`."""
        agree = "siblings agree" if self.siblings != 1 else "sibling agrees"
        support = f"{self.agreeing} of {self.siblings} {agree}: {self.support:.2f}"
        said = f"the {self.about} says {_much(self.informativeness)}: {self.informativeness:.2f}"
        return f"{support}; {said}; score {self.total:.2f}"


def _much(informativeness: float) -> str:
    if informativeness >= MUCH:
        return "much"
    return "little" if informativeness < LITTLE else "something"


MUCH, LITTLE = 0.7, 0.35
"""How much a word for it is."""
