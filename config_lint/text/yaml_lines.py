"""The lines of the YAML that most configuration is written in, each of which says by itself what it is.

That is: mappings and lists in block style, scalars on one line, and comments. A text with anything else in it is left to the
parser, and no text is read here in another way than there: the tests compare both.
"""

import re
from functools import cache

from config_lint.text.yaml_line import BLANK, Said, said

LARGEST = 500_000
"""Characters of a text that is read here: a longer one may meet the limits on values, which the parser's way looks after."""

MOST_LINES = 40_000
"""Lines with a key or an item that are read here: so many cannot meet the limit on values."""

Line = tuple[int, Said]
"""The number of a line, and what it says."""

END = Said(-1, "", "", "", "")
"""Stands for the end: nothing is as deep."""


@cache
def _odd() -> re.Pattern[str]:
    """Characters beyond ASCII that are not printable everywhere, or end a line somewhere."""
    return re.compile("[\x80-\xa0\u2000-\u202f\ud800-\U0010ffff]")


def are_plain(text: str) -> bool:
    """Whether a text may be taken line by line."""
    return len(text) <= LARGEST and text.endswith("\n") and (text.isascii() or not _odd().search(text))


def lines_of(text: str) -> list[Line] | None:
    """The lines that say something, and one that stands for the end; None for a text that only the parser can read."""
    if not are_plain(text):
        return None
    lines: list[Line] = []
    for number, line in enumerate(text[:-1].split("\n"), 1):
        found = said(line)
        if found is None:
            return None
        if found is not BLANK:
            lines.append((number, found))
    if not lines or not (lines[0][1].key or lines[0][1].dashes) or len(lines) > MOST_LINES:
        return None
    lines.append((0, END))
    return lines
