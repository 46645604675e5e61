"""Regular expressions that are compiled when they are first used: most are not, in most runs."""

import re
from typing import Any, cast

_given = frozenset(
    ("findall", "finditer", "flags", "fullmatch", "groupindex", "groups", "match", "pattern", "search", "split", "sub", "subn")
)
"""What a compiled expression has: https://docs.python.org/3/library/re.html#regular-expression-objects."""


class OnUse:
    """Stands for an expression, and has all that it has once somebody has asked for any of it."""

    def __init__(self, text: str, flags: int) -> None:
        self._written = (text, flags)

    def __getattr__(self, name: str) -> Any:
        if name not in _given:
            raise AttributeError(name)
        compiled = re.compile(*self._written)
        self.__dict__.update({given: getattr(compiled, given) for given in _given})
        return getattr(compiled, name)


def on_use(text: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but for when. A mistake in the text shows at its first use, so that each needs a test that uses it."""
    return cast("re.Pattern[str]", OnUse(text, flags))
