"""Families of names, which begin with the same words: a name that begins as one does, but for a letter, was meant to be of it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from config_lint.values.on_use import on_use
from config_lint.values.spelling import OneEditApart
from config_lint.values.words import words

FEWEST = 3
"""Names that make a family."""

_host = on_use(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?", re.IGNORECASE)

SHORTEST, SHORTEST_OTHER = 6, 9
"""Letters of a word that a letter more, less or moved does not make another one, and that a letter changed does not."""

CONFUSED = frozenset(
    frozenset(pair.split())
    for pair in (
        *("contact contract", "country county", "private pirate", "casual causal", "marital martial", "through though"),
        *("driver diver", "marker maker", "server sever", "convert covert", "planning planing", "starting staring"),
        *("granting grating", "friend fiend", "signing singing", "united untied", "posting positing", "setting settling"),
        *("adapter adaptor", "complement compliment", "protection projection", "processor professor"),
    )
)
"""Words a letter apart that are both words."""


class Stranger(msgspec.Struct, frozen=True):
    """A name with a word that no other name has, and that is `meant` but for a letter.

    With `meant` in its place it begins as the names of a family would or, `by_end`, ends so; `said` are its words, and the one in
    question is that `at`.
    """

    name: str
    said: tuple[str, ...]
    at: int
    meant: str
    by_end: bool = False

    @property
    def word(self) -> str:
        """The word that is misspelt."""
        return self.said[self.at]

    def family(self, names: Iterable[str]) -> tuple[str, ...]:
        """Those of the names that are made so, where they are a family, and where what was meant is none of them."""
        corrected = (*self.said[: self.at], self.meant, *self.said[self.at + 1 :])
        found = tuple(name for name in names if self._is_alike(words(name), corrected))
        return found if len(found) >= FEWEST and all(words(name) != corrected for name in found) else ()

    def _is_alike(self, said: tuple[str, ...], corrected: tuple[str, ...]) -> bool:
        if self.by_end:
            end = corrected[self.at :]
            return len(said) > len(end) and said[-len(end) :] == end
        return len(said) > self.at + 1 and said[: self.at + 1] == corrected[: self.at + 1]


def strangers(names: Iterable[str]) -> Iterator[Stranger]:
    """The strangers among all the distinct names there are; whether one is a slip, the names beside it have to tell.

    What tells the members of a family apart is not looked at: the last word, and of hosts the first.
    """
    spelled = {name: words(name) for name in names}
    counted = Counter(word for said in spelled.values() for word in set(said))
    common = OneEditApart(word for word, count in counted.items() if count >= FEWEST and len(word) >= SHORTEST - 1)
    for name, said in spelled.items():
        for at, word in enumerate(said):
            if counted[word] == 1 and len(word) >= SHORTEST and word.isalpha():
                for meant in common.of(word):
                    if is_slip(word, meant):
                        if at < len(said) - 1:
                            yield Stranger(name, said, at, meant)
                        if at and _host.fullmatch(name):
                            yield Stranger(name, said, at, meant, by_end=True)


def is_slip(word: str, meant: str) -> bool:
    """Whether one word is the other one misspelt, and no other word: no ending, no first letter, no two words alike."""
    shorter, longer = sorted((word, meant), key=len)
    if longer.startswith(shorter) or word[:-1] == meant[:-1] or longer.endswith(shorter) or word[0] != meant[0]:
        return False
    if frozenset((word, meant)) in CONFUSED:
        return False
    is_changed = len(word) == len(meant) and sorted(word) != sorted(meant)
    return len(word) >= (SHORTEST_OTHER if is_changed else SHORTEST)
