"""The graph of one environment, ready to be drawn."""

from config_lint.domain.drawing import Arrow, Drawing, Node, Said
from config_lint.domain.fleet import Fleet
from config_lint.domain.graph import Edge


def drawn(fleet: Fleet, environment: str) -> Drawing:
    """All services of the environment, and what they point at."""
    arrows = tuple(_arrow(edge) for edge in fleet.graph.edges if edge.environment == environment)
    nodes = {Node("service", one.name): None for one in fleet.services if one.environment.name == environment}
    nodes |= dict.fromkeys(sorted({arrow.target for arrow in arrows}))
    return Drawing(environment, tuple(nodes), arrows)


def _arrow(edge: Edge) -> Arrow:
    settings = tuple(Said(setting.key, setting.location) for setting in edge.settings)
    return Arrow(Node("service", edge.source), Node(edge.kind, edge.target), edge.member, edge.certain, settings)
