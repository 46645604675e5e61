from pathlib import Path

from benchmarks import graph_speed
from config_lint.cli.where import Where
from config_lint.pipeline.resolving import resolve_fleet
from config_lint.trees.work import WorkTree


def test_the_fleet_has_the_edges_that_it_says_and_no_path_longer_than_its_layers(tmp_path: Path) -> None:
    edges = graph_speed.write(tmp_path / "fleet", 50)
    options = Where(tmp_path / "fleet", None, isolated=False).options()
    graph = resolve_fleet(WorkTree(options.origin.root), options).fleet.graph
    assert len(graph.edges) == edges == 50 + 40 * graph_speed.calls
    assert all(edge.certain for edge in graph.edges)
    behind = {("production", "node-0")}
    for _ in range(graph_speed.layers - 1):
        behind = {("production", edge.target) for pair in behind for edge in graph.calls[pair]}
    assert behind
    assert not any(pair in graph.calls for pair in behind)
