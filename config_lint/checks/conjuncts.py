"""What a condition begins with, told without making the expression, which takes longer than most checks do."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from config_lint.domain.readable import Readable
from config_lint.values.on_use import on_use

_conjunct = on_use(
    r"(?P<name>[a-z]+(?:\.[a-z_]+)*)"
    r"(?: (?P<how>==|in|not in) (?P<what>'[^'\\]*'|\['[^'\\]*'(?:, '[^'\\]*')*\]))?"
    r"(?: and |$)"
)
_quoted = on_use(r"'([^']*)'")
_otherwise = on_use(r"\b(?:or|if|else)\b")


class Conjunct(msgspec.Struct, frozen=True):
    """A name that is to be true, or to be one of some texts, or, if it is `negated`, none of them."""

    name: tuple[str, ...]
    texts: frozenset[str] | None = None
    negated: bool = False

    def holds(self, variables: Mapping[str, Any]) -> bool | None:
        """Whether it is true; None for what is absent or unknown, or is neither a text nor true or false."""
        root, *path = self.name
        value = variables.get(root)
        for step in path:
            if not isinstance(value, Readable):
                return None
            value = value.look(step)
        if self.texts is None:
            return value if isinstance(value, bool) else None
        return (value in self.texts) is not self.negated if value.__class__ is str else None


def conjuncts_of(text: str) -> tuple[Conjunct, ...]:
    """Those that a condition begins with; none where something else may decide."""
    if _otherwise.search(_quoted.sub("", text)):
        return ()
    found: list[Conjunct] = []
    at, text = 0, text.strip()
    while at < len(text) and (match := _conjunct.match(text, at)):
        texts = frozenset(_quoted.findall(match["what"])) if match["how"] else None
        found.append(Conjunct(tuple(match["name"].split(".")), texts, match["how"] == "not in"))
        at = match.end()
    return tuple(found)


def leave_out(conjuncts: Iterable[Conjunct], variables: Mapping[str, Any]) -> bool:
    """Whether one of them is surely false, and all before it are true: the condition is false then, whatever comes after."""
    for conjunct in conjuncts:
        is_so = conjunct.holds(variables)
        if not is_so:
            return is_so is False
    return False
