"""Values of Helm charts: https://helm.sh/docs/chart_template_guide/values_files/."""

import posixpath
from collections.abc import Iterator
from fnmatch import fnmatchcase

import msgspec

from config_lint.dialects.dialect import Dialect
from config_lint.dialects.part import Part
from config_lint.dialects.plain import plain_layer
from config_lint.dialects.replacing import with_replaced
from config_lint.domain.contribution import Contribution, Operation
from config_lint.domain.document import Document
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader

NAMES = ("values.y*ml", "values[-._]*.y*ml", "*[-._]values.y*ml")
"""What files of values are called; nothing in them says what they are."""


class Helm(Dialect):
    """Mappings are merged, a list takes the place of a lower one, whatever is in it, and null takes a key away."""

    def recognises(self, document: Document) -> bool:
        """YAML under a name for values, which is no object of Kubernetes."""
        name = posixpath.basename(document.path)
        return document.format == "yaml" and any(fnmatchcase(name, pattern) for pattern in NAMES)

    def interpret(self, part: Part, reader: Reader) -> Iterator[Layer]:
        """One layer."""
        del reader
        layer = plain_layer(part)
        said = tuple(map(_taken_away, layer.contributions))
        lists = [section for section in part.document.sections if section.is_list]
        yield msgspec.structs.replace(layer, contributions=tuple(with_replaced(said, lists, len(part.root))))


def _taken_away(contribution: Contribution) -> Contribution:
    if contribution.entry.value is None and contribution.operation is Operation.SET:
        return msgspec.structs.replace(contribution, operation=Operation.DELETE)
    return contribution
