from typing import Any

from tests.builders import fleet


def topics(**services: dict[str, Any]) -> list[tuple[str, str, str]]:
    """(source, target, setting) of each edge to a queue in staging."""
    edges = fleet(staging=services).graph.edges
    return [(edge.source, edge.target, edge.settings[0].key) for edge in edges if edge.kind == "queue" and edge.settings]


def test_services_meet_at_a_topic() -> None:
    found = topics(backend={"kafka": {"produces": ["orders", "refunds"]}}, billing={"kafka": {"consumes": "orders"}})
    assert [(source, target) for source, target, _ in found] == [
        ("backend", "orders"),
        ("backend", "refunds"),
        ("billing", "orders"),
    ]
    assert found[2][2] == "kafka.consumes"


def test_the_topic_of_events_is_one_too_and_each_is_an_edge_once() -> None:
    found = topics(
        backend={"kafka": {"produces": "platform"}, "events": {"topic": "platform"}}, web={"events": {"topic": "platform"}}
    )
    assert [(source, target) for source, target, _ in found] == [("backend", "platform"), ("web", "platform")]


def test_a_queue_with_an_address_stands_beside_its_topics() -> None:
    found = topics(backend={"KAFKA_URL": "kafka://broker:9092", "KAFKA_PRODUCES": "orders"})
    assert "orders" in [target for _, target, _ in found]
    assert len(found) == 2


def test_a_queue_of_which_nothing_but_topics_is_known_is_no_node_of_its_own() -> None:
    edges = fleet(staging={"backend": {"kafka": {"produces": "orders"}}}).graph.edges
    assert [edge.target for edge in edges] == ["orders"]
