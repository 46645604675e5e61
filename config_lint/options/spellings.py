"""What environments are called, where nobody has declared them: data in vocabulary/environments.yaml."""

from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from config_lint.domain.environment import Tier
from config_lint.text.data import load_data
from config_lint.values.on_use import on_use

_separators = on_use(r"[^a-z0-9]+")
_number = on_use(r"[0-9]+$")


class Spelling(msgspec.Struct, frozen=True):
    """A known kind of environment. `rank` is its place among all kinds; `words` are the spellings that mean it in values, too."""

    tier: Tier
    rank: int
    words: tuple[str, ...]


@cache
def spellings() -> dict[str, Spelling]:
    """Every known spelling, in lower case, with what it means; in promotion order."""
    file = Path(__file__).parent.parent / "vocabulary" / "environments.yaml"
    groups: dict[str, list[dict[str, Any]]] = load_data(file.read_text(encoding="utf-8"))
    known: dict[str, Spelling] = {}
    rank = 0
    for tier, kinds in groups.items():
        for kind in kinds:
            words = tuple(kind.get("names", ()))
            meaning = Spelling(Tier[tier.upper()], rank, words)
            known |= dict.fromkeys((*words, *kind.get("ambiguous", ())), meaning)
            rank += 1
    return known


def spelling_of(name: str) -> Spelling | None:
    """What a name says about its environment: as a whole, or by the known spellings among its parts (`production-eu`, `qa2`).

    None where it says nothing, or more than one thing (`dev-of-production`).
    """
    known = spellings()
    whole = known.get(name.lower())
    if whole:
        return whole
    parts = [_number.sub("", part) or part for part in _separators.split(name.lower()) if part]
    found: set[Spelling] = set()
    start = 0
    while start < len(parts):
        for end in range(len(parts), start, -1):
            meaning = known.get("-".join(parts[start:end]))
            if meaning:
                found.add(meaning)
                start = end - 1
                break
        start += 1
    return found.pop() if len(found) == 1 else None
