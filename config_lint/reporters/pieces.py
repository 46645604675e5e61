"""Lines of text as pieces, each with its style: rich, which draws in colours, is imported where there are any to draw."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

Pieces = tuple[tuple[str, str], ...]
"""Texts, each with the name of its style; an empty name is that of what surrounds it."""


def cells(text: str) -> int:
    """How many columns a printable text takes on a terminal."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def plain(pieces: Pieces) -> str:
    """The text alone."""
    return "".join([text for text, _ in pieces])


def divided(pieces: Pieces, at: Iterable[int]) -> Iterator[Pieces]:
    """The stretches between these indexes of the text, in ascending order, and before the first and after the last."""
    rest = pieces
    begun = 0
    for end in at:
        before, rest = _split(rest, end - begun)
        begun = end
        yield before
    yield rest


def _split(pieces: Pieces, at: int) -> tuple[Pieces, Pieces]:
    for index, (text, style) in enumerate(pieces):
        if at < len(text):
            return (*pieces[:index], (text[:at], style)), ((text[at:], style), *pieces[index + 1 :])
        at -= len(text)
    return pieces, ()


def stripped(pieces: Pieces) -> Pieces:
    """Without white space at the end."""
    return next(divided(pieces, [len(plain(pieces).rstrip())]))


def coloured(lines: Iterable[Pieces]) -> "Text":
    """The lines as one text of rich's."""
    from rich.text import Text

    return Text("\n").join(Text.assemble(*((text, style) if style else text for text, style in line)) for line in lines)
