import pytest

from config_lint.graph.network import resolved_as
from tests.builders import fleet_of

COMPOSE = """\
services:
  api:
    image: api
    container_name: shop-api
    hostname: api-host
    networks: {front: {aliases: [api-internal, other]}}
  web:
    image: web
    environment: {LEDGER_SERVICE_URL: "http://api-internal:8080"}
"""
OBJECTS = """\
apiVersion: v1
kind: Service
metadata: {name: api-svc}
spec: {ports: [{port: 80}]}
"""


@pytest.mark.parametrize(
    ("files", "source", "names"),
    [
        ({"compose.yaml": COMPOSE}, "compose.yaml", {"shop-api", "api-host", "api-internal", "other"}),
        ({"staging/api.yaml": OBJECTS}, "{environment}/{service}.yaml", {"api-svc"}),
        ({"staging/api.env": "HOSTNAME=x\n"}, "{environment}/{service}.env", set()),
    ],
)
def test_what_the_network_calls_a_service(files: dict[str, str], source: str, names: set[str]) -> None:
    found = fleet_of(files, {"sources": [{"path": source}], "environments": {"staging": {}}})
    [api] = [service for service in found.services if service.name == "api"]
    assert resolved_as(api) == names


def test_an_alias_leads_to_its_service() -> None:
    found = fleet_of({"compose.yaml": COMPOSE}, {"sources": [{"path": "compose.yaml"}], "environments": {"staging": {}}})
    assert [(edge.source, edge.target) for edge in found.graph.edges if edge.kind == "service"] == [("web", "api")]
