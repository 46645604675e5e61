"""The names under which the network knows a service, beside its own."""

from collections.abc import Iterator

from config_lint.domain.contribution import Contribution
from config_lint.domain.layer import Layer
from config_lint.domain.service import Service

COMPOSE = "docker-compose"

OBJECT = "Service/"
"""What documents of Kubernetes' Services are called by."""


def resolved_as(service: Service) -> frozenset[str]:
    """Aliases in networks, names of containers and of hosts in compose files; names of Services in Kubernetes.

    https://docs.docker.com/reference/compose-file/services/#aliases,
    https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
    """
    speaking = [layer for layer in service.layers if layer.dialect == COMPOSE or layer.document.startswith(OBJECT)]
    return frozenset([name for layer in speaking for name in _names(layer) if name]) if speaking else frozenset()


def _names(layer: Layer) -> Iterator[str]:
    if layer.document.startswith(OBJECT):
        yield layer.document.removeprefix(OBJECT)
    elif layer.dialect == COMPOSE:
        yield from (str(each.entry.value) for each in layer.contributions if _is_name(each) and isinstance(each.entry.value, str))


def _is_name(contribution: Contribution) -> bool:
    name = contribution.name
    return name in (("hostname",), ("container_name",)) or (name[0] == "networks" and name[-2:-1] == ("aliases",))
