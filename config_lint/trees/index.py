"""The files of the index: what the next commit will hold."""

from pathlib import Path

from config_lint.domain.usage import UsageError
from config_lint.git import GitUnavailable, in_index, root_of
from config_lint.trees.objects import ObjectTree


def index_tree(root: Path) -> ObjectTree:
    """The tree of what is staged in the work tree whose top is `root`; of a conflict, our side.

    Raises `UsageError` where there is no index.
    """
    if root_of(root) is None:
        message = "nothing can be staged here: this is no git work tree"
        raise UsageError(message)
    try:
        return ObjectTree(root, in_index(root))
    except GitUnavailable as unavailable:
        message = f"what is staged cannot be read: {unavailable.reason}"
        raise UsageError(message) from unavailable
