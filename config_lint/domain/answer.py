"""Whether two values mean the same, and why."""

from enum import Enum

import msgspec


class Because(Enum):
    """Why two values are the same, or are not known to be."""

    IDENTICAL = "identical"
    MEANING = "equal by meaning"
    OWN_WORDS = "own vocabulary"
    UNKNOWN = "kept elsewhere"
    DIFFERENT = "different"


class Answer(msgspec.Struct, frozen=True):
    """`same` is None where it cannot be known; `why` says the rest of the sentence, with no part of a value in it that is secret.

    It is the same answer whichever of the two values is asked about first.
    """

    same: bool | None
    because: Because
    why: str = ""


IDENTICAL = Answer(same=True, because=Because.IDENTICAL, why="they are the same")
DIFFERENT = Answer(same=False, because=Because.DIFFERENT)
UNKNOWN = Answer(same=None, because=Because.UNKNOWN, why="a value that is kept elsewhere is not known here")
