"""The words that two texts have in common, and what stands around them in each."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import count

import msgspec

Words = tuple[str, ...]
Around = tuple[Words, Words]
"""What stands before and after a stem."""


class Stem(msgspec.Struct, frozen=True):
    """The run of words with most letters that is in both of two texts, and what is `around` it in the one and in the other."""

    words: Words
    around: tuple[Around, Around]


LETTERS = 4
"""Of a stem that says something, at least."""


@lru_cache(maxsize=1 << 18)
def stem_of(one: Words, other: Words) -> Stem | None:
    """The stem of two texts; None where they have none that says something. Of several with as many letters, the first."""
    places = dict(zip(other, count()))
    best, length, at, there = _longest_of(one, places) if len(places) == len(other) else _longest(one, other)
    if best < LETTERS:
        return None
    return Stem(one[at : at + length], ((one[:at], one[at + length :]), (other[:there], other[there + length :])))


def _longest_of(one: Words, places: Mapping[str, int]) -> tuple[int, int, int, int]:
    """The stem of a text and another one that has no word twice: its letters and words, and its place in the one and the other.

    `places` are those of the other's words.
    """
    best = length = at = there = begin = 0
    first: int | None = None
    for here, start in enumerate([*map(places.get, one), None]):
        if first is not None:
            if start == first + here - begin:
                continue
            letters = sum(map(_letters, one[begin:here]))
            if letters > best:
                best, length, at, there = letters, here - begin, begin, first
        begin, first = here, start
    return best, length, at, there


def _longest(one: Words, other: Words) -> tuple[int, int, int, int]:
    """The same, where words may come again."""
    best, length, at, there = 0, 0, 0, 0
    for here, word in enumerate(one):
        if word not in other:
            continue
        for start, its in enumerate(other):
            if its != word or (here and start and one[here - 1] == other[start - 1]):  # the run before it goes on here
                continue
            run = 1
            while one[here + run : here + run + 1] == other[start + run : start + run + 1] != ():
                run += 1
            letters = sum(map(_letters, one[here : here + run]))
            if letters > best:
                best, length, at, there = letters, run, here, start
    return best, length, at, there


@lru_cache(maxsize=1 << 12)
def _letters(word: str) -> int:
    return sum(map(str.isalpha, word))


def between(said: Words, around: Around) -> Words:
    """What stands in the stem's place in a text that is made the same; empty where it is made otherwise."""
    before, after = around
    end = len(said) - len(after)
    if end <= len(before) or said[: len(before)] != before or said[end:] != after:
        return ()
    return said[len(before) : end]


def is_within(name: Words, other: Words) -> bool:
    """Whether one name is a part of the other: `draft-content-store` may well speak of `content-store`."""
    return any(other[at : at + len(name)] == name for at in range(len(other) - len(name) + 1))
