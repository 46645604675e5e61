"""When two values mean the same: by what they say, and by each environment's own words. `diff` and the drift checks share it."""

from config_lint.domain.answer import Answer, Because
from config_lint.equivalence.compared import Equivalence, equivalence_of, given_words
from config_lint.equivalence.expectation import Expectation, expected
from config_lint.equivalence.meaning import Meaning, meaning_of
from config_lint.equivalence.own_words import OwnWords, Taught

__all__ = [
    "Answer",
    "Because",
    "Equivalence",
    "Expectation",
    "Meaning",
    "OwnWords",
    "Taught",
    "equivalence_of",
    "expected",
    "given_words",
    "meaning_of",
]
