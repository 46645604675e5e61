"""YAML: https://yaml.org/spec/1.1/, as PyYAML's safe loader reads it."""

import re
from typing import ClassVar

from config_lint.domain.document import Document
from config_lint.formats.format import Format
from config_lint.text.lines import Lines
from config_lint.text.relocation import relocated
from config_lint.values.location import Location

_other_breaks = re.compile(r"[\x85\u2028\u2029]")
_parser_break = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")


class Yaml(Format):
    """All documents of a file, with anchors, aliases, merge keys and other tools' tags."""

    patterns: ClassVar[tuple[str, ...]] = ("*.yaml", "*.yml", ".env*.yaml", ".env*.yml")

    def read(self, text: str, path: str) -> tuple[Document, ...]:
        """The documents of `text`."""
        from config_lint.text.yaml_documents import documents  # libyaml's parser takes time to import

        found = documents(text, path)
        if text.isascii() or not _other_breaks.search(text):
            return found
        # YAML 1.1 has line breaks that no editor shows: the parser counts them, and nobody else does.
        ours, parsers = Lines(text, path), Lines(text, path, _parser_break)

        def move(place: Location) -> Location:
            start = parsers.offset(place.line, place.column)
            return ours.location(start, parsers.offset(place.end_line, place.end_column))

        return tuple(relocated(document, move) for document in found)
