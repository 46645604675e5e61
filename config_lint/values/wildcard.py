"""Names against patterns with wildcards."""

from fnmatch import fnmatchcase


def fits(name: str, pattern: str) -> bool:
    """As `fnmatchcase`; but a pattern without a wildcard, as most are, or with a single `*`, is no regular expression."""
    if "?" in pattern or "[" in pattern:
        return fnmatchcase(name, pattern)
    if "*" not in pattern:
        return name == pattern
    before, _, after = pattern.partition("*")
    if "*" in after:
        return fnmatchcase(name, pattern)
    return len(name) >= len(pattern) - 1 and name.startswith(before) and name.endswith(after)
