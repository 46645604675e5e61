"""Puppet's data: https://help.puppet.com/core/8/Content/PuppetCore/hiera_interpolation.htm."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from config_lint.dialects.dialect import Dialect
from config_lint.dialects.notation import asked, noted
from config_lint.dialects.part import Part
from config_lint.dialects.plain import plain_layer
from config_lint.domain.document import Document
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader


class Hiera(Dialect):
    """Keys of classes' parameters, and lookups of other keys inside values.

    Whether hashes are merged is said by the code that looks them up, where these files do not show it: they are, so that
    nothing is called missing that may be there.
    """

    def recognises(self, document: Document) -> bool:
        """A parameter of a class at the top (`ntp::servers`)."""
        return any("::" in top for top in document.tops)

    def interpret(self, part: Part, reader: Reader) -> Iterator[Layer]:
        """One layer."""
        del reader
        entries = tuple(noted(entry, _mark(), _meaning) for entry in part.document.entries)
        yield plain_layer(msgspec.structs.replace(part, document=msgspec.structs.replace(part.document, entries=entries)))


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(r"%\{(?P<function>hiera|lookup|alias|literal)\(\s*(?P<quote>['\"])(?P<said>[^'\"{}$]+)(?P=quote)\s*\)\}")


def _meaning(found: re.Match[str]) -> str:
    if found["function"] == "literal":
        return found["said"]
    return asked(found["said"].replace("::", "."))
