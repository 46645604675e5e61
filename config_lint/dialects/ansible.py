"""Variables of Ansible's groups and hosts.

https://docs.ansible.com/projects/ansible/latest/inventory_guide/intro_inventory.html#organizing-host-and-group-variables
"""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from config_lint.dialects.dialect import Dialect
from config_lint.dialects.notation import asked, noted
from config_lint.dialects.part import Part
from config_lint.dialects.plain import plain_layer
from config_lint.dialects.replacing import anew
from config_lint.domain.document import Document
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader

FOLDERS = ("group_vars", "host_vars")
"""Where Ansible looks for variables, beside an inventory or a playbook."""


class Ansible(Dialect):
    """All files of a group are one set of variables; one that is set again takes the lower one's place, with all that is in it.

    https://docs.ansible.com/projects/ansible/latest/reference_appendices/config.html#default-hash-behaviour
    """

    def recognises(self, document: Document) -> bool:
        """A file in one of the two folders."""
        return "_vars/" in document.path and any(folder in FOLDERS for folder in document.path.split("/"))

    def interpret(self, part: Part, reader: Reader) -> Iterator[Layer]:
        """One layer."""
        del reader
        entries = tuple(noted(entry, _mark(), _meaning) for entry in part.document.entries)
        document = msgspec.structs.replace(part.document, entries=entries)
        layer = plain_layer(msgspec.structs.replace(part, document=document, name=""))
        yield msgspec.structs.replace(layer, contributions=anew(layer.contributions, document.sections, len(part.root)))


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(
        r"\{\{-?\s*(?P<name>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\s*"
        r"(?:\|\s*default\(\s*(?:'(?P<single>[^'{}$]*)'|\"(?P<double>[^\"{}$]*)\"|(?P<number>\d+))\s*(?:,\s*true\s*)?\)\s*)?-?\}\}"
    )


def _meaning(found: re.Match[str]) -> str:
    return asked(found["name"], found["single"] or found["double"] or found["number"] or "")
