"""Texts that hold a secret among other things: what is secret is cut out, the rest stays."""

from collections.abc import Collection, Iterable
from functools import lru_cache

from config_lint.values import secret_shapes
from config_lint.values.arguments import passwords_in_command
from config_lint.values.assignments import secrets_by_name
from config_lint.values.defaults import secret_defaults
from config_lint.values.holes import hidden
from config_lint.values.userinfo import passwords


def cut(text: str) -> str:
    """The text with every secret in it replaced by `***`; the text itself where there is none.

    Seen are secrets by shape, passwords in URLs, DSNs and commands, and the values of parameters, entries, assignments, arguments
    and defaults whose name says that they are secret (`?token=…`, `Password=…;`, `"password": "…"`, lines `password: …`,
    `--token …`, `${TOKEN:-…}`).
    """
    text = _without(text, secret_shapes.found(text))
    if "=" in text or ": " in text or '":' in text:
        text = _without(text, secrets_by_name(text))
    if "@" in text and ":" in text:
        text = _without(text, passwords(text))
    if " -" in text:
        text = _without(text, passwords_in_command(text))
    if "${" in text:
        text = _without(text, secret_defaults(text))
    return text


MOST_NAMES = 1 << 16
"""Keys that are remembered: those of a fleet are the same few in all of its files."""

_plain_names: set[str] = set()


@lru_cache(maxsize=MOST_NAMES)
def masked_key(name: str) -> str:
    """What to show of a key that has a secret in it, such as a token that somebody is listed under; empty for all other keys."""
    shown = cut(name)
    if shown != name:
        return shown
    if len(_plain_names) < MOST_NAMES:
        _plain_names.add(name)
    return ""


def masked_keys(names: Collection[str]) -> dict[str, str]:
    """Those keys of one mapping that have a secret in them, each with what to show of it, which is no other's."""
    if _plain_names.issuperset(names):
        return {}
    masked = {name: shown for name in names if (shown := masked_key(name))}
    bearers: dict[str, int] = {}
    for name, shown in masked.items():
        bearers[shown] = bearers.get(shown, 0) + 1
        if bearers[shown] > 1:
            masked[name] = f"{shown} ({bearers[shown]})"
    return masked


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    pieces, end = [], 0
    for start, stop in spans:
        pieces += [text[end:start], hidden(text[start:stop])]
        end = stop
    return "".join((*pieces, text[end:])) if pieces else text
