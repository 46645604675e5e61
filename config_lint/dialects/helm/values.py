"""Values as Helm lays them on others, and the values that templates in them refer to.

https://helm.sh/docs/chart_template_guide/values_files/
"""

import re
from functools import cache

import msgspec

from config_lint.dialects.notation import asked, noted
from config_lint.dialects.part import Part
from config_lint.dialects.plain import plain_layer
from config_lint.dialects.replacing import with_replaced
from config_lint.domain.contribution import Contribution, Operation
from config_lint.domain.document import Entry
from config_lint.domain.layer import Layer
from config_lint.values.reference import Reference

_defaults = ("first", "first_", "first__", "last", "last_", "last__")


def values_layer(part: Part) -> Layer:
    """Values as they lie on others, with references that templates make to values."""
    entries = tuple(map(_referring, part.document.entries))
    part = msgspec.structs.replace(part, document=msgspec.structs.replace(part.document, entries=entries))
    layer = plain_layer(part)
    said = tuple(map(_taken_away, layer.contributions))
    lists = [section for section in part.document.sections if section.is_list]
    return msgspec.structs.replace(layer, contributions=tuple(with_replaced(said, lists, len(part.root))))


def _referring(entry: Entry) -> Entry:
    return noted(entry, _mark(), _meaning) if isinstance(entry.value, Reference) else entry


@cache
def _mark() -> re.Pattern[str]:
    text = r"(?:\"(?P<{0}>[^\"{{}}$]*)\"|'(?P<{0}_>[^'{{}}$]*)'|(?P<{0}__>[\d.]+))"
    name = r"(?:\.(?:Values|StateValues|Environment\.Values)\.(?P<{0}>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*))"
    return re.compile(
        r"\{\{-?\s*(?:"
        rf"(?:default\s+{text.format('first')}\s+)?{name.format('value')}"
        r"|(?:requiredEnv|env)\s+\"(?P<variable>\w+)\""
        r"|\.(?P<known>Environment\.Name|Release\.Name(?:space)?)"
        rf")\s*(?:\|\s*default\s+{text.format('last')}\s*)?(?:\|\s*(?:quote|squote|toString|trim)\s*)?-?\}}\}}"
    )


def _meaning(found: re.Match[str]) -> str:
    name = found["value"] or found["variable"] or found["known"]
    default = next((found[group] for group in _defaults if found[group]), "")
    return asked(name, default)


def _taken_away(contribution: Contribution) -> Contribution:
    if contribution.entry.value is None and contribution.operation is Operation.SET:
        return msgspec.structs.replace(contribution, operation=Operation.DELETE)
    return contribution
