"""The lines of the YAML that most configuration is written in, each of which says by itself what it is.

That is: mappings and lists in block style, scalars on one line, and comments. A text with anything else in it is left to the
parser, and no text is read here in another way than there: the tests compare both.
"""

import re
from functools import cache

from config_lint.values.on_use import on_use

LARGEST = 500_000
"""Characters of a text that is read here: a longer one may meet the limits on values, which the parser's way looks after."""

LONGEST_KEY = 500
"""Characters of a key; the parser takes 1,024 of one that has no question mark: https://yaml.org/spec/1.1/#id934537"""

# What is beyond ASCII is looked at before.
_chunk = r"[^\x00-\x1f\x7f#:]*"  # without those which mean something beside a space
_quoted = r'"[^\x00-\x1f\x7f"\\]*"' + r"|'[^\x00-\x1f\x7f']*'"
_key = rf"[A-Za-z0-9_$./][A-Za-z0-9_$./@+-]*(?::+[A-Za-z0-9_$./@+-]+)*|{_quoted}"
_scalar = (
    rf"(?:[^\x00- \x7f!\"#%&'*,\-:>?@\[\]`{{|}}]|-(?=[^ \n])){_chunk}(?:(?::+(?=[^ \n:])|(?<! )#){_chunk})*"
    rf"|{_quoted}|\[\]|\{{\}}"
)
_comment = r"#[^\x00-\x1f\x7f]*"
_line = on_use(rf"( *)((?:- +)*)(?:({_key}):(?:( +)({_scalar}))?|({_scalar}))? *(?:(?<![^ \n]){_comment})?\n|(.*\n?)")


@cache
def _odd() -> re.Pattern[str]:
    """Characters beyond ASCII that are not printable everywhere, or end a line somewhere."""
    return re.compile("[\x80-\xa0\u2000-\u202f\ud800-\U0010ffff]")


Line = tuple[int, int, str, str, str, str]
"""Its number and indentation; the dashes before what it says; a key; what stands between key and value; a scalar."""


MOST_LINES = 40_000
"""Lines with a key or an item that are read here: so many cannot meet the limit on values."""


def lines_of(text: str) -> list[Line] | None:
    """The lines that say something, and one that stands for the end; None for a text that only the parser can read."""
    if len(text) > LARGEST or not text.endswith("\n") or not (text.isascii() or not _odd().search(text)):
        return None
    lines: list[Line] = []
    for number, (indent, dashes, key, gap, value, lone, other) in enumerate(_line.findall(text), 1):
        if other:
            return None
        if key or dashes or lone:
            lines.append((number, len(indent), dashes, key, gap, value or lone))
    if not lines or not (lines[0][3] or lines[0][2]) or len(lines) > MOST_LINES:
        return None
    lines.append((0, -1, "", "", "", ""))
    return lines
