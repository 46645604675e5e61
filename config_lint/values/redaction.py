"""Texts that hold a secret among other things: what is secret is cut out, the rest stays."""

from collections.abc import Iterable

from config_lint.values import secret_shapes
from config_lint.values.assignments import secrets_by_name
from config_lint.values.holes import hidden
from config_lint.values.userinfo import passwords


def cut(text: str) -> str:
    """The text with every secret in it replaced by `***`; the text itself where there is none.

    Seen are secrets by shape, passwords in URLs and DSNs, and the values of parameters, entries and assignments whose
    name says that they are secret (`?token=…`, `Password=…;`, `"password": "…"`, lines `password: …`).
    """
    text = _without(text, secret_shapes.found(text))
    if "@" in text and ":" in text:
        text = _without(text, passwords(text))
    if "=" in text or ": " in text or '":' in text:
        text = _without(text, secrets_by_name(text))
    return text


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    pieces, end = [], 0
    for start, stop in spans:
        pieces += [text[end:start], hidden(text[start:stop])]
        end = stop
    return "".join((*pieces, text[end:])) if pieces else text
