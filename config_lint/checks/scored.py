"""The score of a violation, from the siblings that it is held against and from what they say."""

from config_lint.checks.written import called, sheet_of
from config_lint.domain.fleet import Fleet
from config_lint.domain.score import Score
from config_lint.values.informativeness import informativeness
from config_lint.values.reference import Reference
from config_lint.values.value import Value

FEW = 3
"""Keys of different names that have one value before it begins to count as one that stands everywhere."""


def score_of(fleet: Fleet, agreeing: int, siblings: int, value: Value) -> Score:
    """The score of a violation about a value; the more keys of other names have the same, the less it says.

    It is worked out for what is found only.
    """
    text = value.text if isinstance(value, Reference) else value
    holders = sheet_of(fleet).by_text.get(text, ()) if isinstance(text, str) else ()
    common = len({called(holder.setting.name) for holder in holders})
    return Score(agreeing, siblings, informativeness(value) * min(1.0, FEW / max(common, 1)))


def score_of_name(agreeing: int, siblings: int, name: str) -> Score:
    """The score of a violation about how something is called."""
    return Score(agreeing, siblings, informativeness(name), "name")


NAMED = 0.75
"""How much the name of an environment says, at least, where peers have their own: even `test` does not stand there by chance."""


def score_of_environment(agreeing: int, siblings: int, text: str) -> Score:
    """The score of a violation about an environment's name in a text."""
    return Score(agreeing, siblings, max(NAMED, informativeness(text)))
