"""A YAML text as documents: line by line where that is enough, otherwise by a parser."""

from collections.abc import Callable

from config_lint.domain.document import Document
from config_lint.text import yaml_line, yaml_outline, yaml_settings
from config_lint.text.comments import MARK
from config_lint.text.leaves import Leaves
from config_lint.text.node import Node
from config_lint.text.yaml_lines import lines_of
from config_lint.text.yaml_plain import root_of
from config_lint.text.yaml_settings import settings


def documents(text: str, path: str, format: str = "yaml", mend: Callable[[Node], None] | None = None) -> tuple[Document, ...]:
    """The documents of a text; an empty one is one document without entries. `mend` may change each tree before it is read."""
    found = _document(text, path, format) if mend is None and MARK not in text else None
    if found is not None:
        return (found,)
    from config_lint.text.yaml_parsed import parsed  # libyaml's parser takes time to import

    return parsed(text, path, format, mend)


def forget() -> None:
    """Lets go of what one file had in common with others: it is of use only while many are read."""
    yaml_line.forget()
    yaml_outline.forget()
    yaml_settings.forget()


def _document(text: str, path: str, format: str) -> Document | None:
    found = settings(text, path, format)
    if found is not None:
        return found
    lines = lines_of(text)
    root = None if lines is None else root_of(lines, path)
    return None if root is None else Leaves(root).document(path, format, ())
