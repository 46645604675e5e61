"""Families of names, which begin with the same words: a name that begins as one does, but for a letter, was meant to be of it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from config_lint.values.on_use import on_use
from config_lint.values.spelling import OneEditApart
from config_lint.values.words import words

FEWEST = 3
"""Names that make a family."""

MANY = 10
"""Names of as many words that make a family so large that one in which a word has another ending was meant to be of it."""

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


class Kin:
    """Names that stand beside each other, by how they start and by how they end; a name is not its own start or end."""

    def __init__(self, names: Iterable[str]) -> None:
        self.whole: set[tuple[str, ...]] = set()
        self.starting: dict[tuple[str, ...], list[str]] = {}
        self.ending: dict[tuple[str, ...], list[str]] = {}
        for name in names:
            said = words(name)
            self.whole.add(said)
            for at in range(1, min(len(said), MOST_WORDS)):
                self.starting.setdefault(said[:at], []).append(name)
                self.ending.setdefault(said[-at:], []).append(name)


MOST_WORDS = 16
"""Words of a start or an end that is looked at: what has more is a sentence."""


class Stranger(msgspec.Struct, frozen=True):
    """A name with a word that no other name has, and that is `meant` but for a letter; `by_ending`, but for a plural's.

    With `meant` in its place it begins as the names of a family would or, `by_end`, ends so; `said` are its words, and the one in
    question is that `at`.
    """

    name: str
    said: tuple[str, ...]
    at: int
    meant: str
    by_end: bool = False
    by_ending: bool = False

    @property
    def word(self) -> str:
        """The word that is misspelt."""
        return self.said[self.at]

    def family(self, kin: Kin) -> Sequence[str]:
        """The names among others that are made so, where they are a family, and where what was meant is none of them."""
        corrected = (*self.said[: self.at], self.meant, *self.said[self.at + 1 :])
        found = kin.ending.get(corrected[self.at :], ()) if self.by_end else kin.starting.get(corrected[: self.at + 1], ())
        if self.by_ending and sum(len(words(name)) == len(self.said) for name in found) < MANY:
            return ()
        return found if len(found) >= FEWEST and corrected not in kin.whole else ()


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
                    elif 1 < at < len(said) - 1 and word == meant[:-1] and meant[-1] == "s":
                        yield Stranger(name, said, at, meant, by_ending=True)


def is_slip(word: str, meant: str) -> bool:
    """Whether one word is the other one misspelt, and no other word: no ending, no first letter, no two words alike."""
    shorter, longer = sorted((word, meant), key=len)
    if longer.startswith(shorter) or word[:-1] == meant[:-1] or longer.endswith(shorter) or word[0] != meant[0]:
        return False
    if frozenset((word, meant)) in CONFUSED:
        return False
    is_changed = len(word) == len(meant) and sorted(word) != sorted(meant)
    return len(word) >= (SHORTEST_OTHER if is_changed else SHORTEST)
