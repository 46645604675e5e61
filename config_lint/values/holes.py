"""The parts of a text that something else fills in: interpolations, template markers, and their defaults."""

import re

from config_lint.values.on_use import on_use

mask = "***"

switches = frozenset({
    "", "-", "~", "disabled", "empty", "enabled", "false", "n/a", "na", "nil", "no", "none", "null", "off", "on", "optional",
    "required", "true", "undefined", "unset", "yes",
})  # fmt: skip
"""Texts that say whether, and not what."""

_hole = (
    r"\$?\{\{[^{}]{0,400}\}\}|\$\{(?:[^{}]|\$\{[^{}]*\})*\}|\$\([^()]*\)|\$(?-i:[A-Z_][A-Z0-9_]*|[A-Za-z_]+)\b|%[A-Za-z_]\w*%|%\{[^{}]*\}|<%[^%]{0,400}%>|#\{[^{}]*\}#?"
    r"|\{[A-Za-z_][\w .:-]*\}|<[A-Za-z_][\w .-]*>|@[A-Za-z_][\w.-]*@|\*{3,}"
)
"""A bare `$x` with digits is a variable only where it is in capitals: `$ecret123` is a password."""
_holes = on_use(rf"(?:(?:Bearer|Basic|Token) )?(?:{_hole}|[\s:/@._,;|-])+", re.IGNORECASE)
_default = on_use(
    r"(\$\{(?:[A-Za-z_][\w.\[\]-]*:[-=+]?|[A-Z_][A-Z0-9_]*[-=+]))([^{}$?][^{}$]*)(?=\})"
    r"|((?:\bdefault\s*\(?|\b(?:fetch|get)\([^,()]*,|\|\||\bor\b)\s*)(\"[^\"]*\"|'[^']*')"
)


def is_filled_in_elsewhere(value: str) -> bool:
    """Whether nothing but interpolations, template markers and separators is written: `${DB_PASSWORD}`, `<password>`, `***`.

    An interpolation with a default that could be a secret (`${DB_PASSWORD:-hunter2}`) is not.
    """
    return _holes.fullmatch(value) is not None and without_defaults(value) == value


def without_defaults(value: str) -> str:
    """The value with the defaults of its interpolations and templates cut out: `${DB_PASSWORD:-***}`."""
    return _default.sub(_hidden_default, value) if "{" in value or "<%" in value else value


def hidden(secret: str) -> str:
    """What to show of a secret: `***`, or its interpolations where it has only those, with their defaults cut out."""
    if not secret.strip():
        return secret
    without = without_defaults(secret)
    return without if is_filled_in_elsewhere(without) else mask


def _hidden_default(match: re.Match[str]) -> str:
    default = match[2] or match[4]
    bare = default.strip("\"'")
    if bare.lower() in switches or bare == mask:
        return match[0]
    return f"{match[1] or match[3]}{default.replace(bare, mask)}"
