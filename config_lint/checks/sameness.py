"""When what two services say comes to the same."""

from functools import lru_cache
from typing import Any, Literal

from config_lint.values.empty import Empty
from config_lint.values.on_use import on_use
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.value import Value
from config_lint.values.words import words

Way = Literal["text", "word", "words", "overlap"]
"""`text`: letter by letter.

`word`: whatever the case. `words`: a list, in any order. `overlap`: lists that have one in common.
"""

_separators = on_use(r"[\s,;|]+")


def comparable(
    value: Value, way: Way, synonyms: tuple[tuple[str, ...], ...] = (), ignored: frozenset[str] = frozenset()
) -> frozenset[Any]:
    """What is compared: one element, or one for each word of a list; empty where the value says nothing.

    `synonyms` and `ignored` are in lower case; of synonyms the first stands for all.
    """
    if value is None or value == "" or isinstance(value, Empty):
        return frozenset()
    if isinstance(value, Secret | Reference):
        return frozenset((value,))
    return _said(str(value).strip(), way, synonyms, ignored)


@lru_cache(maxsize=1 << 12)
def _said(text: str, way: Way, synonyms: tuple[tuple[str, ...], ...], ignored: frozenset[str]) -> frozenset[str]:
    if way == "text":
        return frozenset((text,))
    parts = _separators.split(text.lower()) if way in ("words", "overlap") else [text.lower()]
    meant = {spelling: group[0] for group in synonyms for spelling in group}
    return frozenset(meant.get(part, part) for part in parts if part and part not in ignored)


def compatible(one: frozenset[Any], other: frozenset[Any], way: Way) -> bool:
    """Whether two comparable values come to the same."""
    return one == other or (way == "overlap" and not one.isdisjoint(other))


def names(value: Value, service: str) -> bool:
    """Whether a plain value has the words of the service's name in it: `api://orders-service` names orders-service."""
    if not isinstance(value, str):
        return False
    own = words(service)
    said = words(value)
    return any(said[start : start + len(own)] == own for start in range(len(said) - len(own) + 1))
