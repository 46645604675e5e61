"""Key paths: tuples of parts, and the text that shows them.

A mapping key is a part as it stands; a list item is a part in square brackets, `[api]` where it has a name and `[0]` where
it has only a position. A mapping key that contains a dot, a bracket or a quote is quoted in the text.
"""

import re
from functools import cache, lru_cache

from config_lint.values.on_use import on_use

Key = tuple[str, ...]

_needs_quotes = on_use(r"""[.\[\]"]""")
_part = on_use(r"""\[(?:[^\]"]|"(?:[^"\\]|\\.)*")*\]|"(?:[^"\\]|\\.)*"|[^.\[\]"]+""")


_shared: dict[Key, Key] = {}


def shared(key: Key) -> Key:
    """The one object for keys that are equal: most keys stand in the files of many services, and of all environments."""
    return _shared.setdefault(key, key)


class Below(dict[str, Key]):
    """The keys right below a key by their last part, each made when it is first asked for."""

    def __init__(self, prefix: Key) -> None:
        super().__init__()
        self._prefix = prefix

    def __missing__(self, part: str) -> Key:
        key = self[part] = shared((*self._prefix, part))
        return key


@cache
def below(prefix: Key) -> Below:
    """The same for whoever asks for that key."""
    return Below(prefix)


def item(name: str | int) -> str:
    """The part for a list item of this name or position."""
    return f"[{name}]"


def is_item(part: str) -> bool:
    """Whether the part is a list item."""
    return part[:1] == "[" and part[-1:] == "]"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def render(key: Key) -> str:
    """The key as text: `containers[api].env[AUTH_SERVICE_URL].value`."""
    if len(key) == 1 and not _needs_quotes.search(key[0]):
        return key[0]
    shown: list[str] = []
    for part in key:
        if is_item(part):
            inner = part[1:-1]
            shown.append(f"[{_quoted(inner)}]" if _needs_quotes.search(inner) else part)
            continue
        if shown:
            shown.append(".")
        shown.append(_quoted(part) if _needs_quotes.search(part) else part)
    return "".join(shown)


@lru_cache(maxsize=1 << 16)
def parse(text: str) -> Key:
    """The parts of a key written as text; the inverse of `render`. Many rules ask for those of the same keys."""
    parts: list[str] = []
    for match in _part.finditer(text):
        part = match.group()
        if part.startswith('["'):
            parts.append(item(_unquoted(part[1:-1])))
        elif part.startswith('"'):
            parts.append(_unquoted(part))
        else:
            parts.append(part)
    return tuple(parts)


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1])
