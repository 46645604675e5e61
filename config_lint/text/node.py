"""What a text holds, with positions, before anyone asks what it means: the tree that every nested notation is read into."""

from typing import TypeAlias

import msgspec

from config_lint.text.limits import VALUES
from config_lint.values.location import Location
from config_lint.values.value import Value


class Leaf(msgspec.Struct, gc=False):
    """One written value. `text` is its source where that says more than the value; `verbatim` values are not interpolated."""

    value: Value
    text: str
    location: Location
    verbatim: bool = False


class Mapping(msgspec.Struct, gc=False):
    """Keys with their places and values, in the order in which they are written.

    `repeated` holds each value whose key is set again later in the same mapping; `members` has the later one.
    """

    location: Location
    members: dict[str, tuple[Location, "Node"]]
    repeated: list["Repeated"]

    def put(self, key: str, place: Location, node: "Node") -> None:
        """Sets a key that stands at `place`; if it was set before, the later one counts."""
        if key in self.members:
            earlier, before = self.members.pop(key)
            self.repeated.append(Repeated(key, place, node, earlier, before))
        self.members[key] = (place, node)


class Repeated(msgspec.Struct, gc=False):
    """A key that is set twice, with both places and both values."""

    key: str
    place: Location
    node: "Node"
    earlier: Location
    before: "Node"


class Listing(msgspec.Struct, gc=False):
    """Items in the order in which they are written."""

    location: Location
    items: list["Node"]


class Alias(msgspec.Struct, gc=False):
    """A repetition, at `location`, of a node that is written elsewhere."""

    location: Location
    target: "Leaf | Mapping | Listing"


Node: TypeAlias = Leaf | Mapping | Listing | Alias


def resolved(node: Node) -> Leaf | Mapping | Listing:
    """The node itself, or what it repeats."""
    return node.target if isinstance(node, Alias) else node


def same(left: Node, right: Node, steps: int = VALUES) -> tuple[bool, int]:
    """Whether two nodes hold equal values of equal types, wherever they stand, and how many comparisons it took to say so.

    What takes more than `steps` is called different: aliases and merge keys can make a short text an endless tree.
    """
    pending = [(left, right)]
    taken = 0
    while pending:
        taken += 1
        one, other = (resolved(node) for node in pending.pop())
        if one is other:
            continue
        if taken > steps or type(one) is not type(other) or not _alike(one, other):
            return False, taken
        pending.extend(zip(_inside(one), _inside(other), strict=True))
    return True, taken


def _alike(one: Leaf | Mapping | Listing, other: Leaf | Mapping | Listing) -> bool:
    """Whether two nodes of one kind are equal as far as can be seen without looking into what they hold."""
    if isinstance(one, Leaf) and isinstance(other, Leaf):
        return type(one.value) is type(other.value) and one.value == other.value
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.members.keys() == other.members.keys()
    return isinstance(one, Listing) and isinstance(other, Listing) and len(one.items) == len(other.items)


def _inside(node: Leaf | Mapping | Listing) -> list[Node]:
    """What a node holds, in an order that is the same for equal ones."""
    if isinstance(node, Mapping):
        return [node.members[key][1] for key in sorted(node.members)]
    return node.items if isinstance(node, Listing) else []
