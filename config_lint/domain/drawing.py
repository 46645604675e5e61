"""The service graph of one environment as what can be drawn: nodes and arrows, without a value in sight."""

import msgspec

from config_lint.values.location import Location


class Node(msgspec.Struct, frozen=True, order=True):
    """Something that is pointed at or points: a `service`, `external`, `database`, `cache` or `queue`, and its name."""

    kind: str
    name: str


class Said(msgspec.Struct, frozen=True):
    """A setting that made an arrow: its key as written, and where its value stands."""

    key: str
    location: Location


class Arrow(msgspec.Struct, frozen=True):
    """A service points at a node. `called` is what it calls it itself; `certain` as for `Edge`."""

    source: Node
    target: Node
    called: str
    certain: bool
    settings: tuple[Said, ...]


class Drawing(msgspec.Struct, frozen=True):
    """An environment's services, sorted, then what they point at, sorted; and the arrows in the order written."""

    environment: str
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
