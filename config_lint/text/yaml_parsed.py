"""Any YAML text as documents, by the events of a parser."""

from bisect import bisect_right
from collections.abc import Callable

from config_lint.domain.document import Comment, Document
from config_lint.text.comments import MARK, comments_in
from config_lint.text.errors import LimitExceeded
from config_lint.text.leaves import Leaves
from config_lint.text.limits import VALUES
from config_lint.text.lines import Lines
from config_lint.text.node import Leaf, Node
from config_lint.text.relocation import relocated
from config_lint.text.yaml_comments import comment_spans
from config_lint.text.yaml_fault import PARSER_BREAK
from config_lint.text.yaml_tree import Tree, trees
from config_lint.values.location import Location
from config_lint.values.on_use import on_use

MARK_OF_ORDER = "\ufeff"
"""What the parser leaves out of its count at the beginning of a text."""

_other_breaks = on_use(r"[\x85\u2028\u2029]")


def parsed(text: str, path: str, format: str, mend: Callable[[Node], None] | None) -> tuple[Document, ...]:
    """The documents of a text; an empty one is one document without entries. `mend` may change each tree before it is read."""
    if text.startswith(MARK_OF_ORDER):
        inner, outer = Lines(text[1:], path), Lines(text, path)

        def shifted(place: Location) -> Location:
            start = inner.offset(place.line, place.column) + 1
            return outer.location(start, inner.offset(place.end_line, place.end_column) + 1)

        return tuple(relocated(document, shifted) for document in parsed(text[1:], path, format, mend))
    made = _documents(text, path, format, mend)
    if text.isascii() or not _other_breaks.search(text):
        return made
    # YAML 1.1 has line breaks that no editor shows: the parser counts them, and nobody else does.
    ours, parsers = Lines(text, path), Lines(text, path, PARSER_BREAK)

    def move(place: Location) -> Location:
        start = parsers.offset(place.line, place.column)
        return ours.location(start, parsers.offset(place.end_line, place.end_column))

    return tuple(relocated(document, move) for document in made)


def _documents(text: str, path: str, format: str, mend: Callable[[Node], None] | None) -> tuple[Document, ...]:
    found = _once([*trees(text, path)]) or [Tree(None, [], 1)]
    comments: tuple[tuple[Comment, ...], ...] = ((),) * len(found)
    if MARK in text:
        comments = _shared_out(text, path, [tree.line for tree in found])
    made: list[Document] = []
    left = VALUES
    for index, tree in enumerate(found):
        if tree.root is None:
            made.append(Document(path, index, format, (), (), comments[index], tuple(tree.problems)))
            continue
        if mend is not None:
            mend(tree.root)
        try:
            leaves = Leaves(tree.root, left)
        except LimitExceeded as fault:
            made.append(Document(path, index, format, (), (), comments[index], (fault.problem(),)))
            break
        left = leaves.left
        made.append(leaves.document(path, format, comments[index], index, tuple(tree.problems)))
    return tuple(made)


def _once(found: list[Tree]) -> list[Tree]:
    """The documents; a value by itself before what cannot be read is no document, but the beginning of that.

    `{{ if … }}` on the first line is such a value.
    """
    is_broken = len(found) > 1 and found[-1].root is None and isinstance(found[-2].root, Leaf)
    return [*found[:-2], found[-1]] if is_broken else found


def _shared_out(text: str, path: str, starts: list[int]) -> tuple[tuple[Comment, ...], ...]:
    """The comments of each document; what stands between two belongs to the one before."""
    shares: list[list[Comment]] = [[] for _ in starts]
    lines = Lines(text, path)
    for comment in comments_in(text, comment_spans(text, lines), lines):
        shares[max(bisect_right(starts, comment.location.line) - 1, 0)].append(comment)
    return tuple(map(tuple, shares))
