"""What is written for the settings of a service, field by field."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain, count, repeat
from operator import is_, sub
from typing import Any

from config_lint.domain.columns import columns
from config_lint.domain.contribution import Contribution
from config_lint.domain.facts import kinds_by_value
from config_lint.values.location import Location
from config_lint.values.value import Value


class _Letters(dict[type, str]):
    """What each type of value is written as where only types matter."""

    def __missing__(self, kind: type) -> str:
        return f"<{kind.__name__}>"


_letters = _Letters({str: "s", int: "i", float: "f", bool: "b", type(None): "n"})


def types_of(values: Iterable[Value]) -> str:
    """The types of values, one after the other."""
    return "".join(map(_letters.__getitem__, map(type, values)))


def alike(column: tuple[Any, ...]) -> tuple[Any, ...]:
    """A column in short, for who knows how long it is: of one in which all is the same, the first."""
    return column[:1] if column and column.count(column[0]) == len(column) else column


def numbered(column: tuple[Any, ...]) -> tuple[Any, ...]:
    """A column of few different values in short, as `alike`: those, and which of them each is."""
    numbers = dict(zip(dict.fromkeys(column), count()))
    return column[:1] if len(numbers) == 1 else (tuple(numbers), tuple(map(numbers.__getitem__, column)))


def heights(end_lines: tuple[int, ...], lines: tuple[int, ...]) -> tuple[int, ...]:
    """How many lines further down each of some places ends than it begins, in short (`alike`)."""
    return (0,) if end_lines == lines else tuple(map(sub, end_lines, lines))


class Written:
    """The contributions that settings were made of, those of each setting one after the other."""

    def __init__(self, values: tuple[Value, ...], chains: tuple[tuple[Contribution, ...], ...]) -> None:
        """`values` are those of the settings, each with its chain."""
        self.links = tuple(chain.from_iterable(chains))
        self._lengths = tuple(map(len, chains))
        self._resolved = values
        entries, _, self._operations, self._owners, self._conditions, self._layers = columns(self.links, 6)
        self._keys, self._values, locations, self._beside, self._texts, self._verbatim = columns(entries, 6)
        self._paths, self._lines, self._starts, end_lines, self._ends = columns(locations, 5)
        self._heights = heights(end_lines, self._lines)
        self._apart = _apart(self._beside)
        self._replaced = self._others()

    def _others(self) -> list[int]:
        """The places of values that settings do not have: those that they override, and those in whose place something was put.

        What is overridden counts as another value, whether or not it is the same: who compares them may have read them anew.
        """
        values, said = self._values, self._resolved
        if self._is_single:
            is_kept = all(map(is_, values, said))
            return [] if is_kept else [at for at, (one, other) in enumerate(zip(values, said, strict=True)) if one is not other]
        decide = dict(zip(map((-1).__add__, accumulate(self._lengths)), said, strict=True))
        return [at for at, value in enumerate(values) if at not in decide or value is not decide[at]]

    @property
    def _is_single(self) -> bool:
        """Whether each setting was written once."""
        return len(self.links) == len(self._resolved)

    def lines(self) -> dict[str, list[int]]:
        """The lines of each file on which something stands, as they are met."""
        found: dict[str, list[int]] = {}
        if len(alike(self._paths)) == 1:
            found[self._paths[0]] = list(self._lines)
        else:
            for path, line in zip(self._paths, self._lines, strict=True):
                found.setdefault(path, []).append(line)
        for key in self._apart.values():
            found.setdefault(key.path, []).append(key.line)
        return found

    def bones(self) -> tuple[Any, ...]:
        """Everything but values and lines."""
        beside: list[Any] = list(self._beside)
        for index, key in self._apart.items():
            below = self._lines[index] - key.line
            beside[index] = (key.path, key.column, key.end_line - key.line, key.end_column, below)
        return (
            alike(self._lengths),
            numbered(self._paths),
            alike(self._owners),
            alike(self._layers),
            alike(self._conditions),
            alike(self._operations),
            self._keys,
            beside,
            self._starts,
            self._replaced,
            types_of([self._values[at] for at in self._replaced]),
        )

    def kinds(self) -> tuple[frozenset[str], ...]:
        """The kinds that each setting is of, by its value, and by those that it overrode."""
        found = kinds_by_value(self._resolved)
        if self._replaced:
            settings = tuple(chain.from_iterable(map(repeat, count(), self._lengths)))
            others = kinds_by_value([self._values[at] for at in self._replaced])
            for at, kinds in zip(self._replaced, others, strict=True):
                found[settings[at]] |= kinds
        return tuple(found)

    def said(self) -> Sequence[tuple[Any, ...]]:
        """All that each setting says: its place among them, its value, and of each contribution what `texts.py` reads again."""
        heights = repeat(0, len(self.links)) if self._heights == (0,) else self._heights
        if self._is_single and not self._replaced:
            return tuple(zip(count(), self._resolved, self._texts, self._verbatim, heights, self._ends))
        links: list[tuple[Any, ...]] = list(zip(self._texts, self._verbatim, heights, self._ends, strict=True))
        for at in self._replaced:
            links[at] = (*links[at], [self._values[at]])
        starts = accumulate(self._lengths, initial=0)
        return [
            (index, value, *(links[at] if length == 1 else chain.from_iterable(links[at : at + length])))
            for index, value, length, at in zip(count(), self._resolved, self._lengths, starts)
        ]


def _apart(places: tuple[Location | int, ...]) -> Mapping[int, Location]:
    """The places of keys that stand elsewhere than beside their value."""
    if set(map(type, places)) <= {int}:
        return {}
    return {index: place for index, place in enumerate(places) if isinstance(place, Location)}
