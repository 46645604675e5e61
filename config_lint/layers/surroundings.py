"""What surrounds a program: names that no file has to set. Data in vocabulary/provided.yaml."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec

from config_lint.domain.setting import Setting
from config_lint.layers.names import variable_of
from config_lint.text.data import load_data
from config_lint.values.placeholder import has_placeholder
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.wildcard import fits


@cache
def always_provided() -> tuple[str, ...]:
    """Patterns of the names that the operating system, the runtime or the platform gives a program."""
    file = Path(__file__).parent.parent / "vocabulary" / "provided.yaml"
    groups: dict[str, list[str]] = load_data(file.read_text(encoding="utf-8"))
    return tuple(pattern for patterns in groups.values() for pattern in patterns)


def arriving(settings: list[Setting], provided: Sequence[str]) -> list[Setting]:
    """The settings; those that match `provided` and are blank or a placeholder are unknown, because they arrive at deployment."""
    return [_unknown(setting) if _arrives(setting, provided) else setting for setting in settings] if provided else settings


def _arrives(setting: Setting, provided: Sequence[str]) -> bool:
    value = setting.value
    is_open = value is None or (isinstance(value, str | Secret) and (not value or has_placeholder(value)))
    names = (setting.name, variable_of(setting.name))
    return is_open and any(fits(name, pattern) for name in names for pattern in provided)


def _unknown(setting: Setting) -> Setting:
    return msgspec.structs.replace(setting, value=Reference("provided", setting.name, "what arrives at deployment"))
