"""Bad usage: the check could not be made, and the message says what to do."""

import difflib
from collections.abc import Iterable

from config_lint.values.location import Location

most_names_listed = 12


class UsageError(Exception):
    """Exit code 2. `message` is one clear line, or one and an example to follow; `location` is the place of the fault, if any."""

    def __init__(self, message: str, location: Location | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.location = location

    def __str__(self) -> str:
        return f"{self.location}: {self.message}" if self.location else self.message


def unknown(kind: str, name: str, known: Iterable[str], location: Location | None = None) -> UsageError:
    """The error for a name that means nothing: with the known name that was probably meant, otherwise with all there are."""
    names = tuple(known)
    meant = nearest(name, names)
    if meant:
        hint = f'did you mean "{meant}"?'
    elif not names:
        hint = f"there is no {kind} here"
    else:
        listed = ", ".join(names[:most_names_listed])
        hint = f"known: {listed}" + (f" and {len(names) - most_names_listed} more" if len(names) > most_names_listed else "")
    return UsageError(f'unknown {kind} "{name}": {hint}', location)


def nearest(name: str, known: Iterable[str], similarity: float = 0.6) -> str:
    """The known name that is closest to `name`, regardless of case; empty where none is as similar as that (0 to 1)."""
    by_folded: dict[str, str] = {}
    for candidate in known:
        by_folded.setdefault(candidate.casefold(), candidate)
    found = difflib.get_close_matches(name.casefold(), by_folded, n=1, cutoff=similarity)
    return by_folded[found[0]] if found else ""
