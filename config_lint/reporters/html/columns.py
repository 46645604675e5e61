"""Where the nodes of a graph stand: in columns, callers before those they call."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from config_lint.domain.drawing import Drawing, Node

Arrows = Mapping[Node, Sequence[Node]]

SWEEPS = 4
"""How often the order of the columns is mended, from the left and from the right in turn; more seldom changes anything."""


class Passage(msgspec.Struct, frozen=True):
    """The place that an arrow takes in a column between its ends."""

    source: Node
    target: Node
    column: int


Slot = Node | Passage
"""What has a place in a column."""


def columns(drawing: Drawing) -> list[list[Slot]]:
    """The columns from left to right. Nodes without an arrow are in none.

    Each node stands right of all that point at it, but for arrows that close a circle; nodes of a column are ordered so that
    few arrows cross (the barycentre method of K. Sugiyama, S. Tagawa and M. Toda, https://doi.org/10.1109/TSMC.1981.4308636).
    """
    arrows = _onward(drawing)
    ranks = _ranks(arrows)
    if not ranks:
        return []
    found: list[list[Slot]] = [[] for _ in range(max(ranks.values()) + 1)]
    for node in drawing.nodes:
        if node in ranks:
            found[ranks[node]].append(node)
    neighbours: dict[Slot, list[Slot]] = {}
    for source, targets in arrows.items():
        for target in targets:
            through = passages(source, target, ranks)
            for passage in through:
                found[passage.column].append(passage)
            way: list[Slot] = [source, *through, target]
            for left, right in pairwise(way):
                neighbours.setdefault(left, []).append(right)
                neighbours.setdefault(right, []).append(left)
    _untangle(found, neighbours)
    return found


def ranks_of(found: Sequence[Sequence[Slot]]) -> dict[Node, int]:
    """The column of each node."""
    return {slot: index for index, column in enumerate(found) for slot in column if isinstance(slot, Node)}


def passages(source: Node, target: Node, ranks: Mapping[Node, int]) -> list[Passage]:
    """The places that an arrow takes in the columns between its ends."""
    return [Passage(source, target, rank) for rank in range(ranks[source] + 1, ranks[target])]


def _onward(drawing: Drawing) -> dict[Node, list[Node]]:
    """The arrows by their source, each once, without those that lead back to where the walk came from."""
    targets: dict[Node, dict[Node, None]] = {}
    for arrow in drawing.arrows:
        targets.setdefault(arrow.source, {})[arrow.target] = None
        targets.setdefault(arrow.target, {})
    onward: dict[Node, list[Node]] = {node: [] for node in targets}
    done: set[Node] = set()
    for start in targets:
        _walk(start, targets, onward, done)
    return onward


def _walk(start: Node, targets: Mapping[Node, Mapping[Node, None]], onward: dict[Node, list[Node]], done: set[Node]) -> None:
    """Depth first, without recursion: a chain of services may be longer than Python's stack."""
    if start in done:
        return
    done.add(start)
    path: dict[Node, Iterator[Node]] = {start: iter(targets[start])}
    while path:
        node, left = next(reversed(path.items()))
        target = next(left, None)
        if target is None:
            del path[node]
        elif target not in path:
            onward[node].append(target)
            if target not in done:
                done.add(target)
                path[target] = iter(targets[target])


def _ranks(arrows: Arrows) -> dict[Node, int]:
    """The length of the longest way to each node."""
    waiting = dict.fromkeys(arrows, 0)
    for targets in arrows.values():
        for target in targets:
            waiting[target] += 1
    ranks = dict.fromkeys((node for node, count in waiting.items() if not count), 0)
    queue = list(ranks)
    for node in queue:
        for target in arrows[node]:
            ranks[target] = max(ranks.get(target, 0), ranks[node] + 1)
            waiting[target] -= 1
            if not waiting[target]:
                queue.append(target)
    return ranks


def _untangle(found: list[list[Slot]], neighbours: Mapping[Slot, Sequence[Slot]]) -> None:
    for sweep in range(SWEEPS):
        for fixed, column in pairwise(found if sweep % 2 == 0 else found[::-1]):
            _order(column, fixed, neighbours)


def _order(column: list[Slot], fixed: Sequence[Slot], neighbours: Mapping[Slot, Sequence[Slot]]) -> None:
    """Each slot to the middle of those that it is joined with in the column beside it; one that is joined with none stays."""
    places = {slot: (index + 0.5) / len(fixed) for index, slot in enumerate(fixed)}
    middles: dict[Slot, float] = {}
    for index, slot in enumerate(column):
        beside = [places[other] for other in neighbours.get(slot, ()) if other in places]
        middles[slot] = sum(beside) / len(beside) if beside else (index + 0.5) / len(column)
    column.sort(key=middles.__getitem__)
