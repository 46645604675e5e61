"""The service graph of an environment as boxes and lines, in pixels."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec

from config_lint.domain.drawing import Arrow, Drawing, Node
from config_lint.reporters.html.columns import Slot, columns, passages, ranks_of

WIDE, HIGH = 172, 34
"""A box."""

ACROSS, DOWN, MARGIN = 72, 16, 12
"""Between columns, between boxes of a column, and around everything."""

LONGEST_NAME = 24
"""Characters of a name that a box has room for; all of it is in the tooltip."""

MOST_NODES, MOST_LINES = 120, 300
"""What a picture can show so that anybody can read it."""

MOST_SETTINGS = 3
"""How many of the settings that made a line are named."""


class Box(msgspec.Struct, frozen=True):
    """A node, by its upper left corner."""

    x: int
    y: int
    node: Node
    label: str


class Line(msgspec.Struct, frozen=True):
    """An arrow: `path` as SVG writes it (https://www.w3.org/TR/SVG2/paths.html#PathData), `label` in words."""

    path: str
    certain: bool
    label: str


class Picture(msgspec.Struct, frozen=True):
    """`alone` are the nodes without an arrow; `left_out` counts nodes where there are too many to draw any."""

    environment: str
    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    alone: tuple[Node, ...]
    left_out: int = 0


def picture(drawing: Drawing) -> Picture:
    """The drawing, laid out."""
    found = columns(drawing)
    ranks = ranks_of(found)
    alone = tuple(node for node in drawing.nodes if node not in ranks)
    drawn: dict[tuple[Node, Node, bool], list[Arrow]] = {}
    for arrow in drawing.arrows:
        drawn.setdefault((arrow.source, arrow.target, arrow.certain), []).append(arrow)
    if len(ranks) > MOST_NODES or len(drawn) > MOST_LINES:
        return Picture(drawing.environment, 0, 0, (), (), alone, len(ranks))
    spots = _spots(found)
    boxes = tuple(Box(*spots[node], node, _short(node.name)) for node in ranks)
    lines = tuple(
        Line(_path(source, target, ranks, spots), certain, _told(source, target, arrows))
        for (source, target, certain), arrows in drawn.items()
    )
    width = 2 * MARGIN + len(found) * (WIDE + ACROSS) - ACROSS
    height = 2 * MARGIN + max((len(column) for column in found), default=0) * (HIGH + DOWN) - DOWN
    return Picture(drawing.environment, max(width, 0), max(height, 0), boxes, lines, alone)


def _spots(found: Sequence[Sequence[Slot]]) -> dict[Slot, tuple[int, int]]:
    """The upper left corners. Columns are centred on the highest one."""
    highest = max((len(column) for column in found), default=0)
    return {
        slot: (MARGIN + index * (WIDE + ACROSS), MARGIN + (highest - len(column)) * (HIGH + DOWN) // 2 + place * (HIGH + DOWN))
        for index, column in enumerate(found)
        for place, slot in enumerate(column)
    }


def _path(source: Node, target: Node, ranks: Mapping[Node, int], spots: Mapping[Slot, tuple[int, int]]) -> str:
    """From the right edge of one box to the left edge of the other, through the passages between; circles lead back below."""
    x, y = spots[source]
    end_x, end_y = spots[target]
    if ranks[target] <= ranks[source]:
        middle, end, below = x + WIDE // 2, end_x + WIDE // 2, max(y, end_y) + 2 * HIGH + DOWN // 2
        return f"M{middle},{y + HIGH} C{middle},{below} {end},{below} {end},{end_y + HIGH}"
    points = [(x + WIDE, y + HIGH // 2)]
    for slot in passages(source, target, ranks):
        through_x, through_y = spots[slot]
        points += [(through_x, through_y + HIGH // 2), (through_x + WIDE, through_y + HIGH // 2)]
    points.append((end_x, end_y + HIGH // 2))
    parts = [f"M{points[0][0]},{points[0][1]}"]
    for (from_x, from_y), (to_x, to_y) in pairwise(points):
        half = (from_x + to_x) // 2
        parts.append(f"C{half},{from_y} {half},{to_y} {to_x},{to_y}")
    return " ".join(parts)


def _told(source: Node, target: Node, arrows: Sequence[Arrow]) -> str:
    said = dict.fromkeys(f"{each.key} ({each.location.path}:{each.location.line})" for arrow in arrows for each in arrow.settings)
    named = list(said)[:MOST_SETTINGS]
    more = f" and {len(said) - len(named)} more" if len(said) > len(named) else ""
    perhaps = "" if arrows[0].certain else "perhaps "
    return f"{source.name} → {perhaps}{target.name}: {', '.join(named)}{more}"


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME // 2]}…{name[-(LONGEST_NAME // 2 - 1) :]}"
