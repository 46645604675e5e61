"""HCL, in which Terraform's variables are written: https://developer.hashicorp.com/terraform/language/syntax/configuration."""

import re
from importlib.util import find_spec
from typing import ClassVar

from config_lint.domain.document import Document
from config_lint.domain.problem import Problem
from config_lint.formats.format import Format
from config_lint.text.comments import comments_in
from config_lint.text.errors import Malformed
from config_lint.text.leaves import Leaves
from config_lint.text.lines import Lines
from config_lint.values.location import start_of
from config_lint.values.on_use import on_use

_declares = on_use(r"^[ \t]*(?:variable|locals)\b", re.MULTILINE)


class Hcl(Format):
    """Attributes, and what `variable` and `locals` blocks say. Expressions that have to be worked out are unknown.

    Needs the extra `terraform`.
    """

    patterns: ClassVar[tuple[str, ...]] = ("*.tfvars", "*.tf")

    def read(self, text: str, path: str) -> tuple[Document, ...]:
        """The one document of `text`."""
        if path.endswith(".tf") and not _declares.search(text):
            return (Document(path, 0, "hcl", ()),)  # nothing but resources, which are no values
        if find_spec("hcl2") is None:
            facts = {"reason": "HCL is not read without python-hcl2", "remedy": "pip install 'config-lint[terraform]'"}
            return (Document(path, 0, "hcl", (), problems=(Problem("unsupported-construct", start_of(path), facts),)),)
        from config_lint.text.hcl_tree import HclReader  # an extra, and slow to import

        lines = Lines(text, path)
        reader = HclReader(text, lines)
        try:
            leaves = Leaves(reader.root())
        except Malformed as fault:
            return (Document(path, 0, "hcl", (), problems=(fault.problem(),)),)
        return (leaves.document(path, "hcl", comments_in(text, reader.comments, lines)),)
