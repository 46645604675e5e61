"""The words of a name: snake, kebab, camel and dotted spellings say the same words."""

from functools import lru_cache

from config_lint.values.on_use import on_use

_boundary = on_use(r"[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")

_small = bytes(sign if chr(sign) in "abcdefghijklmnopqrstuvwxyz0123456789" else ord(" ") for sign in range(256))
"""What becomes of each sign of a name that is all in lower case, as most are: a space of all that is in no word."""


@lru_cache(maxsize=1 << 17)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case: `dbPassword`, `DB_PASSWORD` and `db-password` are all `db`, `password`."""
    if name.islower():
        return tuple(name.encode("ascii", "replace").translate(_small).decode("ascii").split())
    return tuple([word.lower() for word in _boundary.split(name) if word])
