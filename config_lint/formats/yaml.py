"""YAML: https://yaml.org/spec/1.1/, as PyYAML's safe loader reads it."""

from typing import ClassVar

from config_lint.domain.document import Document
from config_lint.formats.format import Format
from config_lint.text.yaml_documents import documents


class Yaml(Format):
    """All documents of a file, with anchors, aliases, merge keys and other tools' tags."""

    patterns: ClassVar[tuple[str, ...]] = ("*.yaml", "*.yml", ".env*.yaml", ".env*.yml")

    def read(self, text: str, path: str) -> tuple[Document, ...]:
        """The documents of `text`."""
        return documents(text, path)
