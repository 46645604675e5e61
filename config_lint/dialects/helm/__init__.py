"""Values of Helm charts: https://helm.sh/docs/chart_template_guide/values_files/."""

import posixpath
from collections.abc import Iterator
from fnmatch import fnmatchcase

from config_lint.dialects.dialect import Dialect
from config_lint.dialects.part import Part
from config_lint.domain.document import Document
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader

NAMES = ("values.y*ml", "values[-._]*.y*ml", "*[-._]values.y*ml")
"""What files of values are called; nothing in them says what they are."""


class Helm(Dialect):
    """Mappings are merged, a list takes the place of a lower one, whatever is in it, and null takes a key away.

    The values of a chart that is here lie beneath the files that are for it.
    """

    def recognises(self, document: Document) -> bool:
        """YAML under a name for values, and other Go templates, which make values for Helmfile; no object of Kubernetes."""
        name = posixpath.basename(document.path).removesuffix(".gotmpl")
        if document.format == "go-template":
            return not name.startswith("helmfile") and not any(entry.key == ("kind",) for entry in document.entries)
        return document.format == "yaml" and any(fnmatchcase(name, pattern) for pattern in NAMES)

    def interpret(self, part: Part, reader: Reader) -> Iterator[Layer]:
        """The chart's own values, and the part on them."""
        from config_lint.dialects.helm.chart import CHART, defaults
        from config_lint.dialects.helm.values import values_layer

        folder = posixpath.dirname(part.document.path)
        if reader.has(posixpath.join(folder, CHART)):
            yield from defaults(part, folder, reader)
        yield values_layer(part)
