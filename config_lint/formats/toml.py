"""TOML: https://toml.io/en/v1.0.0."""

from typing import ClassVar

from config_lint.domain.document import Document
from config_lint.formats.format import Format
from config_lint.text.comments import comments_in
from config_lint.text.errors import Malformed
from config_lint.text.leaves import Leaves
from config_lint.text.lines import Lines
from config_lint.text.toml_tree import tree


class Toml(Format):
    """Tables, arrays of tables and inline tables; dates and times stay text."""

    patterns: ClassVar[tuple[str, ...]] = ("*.toml",)

    def read(self, text: str, path: str) -> tuple[Document, ...]:
        """The one document of `text`."""
        lines = Lines(text, path)
        try:
            root, _, spans = tree(text, lines)
            leaves = Leaves(root)
        except Malformed as fault:
            return (Document(path, 0, "toml", (), problems=(fault.problem(),)),)
        return (leaves.document(path, "toml", comments_in(text, spans, lines)),)
