"""Topics: what services write to and read from, wherever the queue itself may be."""

from collections.abc import Iterator

from config_lint.checks.listed import listed
from config_lint.domain.graph import Edge
from config_lint.domain.service import Service

SIDES = ("produces", "consumes")


def topics_of(service: Service) -> Iterator[Edge]:
    """An edge to each topic that the service names, once, with the setting that names it: services meet at one of a name."""
    if not service.model.queues and "events.topics" not in service.bound:
        return
    found: dict[str, Edge] = {}
    for called, canonical in _lists(service):
        for topic, setting in listed(service, canonical).items():
            found.setdefault(topic, Edge(service.environment.name, service.name, "queue", topic, called, (setting,)))
    yield from found.values()


def _lists(service: Service) -> Iterator[tuple[str, str]]:
    """What the service calls a queue, and the canonical name under which it lists topics of it."""
    for called in service.model.queues:
        yield from ((called, f"queues.{called}.{side}" if called else f"queue.{side}") for side in SIDES)
    yield "", "events.topics"
