"""Values of Helm charts: https://helm.sh/docs/chart_template_guide/values_files/."""

import posixpath
from collections.abc import Iterator, Sequence
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
        said = tuple(map(_taken_away, layer.contributions))
        yield msgspec.structs.replace(layer, contributions=tuple(_with_lists(part, said)))


def _with_lists(part: Part, said: Sequence[Contribution]) -> Iterator[Contribution]:
    """Each list takes a lower one's place before its first item is set."""
    start = len(part.root)
    opened = {found.name for found in said if found.operation is Operation.REPLACE}
    lists = {section.key[start:]: section for section in part.document.sections if section.is_list and len(section.key) > start}
    closed = {name: section for name, section in lists.items() if name not in opened}
    for contribution in said:
        name = contribution.name
        for length in range(1, len(name)):
            section = closed.pop(name[:length], None)
            if section is not None:
                empty = Entry(section.key, Empty.LIST, section.location, section.location)
                yield msgspec.structs.replace(contribution, entry=empty, name=name[:length], operation=Operation.REPLACE)
        yield contribution


def _taken_away(contribution: Contribution) -> Contribution:
    if contribution.entry.value is None and contribution.operation is Operation.SET:
        return msgspec.structs.replace(contribution, operation=Operation.DELETE)
    return contribution
