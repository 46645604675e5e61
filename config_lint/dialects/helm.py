"""Values of Helm charts: https://helm.sh/docs/chart_template_guide/values_files/."""

import posixpath
from collections.abc import Iterator
from fnmatch import fnmatchcase

import msgspec

from config_lint.dialects.dialect import Dialect
from config_lint.dialects.part import Part
from config_lint.dialects.plain import plain_layer
from config_lint.domain.contribution import Contribution, Operation
from config_lint.domain.document import Document, Entry
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader
from config_lint.values.empty import Empty

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
        said = [_taken_away(found) for found in layer.contributions]
        opened = {found.name for found in said if found.operation is Operation.REPLACE}
        start = len(part.root)
        lists = [
            Contribution(
                Entry(section.key, Empty.LIST, section.location, section.location),
                section.key[start:],
                Operation.REPLACE,
                part.environment,
                layer=said[0].layer,
            )
            for section in part.document.sections
            if section.is_list and len(section.key) > start and section.key[start:] not in opened and said
        ]
        yield msgspec.structs.replace(layer, contributions=(*lists, *said))


def _taken_away(contribution: Contribution) -> Contribution:
    if contribution.entry.value is None and contribution.operation is Operation.SET:
        return msgspec.structs.replace(contribution, operation=Operation.DELETE)
    return contribution
