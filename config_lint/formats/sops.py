"""What sops writes beside the values that it encrypts: how to decrypt them, and nothing that a program is told.

https://github.com/getsops/sops/blob/main/stores/stores.go
"""

from collections.abc import Callable

import msgspec

from config_lint.domain.document import Document
from config_lint.domain.key import Key

BLOCK = "sops"
"""The mapping that sops adds at the end; where there are no mappings, every key of it begins so, with `_` after it."""

PREFIX = f"{BLOCK}_"


def without_sops(document: Document) -> Document:
    """The document without that; one that sops did not write is left as it is."""
    tops = document.tops
    if BLOCK in tops and {(BLOCK, "mac"), (BLOCK, "version")} <= {entry.key for entry in document.entries}:
        return _without(document, lambda key: key[0] == BLOCK)
    if f"{PREFIX}mac" in tops and f"{PREFIX}version" in tops:
        return _without(document, lambda key: key[0].startswith(PREFIX))
    return document


def _without(document: Document, is_added: Callable[[Key], bool]) -> Document:
    entries = tuple(entry for entry in document.entries if not is_added(entry.key))
    sections = tuple(section for section in document.sections if not (section.key and is_added(section.key)))
    return msgspec.structs.replace(document, entries=entries, sections=sections)
