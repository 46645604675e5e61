"""What a reference falls back on: a developer's value, where the real one arrives at deployment."""

from config_lint.domain.environment import Tier
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.text.references import references
from config_lint.values.secret import Secret
from config_lint.values.value import Value

DEFAULTS = frozenset(("-", ":-", ":"))
"""Operators that give a default."""


def is_fallback(setting: Setting, service: Service) -> bool:
    """Whether a value beyond development is only the default of a file for every environment: `${DB_HOST:-localhost}`.

    Nothing here sets the variable, and so whoever deploys the service does. What an environment's own file falls back on is
    that environment's.
    """
    entry = setting.chain[-1].entry
    if setting.owner or entry.verbatim or service.environment.tier is Tier.DEVELOPMENT:
        return False
    written = _text(entry.value)
    if "${" not in written:
        return False
    value = _text(setting.value)
    return any(asked.operator in DEFAULTS and asked.word and asked.word in value for asked in references(written))


def _text(value: Value) -> str:
    """A value as text; nothing for what is kept elsewhere, or is no text."""
    return value.reveal() if isinstance(value, Secret) else value if isinstance(value, str) else ""
