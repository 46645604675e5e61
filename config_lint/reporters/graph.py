"""The service graph as a drawing, and as data."""

import json
from typing import Any

import msgspec

from config_lint.domain.drawing import Arrow, Drawing
from config_lint.values.on_use import on_use

VERSION = 1

SHAPES = {
    "service": ('["', '"]'),
    "external": ('(["', '"])'),
    "database": ('[("', '")]'),
    "cache": ('[("', '")]'),
    "queue": ('[["', '"]]'),
}
"""https://mermaid.js.org/syntax/flowchart.html#node-shapes"""

_unsafe = on_use(r'["<>#;`\x00-\x1f]')


def as_mermaid(drawing: Drawing) -> str:
    """A flowchart that GitHub, GitLab and editors draw: https://mermaid.js.org/syntax/flowchart.html."""
    names = {node: f"n{index}" for index, node in enumerate(drawing.nodes)}
    lines = ["flowchart LR"]
    for node, name in names.items():
        opening, closing = SHAPES[node.kind]
        lines.append(f"  {name}{opening}{_unsafe.sub(' ', node.name)}{closing}")
    arrows = dict.fromkeys((names[arrow.source], arrow.certain, names[arrow.target]) for arrow in drawing.arrows)
    lines += [f"  {source} {'-->' if certain else '-.->'} {target}" for source, certain, target in arrows]
    return "\n".join((*lines, ""))


def as_json(drawing: Drawing) -> str:
    """`{version, environment, nodes, edges}`, each edge with the settings that made it; values are not among them."""
    made = {
        "version": VERSION,
        "environment": drawing.environment,
        "nodes": [msgspec.structs.asdict(node) for node in drawing.nodes],
        "edges": [_edge(arrow) for arrow in drawing.arrows],
    }
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def _edge(arrow: Arrow) -> dict[str, Any]:
    return {
        "from": arrow.source.name,
        "to": msgspec.structs.asdict(arrow.target),
        "called": arrow.called,
        "certain": arrow.certain,
        "settings": [{"key": said.key, "path": said.location.path, "line": said.location.line} for said in arrow.settings],
    }
