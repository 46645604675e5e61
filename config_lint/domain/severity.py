"""How bad a finding is, and how sure we are of it: two separate scales."""

from enum import IntEnum


class Severity(IntEnum):
    """`error` stops a gate by default; `warning` and `info` do where `fail-on` says so."""

    INFO = 0
    WARNING = 1
    ERROR = 2

    def __str__(self) -> str:
        return self.name.lower()


class Confidence(IntEnum):
    """`high` for a sound relation, `medium` and `low` for heuristics."""

    LOW = 0
    MEDIUM = 1
    HIGH = 2

    def __str__(self) -> str:
        return self.name.lower()


def severity(text: str) -> Severity:
    """The severity of that name; raises `KeyError` for any other word."""
    return Severity[text.upper()]
