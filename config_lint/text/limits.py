"""How much of one file is read: more than any configuration holds, and little enough to be read in a moment."""

FILE_BYTES = 10_000_000
"""The largest file. Larger ones are data, and would be held in memory several times over."""

LINE_CHARACTERS = 500_000
"""The longest line. Scanners look ahead and back within one."""

NESTING = 100
"""How deep mappings and lists may lie in one another. Every reader recurses no deeper."""

VALUES = 100_000
"""How many keys, list items and containers one file may hold, those counted that aliases and merge keys repeat."""

LONGEST_NUMBER = 300
"""How many characters a number may have: what has more stays text. Python converts long numbers slowly, or not at all."""

FAULTS = 20
"""How many places of one file may be wrong: with as many, the file is likely of another format, and reading ends."""


def nesting_exceeded() -> str:
    """The limit on nesting in words."""
    return f"nesting deeper than {NESTING} levels"


def values_exceeded() -> str:
    """The limit on values in words."""
    return f"more than {VALUES:,} values, those repeated by aliases included"


def line_exceeded() -> str:
    """The limit on the length of a line in words."""
    return f"a line longer than {LINE_CHARACTERS:,} characters"


def file_exceeded() -> str:
    """The limit on the size of a file in words."""
    return f"a file larger than {FILE_BYTES // 1_000_000} MB"


def faults_exceeded() -> str:
    """The limit on wrong places in words."""
    return f"{FAULTS} places that cannot be read"
