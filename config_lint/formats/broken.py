"""What stands for a file that cannot be read."""

from config_lint.domain.document import Document
from config_lint.domain.problem import Problem
from config_lint.values.location import Location


def unknown(format: str) -> tuple[str, str]:
    """Why a file of that format is not read, and what to do about it."""
    if not format:
        return "its name means no known format", 'say format = "…" for its source'
    return f'there is no format "{format}"', "name one of those that `config-lint` knows"


def broken(place: Location, format: str, reason: str, remedy: str, kind: str = "unreadable-file") -> tuple[Document, ...]:
    """One document without entries, with a problem that says why; `kind` is the rule that tells it."""
    facts = (
        {"reason": reason, "remedy": remedy, "limit": reason}
        if kind == "limit-exceeded"
        else {"reason": reason, "remedy": remedy}
    )
    return (Document(place.path, 0, format, (), problems=(Problem(kind, place, facts),)),)
