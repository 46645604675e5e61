"""Which environments a text names, and what is left of it without their words."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from weakref import WeakKeyDictionary

import msgspec

from config_lint.domain.environment import Environment
from config_lint.domain.fleet import Fleet
from config_lint.equivalence import OwnWords, equivalence_of
from config_lint.values.on_use import on_use

VARIABLE = "ξ"

TOP_LEVEL = ".ϰ"
"""What stands for it while words are looked for."""

_tokens = on_use(r"[a-z0-9]+")
_letters = on_use(r"([A-Za-z0-9]+)")
_top_level = on_use(r"\.dev(?![\w.-])", re.IGNORECASE)
"""A top-level domain that is no environment: https://get.dev."""


class Mention(msgspec.Struct, frozen=True):
    """A text taken apart: its `shape` with a variable for every word of an environment, and whose each of those words may be."""

    shape: str
    whose: tuple[frozenset[str], ...] = ()

    def is_own(self, environment: str) -> bool:
        """Whether environments are named, and all that are may be this one."""
        return bool(self.whose) and all(environment in names for names in self.whose)


class Mentions:
    """The words of all environments at once: declared, learned, and those of what they extend."""

    def __init__(self, environments: Iterable[Environment], own_words: OwnWords) -> None:
        owners: dict[str, set[str]] = {}
        self._by_name = {environment.name: environment for environment in environments}
        tokens = {name: frozenset(_tokens.findall(name.lower())) for name in self._by_name}
        for name in self._by_name:
            for word in own_words.of(name):
                owners.setdefault(word, set()).add(name)
        for word, names in owners.items():
            # `turing-staging` may speak of `turing`: it is a part of its name.
            names.update(name for name, parts in tokens.items() if parts.issuperset(_tokens.findall(word)))
        for environment in self._by_name.values():
            for domain in environment.domains:
                # What only ends as an environment's hosts do names no environment by that.
                owners.pop(domain.rpartition("*")[2].strip(".").lower(), None)
        self._owners: Mapping[str, frozenset[str]] = {word: frozenset(names) for word, names in owners.items()}
        self._are_whole = all(map(_tokens.fullmatch, owners))
        either = "|".join(re.escape(word) for word in sorted(owners, key=lambda word: (-len(word), word)))
        self._pattern = re.compile(rf"(?<![A-Za-z0-9])({either})(?![A-Za-z0-9])", re.IGNORECASE) if either else None
        self.of = cache(self._of)  # the same few texts come in all services
        """The mentions of a text. The longest word wins."""

    def _of(self, text: str) -> Mention:
        if self._pattern is None:
            return Mention(text)
        hidden = _top_level.sub(TOP_LEVEL, text) if ".dev" in text.lower() else text
        # Where no word has more than one token, as most have not, the tokens are looked up.
        words = _letters if self._are_whole and text.isascii() else self._pattern
        parts = words.split(hidden)  # what the words stand between, and the words
        whose: list[frozenset[str]] = []
        for at in range(1, len(parts), 2):
            names = self._owners.get(parts[at].lower())
            if names is not None:  # an expression takes some letters for ours that are none, such as the long s
                whose.append(names)
                parts[at] = VARIABLE
        return Mention("".join(parts).replace(TOP_LEVEL, ".dev"), tuple(whose))

    def foreign(self, text: str, environment: str) -> str:
        """An environment that a text names, and that is none of this one's ancestors or children; empty where it names none."""
        for names in self.of(text).whose:
            if environment not in names and not any(self._are_related(environment, name) for name in names):
                return min(names, key=lambda name: (len(self._by_name[name].lineage), name))
        return ""

    def _are_related(self, one: str, other: str) -> bool:
        left, right = self._by_name.get(one), self._by_name.get(other)
        return left is not None and right is not None and (one in right.lineage or other in left.lineage)


def mentions_of(fleet: Fleet) -> Mentions:
    """The mentions of a fleet: made when the first check asks, and kept as long as the fleet is."""
    found = _made.get(fleet)
    if found is None:
        found = _made[fleet] = Mentions(fleet.environments, equivalence_of(fleet).own_words)
    return found


_made: WeakKeyDictionary[Fleet, Mentions] = WeakKeyDictionary()
