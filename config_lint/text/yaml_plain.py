"""YAML in block style, with scalars on one line: a tree from its lines, in a third of the time that a parser's events take."""

from config_lint.text.limits import NESTING
from config_lint.text.node import Leaf, Listing, Mapping, Node
from config_lint.text.yaml_line import LONGEST_KEY
from config_lint.text.yaml_lines import Line
from config_lint.text.yaml_scalar import implicit, resolvable
from config_lint.values.location import Location


class _Unusual(Exception):
    """Something that only the parser knows how to read."""


def root_of(lines: list[Line], path: str) -> Node | None:
    """The root of the one document that the lines are, which are used up; None for what is left to the parser."""
    blocks = _Blocks(lines, path)
    try:
        root = blocks.node(1)
    except _Unusual:
        return None
    return root if blocks.at == len(lines) - 1 else None


class _Blocks:
    """Makes nodes of lines; `at` is the index of the first line that is part of none yet. The last line stands for the end."""

    def __init__(self, lines: list[Line], path: str) -> None:
        self.lines = [(number, *said) for number, said in lines]
        self.path = path
        self.at = 0

    def node(self, depth: int) -> Node:
        """The mapping or list that begins with the line at hand, or the scalar that is all of it."""
        number, indent, dashes, key, _, value = self.lines[self.at]
        if depth >= NESTING:
            raise _Unusual
        if dashes:
            return self.listing(indent, depth)
        if key:
            return self.mapping(indent, depth)
        self.at += 1
        return _leaf(value, self.path, number, indent + 1)

    def listing(self, indent: int, depth: int) -> Listing:
        """The items whose dashes stand at that indentation."""
        lines, items = self.lines, list[Node]()
        place = Location(self.path, lines[self.at][0], indent + 1, lines[self.at][0], indent + 2)
        while True:
            number, column, dashes, key, gap, value = lines[self.at]
            if column != indent or not dashes:
                return Listing(place, items)
            width = len(dashes) if dashes.count("-") == 1 else dashes.index("-", 1)
            if len(dashes) == width and not key and not value:  # a dash alone, and what it is of on the lines after it
                raise _Unusual
            lines[self.at] = (number, column + width, dashes[width:], key, gap, value)
            items.append(self.node(depth + 1))
            if lines[self.at][1] > indent:
                raise _Unusual

    def mapping(self, indent: int, depth: int) -> Mapping:
        """The keys that stand at that indentation, with their values."""
        lines, path, at = self.lines, self.path, self.at
        members: dict[str, tuple[Location, Node]] = {}
        number, _, _, key, _, _ = lines[at]
        mapping = Mapping(Location(path, number, indent + 1, number, indent + 1 + len(key)), members, [])
        while True:
            number, column, dashes, key, gap, value = lines[at]
            if column != indent or dashes or not key:
                break
            at += 1
            end = indent + 1 + len(key)
            place = Location(path, number, indent + 1, number, end)
            if len(key) > LONGEST_KEY:
                raise _Unusual
            if value:
                node: Node = _leaf(value, path, number, end + 1 + len(gap))
            else:
                self.at = at
                node = self._beneath(indent, depth, number, end + 1)
                at = self.at
            if lines[at][1] > indent:  # the value goes on, or is none
                raise _Unusual
            if key[0] in "\"'":
                key = key[1:-1]
            if key in members:
                mapping.put(key, place, node)
            else:
                members[key] = (place, node)
        self.at = at
        if mapping.repeated:
            mapping.location = next(iter(members.values()))[0]
        return mapping

    def _beneath(self, indent: int, depth: int, number: int, column: int) -> Node:
        """The value of a key with nothing after it: what stands deeper, a list at the key's own indentation, otherwise null."""
        _, inner, dashes, key, _, _ = self.lines[self.at]
        if inner > indent and (dashes or key):
            return self.node(depth + 1)
        if inner == indent and dashes:
            return self.listing(indent, depth + 1)
        return Leaf(None, "", Location(self.path, number, column, number, column))


def _leaf(value: str, path: str, number: int, column: int) -> Node:
    """A scalar or an empty container that begins at that column."""
    first = value[0]
    if value[-1] == " ":
        value = value.rstrip(" ")
    place = Location(path, number, column, number, column + len(value))
    if first in resolvable:
        return Leaf(*implicit(value), place)
    if first in "\"'":
        return Leaf(value[1:-1], "", place)
    if first == "[":
        return Listing(place, [])
    if first == "{":
        return Mapping(place, {}, [])
    return Leaf(value, "", place)
