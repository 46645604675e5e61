"""A text cut to what somebody reads of it."""

LONGEST = 1_000
"""Characters of a value or a message beyond which nobody reads: a value may be as large as its file."""


def shortened(text: str, most: int = LONGEST) -> str:
    """The text, or its beginning and how much was left out, in `most` characters and the few that say so."""
    return text if len(text) <= most else f"{text[:most]}… (+{len(text) - most:,} characters)"
