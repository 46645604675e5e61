"""YAML: https://yaml.org/spec/1.1/, as PyYAML's safe loader reads it."""

from collections.abc import Callable
from typing import ClassVar

from config_lint.domain.document import Document
from config_lint.formats.format import Format
from config_lint.text.yaml_documents import documents, forget


class Yaml(Format):
    """All documents of a file, with anchors, aliases, merge keys and other tools' tags."""

    patterns: ClassVar[tuple[str, ...]] = ("*.yaml", "*.yml", ".env*.yaml", ".env*.yml")
    in_common: ClassVar[tuple[Callable[[], None], ...]] = (forget,)

    def read(self, text: str, path: str) -> tuple[Document, ...]:
        """The documents of `text`."""
        return documents(text, path)
