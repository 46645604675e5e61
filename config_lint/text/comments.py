"""Comments that speak to us."""

from collections.abc import Iterable

from config_lint.domain.document import Comment
from config_lint.text.lines import Lines

MARK = "config-lint:"
"""What a comment must contain to speak to us; texts without it are not searched for comments at all."""


def comments_in(text: str, spans: Iterable[tuple[int, int]], lines: Lines) -> tuple[Comment, ...]:
    """Those of a text's comments that speak to us; `spans` are the offsets of all comments, from sign to end of line."""
    if MARK not in text:
        return ()
    return tuple(_comment(text, start, end, lines) for start, end in spans if MARK in text[start:end])


def _comment(text: str, start: int, end: int, lines: Lines) -> Comment:
    written = text[start:end].rstrip()
    if written.startswith("/*"):
        said = written[2:].removesuffix("*/")
    else:
        said = written.lstrip("/" if written.startswith("/") else written[0])
    place = lines.location(start, start + len(written))
    line = text[lines.offset(place.line, 1) : start]
    return Comment(said.strip(), place, alone=not line.strip())
