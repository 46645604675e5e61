"""Helmfiles: https://helmfile.readthedocs.io/en/latest/#configuration."""

import posixpath
from collections.abc import Iterator, Sequence
from typing import ClassVar

from config_lint.dialects.dialect import Dialect
from config_lint.dialects.part import Part
from config_lint.domain.document import Document
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader

NAMES = ("helmfile.yaml", "helmfile.yml", "helmfile.yaml.gotmpl", "helmfile.yml.gotmpl")
FOLDER = "helmfile.d"

TELLING = ("releases", "environments", "helmfiles", "bases")


class Helmfile(Dialect):
    """Each release is a service; its values lie on those of its chart, and templates refer to the values of the environment.

    Nothing remote is fetched. What only a template can say (the name of a release, the path of a file) is left out.
    """

    telling: ClassVar[tuple[str, ...]] = NAMES
    shares_out: ClassVar[bool] = True

    def recognises(self, document: Document) -> bool:
        """One of the names that Helmfile looks for, and one of its sections."""
        folder, name = posixpath.split(document.path)
        if name not in NAMES and posixpath.basename(folder) != FOLDER:
            return False
        return any(section.key[0] in TELLING for section in document.sections)

    def environments(self, document: Document, reader: Reader) -> tuple[str, ...]:
        """The keys of `environments`, less those all of whose values are in files that are not here."""
        from config_lint.dialects.helmfile.state import DEFAULT, below, is_elsewhere

        found = below(document, ("environments",))
        return tuple(key[1] for key, piece in found.items() if key[1] != DEFAULT and not is_elsewhere(piece, key, reader))

    def interpret(self, part: Part, reader: Reader) -> Iterator[Layer]:
        """As for a file of one document."""
        return self.together((part,), reader)

    def together(self, parts: Sequence[Part], reader: Reader) -> Iterator[Layer]:
        """The layers of each file, all of whose documents are one configuration."""
        from config_lint.dialects.helmfile.state import State

        by_path: dict[str, list[Part]] = {}
        for part in parts:
            by_path.setdefault(part.document.path, []).append(part)
        for found in by_path.values():
            state = State(found[0], reader)
            state.add([part.document for part in found])
            yield from state.layers()
