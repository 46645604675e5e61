"""A YAML text as documents."""

from bisect import bisect_right

from config_lint.domain.document import Comment, Document
from config_lint.text.comments import MARK, comments_in
from config_lint.text.errors import LimitExceeded
from config_lint.text.leaves import Leaves
from config_lint.text.limits import VALUES
from config_lint.text.lines import Lines
from config_lint.text.yaml_comments import comment_spans
from config_lint.text.yaml_tree import Tree, trees


def documents(text: str, path: str) -> tuple[Document, ...]:
    """The documents of a text; an empty one is one document without entries."""
    found = [*trees(text, path)] or [Tree(None, [], 1)]
    comments: tuple[tuple[Comment, ...], ...] = ((),) * len(found)
    if MARK in text:
        comments = _shared_out(text, path, [tree.line for tree in found])
    made: list[Document] = []
    left = VALUES
    for index, tree in enumerate(found):
        if tree.root is None:
            made.append(Document(path, index, "yaml", (), (), comments[index], tuple(tree.problems)))
            continue
        try:
            leaves = Leaves(tree.root, left)
        except LimitExceeded as fault:
            made.append(Document(path, index, "yaml", (), (), comments[index], (fault.problem(),)))
            break
        left = leaves.left
        made.append(leaves.document(path, "yaml", comments[index], index, tuple(tree.problems)))
    return tuple(made)


def _shared_out(text: str, path: str, starts: list[int]) -> tuple[tuple[Comment, ...], ...]:
    """The comments of each document; what stands between two belongs to the one before."""
    shares: list[list[Comment]] = [[] for _ in starts]
    lines = Lines(text, path)
    for comment in comments_in(text, comment_spans(text, lines), lines):
        shares[max(bisect_right(starts, comment.location.line) - 1, 0)].append(comment)
    return tuple(map(tuple, shares))
