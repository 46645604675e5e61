"""Where two environments say something else, as far as the values themselves tell: nothing is said about what was meant."""

from enum import Enum

import msgspec

from config_lint.domain.answer import Answer
from config_lint.domain.setting import Setting


class Change(Enum):
    """What happened to a setting from the left environment to the right one. EQUAL is for what only looks different."""

    MISSING = "missing"
    EXTRA = "extra"
    VALUE = "changed value"
    TYPE = "changed type"
    MOVED = "moved"
    EQUAL = "equal"


class Difference(msgspec.Struct, frozen=True):
    """One difference of a service in two environments.

    `left` and `right` are the settings on either side: one each for a value; all that lie below for a mapping, a list or a
    service that only one side has (MISSING is what the left lacks, EXTRA what the right does). `path` is what they have in
    common: keys of mappings, and for an item of a list the list's own. `answer` says why values are equal, or unknown.
    """

    change: Change
    service: str
    document: str
    path: tuple[str, ...]
    left: tuple[Setting, ...]
    right: tuple[Setting, ...]
    in_list: bool = False
    answer: Answer | None = None
