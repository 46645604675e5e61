"""The service graph as a drawing, and as data."""

import json
import re
from typing import Any

from config_lint.domain.fleet import Fleet
from config_lint.domain.graph import Edge

VERSION = 1

SHAPES = {
    "service": ('["', '"]'),
    "external": ('(["', '"])'),
    "database": ('[("', '")]'),
    "cache": ('[("', '")]'),
    "queue": ('[["', '"]]'),
}
"""https://mermaid.js.org/syntax/flowchart.html#node-shapes"""

_unsafe = re.compile(r'["<>#;`\x00-\x1f]')

Node = tuple[str, str]
"""(kind, name)."""


def as_mermaid(fleet: Fleet, environment: str) -> str:
    """A flowchart that GitHub, GitLab and editors draw: https://mermaid.js.org/syntax/flowchart.html."""
    edges, nodes = _parts(fleet, environment)
    names = {node: f"n{index}" for index, node in enumerate(nodes)}
    lines = ["flowchart LR"]
    for kind, name in nodes:
        opening, closing = SHAPES[kind]
        lines.append(f"  {names[kind, name]}{opening}{_unsafe.sub(' ', name)}{closing}")
    drawn = dict.fromkeys((names["service", edge.source], edge.certain, names[edge.kind, edge.target]) for edge in edges)
    lines += [f"  {source} {'-->' if certain else '-.->'} {target}" for source, certain, target in drawn]
    return "\n".join((*lines, ""))


def as_json(fleet: Fleet, environment: str) -> str:
    """`{version, environment, nodes, edges}`, each edge with the settings that made it; values are not among them."""
    edges, nodes = _parts(fleet, environment)
    made: dict[str, Any] = {
        "version": VERSION,
        "environment": environment,
        "nodes": [{"kind": kind, "name": name} for kind, name in nodes],
        "edges": [
            {
                "from": edge.source,
                "to": {"kind": edge.kind, "name": edge.target},
                "called": edge.member,
                "certain": edge.certain,
                "settings": [{"key": each.key, "path": each.location.path, "line": each.location.line} for each in edge.settings],
            }
            for edge in edges
        ],
    }
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def _parts(fleet: Fleet, environment: str) -> tuple[list[Edge], list[Node]]:
    """The edges of an environment, and all nodes: its services first, then what they point at, in order."""
    edges = [edge for edge in fleet.graph.edges if edge.environment == environment]
    nodes: dict[Node, None] = {("service", one.name): None for one in fleet.services if one.environment.name == environment}
    nodes |= dict.fromkeys(sorted((edge.kind, edge.target) for edge in edges))
    return edges, list(nodes)
