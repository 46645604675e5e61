"""The keys of a document as they are kept: the same ones stand in the files of all environments, and are written down once."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import msgspec

from config_lint.domain.key import Key, shared

MANY = 1 << 12
"""Documents of different keys that are known at a time."""


class Shape(NamedTuple):
    """The keys of a document's entries, in their order, and those of its sections."""

    entries: tuple[Key, ...]
    sections: tuple[Key, ...]


class _Written(msgspec.Struct, frozen=True, array_like=True):
    """Key number n + 1 is `parts[n]` under the key of number `parents[n]`; 0 is the root.

    That of an entry is the part in `lasts` under the key whose number is in `heads`. `sections` are numbers of keys.
    """

    parents: list[int]
    parts: list[str]
    heads: list[int]
    lasts: list[str]
    sections: list[int]


class _Numbers(dict[Key, int]):
    """The numbers of keys: each is given one when it is first asked for."""

    def __init__(self) -> None:
        super().__init__({(): 0})
        self.parents: list[int] = []
        self.parts: list[str] = []

    def __missing__(self, key: Key) -> int:
        self.parents.append(self[key[:-1]])
        self.parts.append(key[-1])
        number = self[key] = len(self.parts)
        return number

    def of(self, keys: Iterable[Key]) -> list[int]:
        """Those of several keys."""
        return [self[key] for key in keys]


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(_Written)


@lru_cache(maxsize=MANY)
def written(shape: Shape) -> msgspec.Raw:
    """The keys in few bytes. Raises `UnicodeEncodeError` for half a character; each entry has a key of one part at least."""
    numbers = _Numbers()
    heads = numbers.of([key[:-1] for key in shape.entries])
    lasts = [key[-1] for key in shape.entries]
    sections = numbers.of(shape.sections)
    return msgspec.Raw(_encoder.encode(_Written(numbers.parents, numbers.parts, heads, lasts, sections)))


@lru_cache(maxsize=MANY)
def shape_of(kept: bytes) -> Shape:
    """The keys again. Raises `msgspec.MsgspecError` for what is none of ours."""
    found = _decoder.decode(kept)
    keys: list[Key] = [()]
    for parent, part in zip(found.parents, found.parts, strict=True):
        keys.append(shared((*keys[parent], part)))
    entries = [shared((*keys[head], last)) for head, last in zip(found.heads, found.lasts, strict=True)]
    return Shape(tuple(entries), tuple([keys[number] for number in found.sections]))
