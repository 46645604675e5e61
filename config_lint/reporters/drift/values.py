"""The two values of a row, with the stretch marked in which they differ: what is left out is what they have in common."""

from config_lint.domain.drift import DriftRow
from config_lint.domain.excerpt import Excerpt
from config_lint.reporters.marked_line import cut
from config_lint.reporters.safe_text import safe


def marked(row: DriftRow, encoding: str = "utf-8") -> tuple[Excerpt, Excerpt]:
    """Both values, safe to print."""
    left, right = safe(row.left.value, encoding), safe(row.right.value, encoding)
    shorter = min(len(left), len(right))
    start = next((index for index in range(shorter) if left[index] != right[index]), shorter)
    end = next((index for index in range(shorter - start) if left[-1 - index] != right[-1 - index]), shorter - start)
    if left == right or not start + end:
        return Excerpt("", left, ""), Excerpt("", right, "")
    return _parts(left, start, end), _parts(right, start, end)


def shortened(row: DriftRow, room: int) -> tuple[str, str]:
    """Both values in at most so many characters each; all of them where there is no limit (0)."""
    left, right = marked(row)
    if not room:
        return str(left), str(right)
    return str(cut(left, room, len, "…")), str(cut(right, room, len, "…"))


def _parts(text: str, start: int, end: int) -> Excerpt:
    until = len(text) - end
    return Excerpt(text[:start], text[start:until], text[until:])
