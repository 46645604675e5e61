"""Names against patterns with wildcards."""

from fnmatch import fnmatchcase


def fits(name: str, pattern: str) -> bool:
    """As `fnmatchcase`; but a pattern without a wildcard, as most are, is no regular expression to be made first."""
    return fnmatchcase(name, pattern) if "*" in pattern or "?" in pattern or "[" in pattern else name == pattern
