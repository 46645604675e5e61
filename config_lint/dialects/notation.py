"""References to other settings in a platform's own notation, and in the one that layers resolve."""

import re
from collections.abc import Callable

import msgspec

from config_lint.domain.document import Entry
from config_lint.values.detection import guard
from config_lint.values.holes import mask
from config_lint.values.on_use import on_use
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.templates import pattern

Meaning = Callable[[re.Match[str]], str]
"""What a mark stands for: `${x:?}`, `${x:-default}` or plain text; an empty text is a mark that is not followed."""

_ours = on_use(r"\$\{[^{}]*\}")


def asked(name: str, default: str = "") -> str:
    """A reference as layers read it; one without a default is unknown where nothing has the name, and nobody is told."""
    return f"${{{name}:-{default}}}" if default else f"${{{name}:?}}"


def noted(entry: Entry, mark: re.Pattern[str], meaning: Meaning) -> Entry:
    """The entry with its marks as references of ours, where each of them has a meaning; other values as they are.

    A dollar sign means nothing on such a platform.
    """
    value = entry.value
    if not isinstance(value, Reference):
        plain = value.reveal() if isinstance(value, Secret) else value
        has_dollar = isinstance(plain, str) and "$" in plain
        return msgspec.structs.replace(entry, verbatim=True) if has_dollar else entry
    if value.kind != "template" or mask in value.text:
        return entry
    pieces: list[str] = []
    end = 0
    for found in mark.finditer(value.text):
        meant = meaning(found)
        if not meant:
            return entry
        pieces += (value.text[end : found.start()].replace("$", "$$"), meant)
        end = found.end()
    pieces.append(value.text[end:].replace("$", "$$"))
    text = "".join(pieces)
    if not end or pattern().search(_ours.sub("", text)):
        return entry
    return msgspec.structs.replace(entry, value=guard(entry.key, text), text=value.text)
