"""What checks may need of settings, by kind: who looks at texts alone need not be asked again because a number changed."""

from collections.abc import Iterator

from config_lint.domain.setting import Setting
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.value import Value

SETTINGS = "settings"
"""Everything that there is to know of them."""

AMOUNTS, SWITCHES, TEXTS, URLS, HIDDEN = "amounts", "switches", "texts", "urls", "hidden"
"""Values that are numbers, or yes and no; texts, and those of them with a scheme; secrets and what is kept elsewhere."""

WELL_KNOWN = "well-known"
"""Values that mean something well-known, whatever they are: all that the service model is made of."""

KINDS = (AMOUNTS, SWITCHES, TEXTS, URLS, HIDDEN, WELL_KNOWN)

BESIDE = frozenset(("problems", "contracts"))
"""What checks may need beside settings."""

LARGE = 100_000
"""A number from which on it may be an account's, and no amount: it counts as a text."""


def kinds_of(setting: Setting) -> frozenset[str]:
    """The kinds that a setting is of, by its value, as written and as resolved, and by every value that it overrode."""
    found = set(_kinds_of(setting.value))
    for link in setting.chain:
        found.update(_kinds_of(link.entry.value))
    if setting.canonical:
        found.add(WELL_KNOWN)
    return frozenset(found)


def _kinds_of(value: Value) -> Iterator[str]:
    if isinstance(value, bool):
        yield SWITCHES
    elif isinstance(value, int | float):
        yield TEXTS if isinstance(value, int) and abs(value) >= LARGE else AMOUNTS
    elif isinstance(value, str):
        yield TEXTS
        if "://" in value:
            yield URLS
    elif isinstance(value, Secret | Reference):
        yield HIDDEN
        if "://" in str(value):
            yield URLS
