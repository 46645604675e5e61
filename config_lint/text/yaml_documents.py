"""A YAML text as documents: line by line where that is enough, otherwise by a parser."""

from collections.abc import Callable

from config_lint.domain.document import Document
from config_lint.text.comments import MARK
from config_lint.text.leaves import Leaves
from config_lint.text.node import Node
from config_lint.text.yaml_plain import plain_root


def documents(text: str, path: str, format: str = "yaml", mend: Callable[[Node], None] | None = None) -> tuple[Document, ...]:
    """The documents of a text; an empty one is one document without entries. `mend` may change each tree before it is read."""
    root = plain_root(text, path) if MARK not in text else None
    if root is None:
        from config_lint.text.yaml_parsed import parsed  # libyaml's parser takes time to import

        return parsed(text, path, format, mend)
    if mend is not None:
        mend(root)
    return (Leaves(root).document(path, format, ()),)
