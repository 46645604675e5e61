"""What the program tells the one who called it."""

from enum import IntEnum


class ExitCode(IntEnum):
    """Computed once, after all filtering, and the same for every output format."""

    CLEAN = 0
    """The check was made, and nothing at or above the fail level is left."""
    FINDINGS = 1
    """There are findings at or above the fail level, or examples of rules that fail."""
    NOT_CHECKED = 2
    """The check could not be made: bad usage, a bad file of options or rules, an unknown name, nothing to check, or a bug."""
    INTERRUPTED = 130
    """Ctrl-C: 128 and the number of the signal."""
