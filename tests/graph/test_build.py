from typing import Any

import pytest

from tests.builders import fleet

EXTERNAL = {"services": {"stripe": {"external": True, "domains": ["stripe.com"]}, "auth": {"aliases": ["identity"]}}}


def edges(**services: Any) -> list[tuple[str, str, str, bool]]:
    """(source, kind, target, certain) of each edge in staging."""
    found = fleet(staging=services, options=EXTERNAL).graph.edges
    return [(edge.source, edge.kind, edge.target, edge.certain) for edge in found]


@pytest.mark.parametrize(
    ("settings", "edge"),
    [
        ({"AUTH_SERVICE_URL": "http://auth:8081"}, ("service", "auth", True)),
        ({"AUTH_SERVICE_URL": "http://auth.shop.svc.cluster.local"}, ("service", "auth", True)),
        ({"AUTH_SERVICE_URL": "http://identity"}, ("service", "auth", True)),
        ({"ACCOUNTS_SERVICE_URL": "http://auth:8081"}, ("service", "auth", True)),
        ({"AUTH_SERVICE_URL": "https://auth.example.com"}, ("service", "auth", True)),
        ({"AUTH_SERVICE_URL": "https://login.example.com"}, ("service", "auth", True)),
        ({"AUTH_SERVICE_URL": "https://gateway.example.com/auth"}, ("service", "auth", False)),
        ({"AUTH_SERVICE_URL": "http://localhost:8081"}, ("service", "auth", True)),
        ({"AUTH_SERVICE_URL": "${AUTH_URL_OF_VAULT}"}, ("service", "auth", False)),
        ({"services": {"auth": {"host": "auth", "port": 8081}}}, ("service", "auth", True)),
        ({"STRIPE_API_URL": "https://api.stripe.com/v1"}, ("external", "api.stripe.com", True)),
        ({"WEATHER_API_URL": "https://weather.example.org"}, ("external", "weather.example.org", False)),
        ({"DATABASE_URL": "postgresql://u@db.internal/shop"}, ("database", "db.internal:5432/shop", True)),
        ({"DB_HOST": "DB.internal", "DB_PORT": 5433, "DB_NAME": "shop"}, ("database", "db.internal:5433/shop", True)),
        ({"DB_NAME": "shop"}, ("database", "shop", False)),
        ({"REDIS_URL": "redis://cache:6379/2"}, ("cache", "cache:6379/2", True)),
    ],
)
def test_an_address_is_an_edge_to_who_answers_there(settings: dict[str, Any], edge: tuple[str, str, bool]) -> None:
    auth = {"PORT": 8081, "PUBLIC_URL": "https://login.example.com"}
    assert ("backend", *edge) in edges(backend=settings, auth=auth, other={"LEVEL": "info"})


def test_what_may_be_two_services_is_certain_of_neither() -> None:
    found = edges(web={"AUTH_SERVICE_URL": "https://gateway.example.com"}, **{"auth-api": {"A": 1}, "auth-server": {"A": 1}})
    assert found == [("web", "service", "auth-api", False), ("web", "service", "auth-server", False)]


def test_a_service_does_not_call_itself_by_the_name_of_a_setting() -> None:
    assert edges(auth={"AUTH_SERVICE_URL": "http://localhost:8081", "PORT": 8081}) == []


def test_an_edge_has_the_settings_that_made_it_the_address_first() -> None:
    found = fleet(staging={"web": {"services": {"auth": {"port": 8081, "host": "auth"}}}, "auth": {"PORT": 8081}}).graph
    [edge] = found.edges
    assert [setting.name for setting in edge.settings] == ["services.auth.host", "services.auth.port"]
    assert found.calls == {("staging", "web"): (edge,)}
    assert found.callers == {("staging", "auth"): (edge,)}


def test_environments_have_edges_of_their_own() -> None:
    web = {"AUTH_SERVICE_URL": "http://auth:8081"}
    found = fleet(staging={"web": web, "auth": {"PORT": 8081}}, production={"web": web}).graph.edges
    assert [(edge.environment, edge.kind) for edge in found] == [("staging", "service"), ("production", "external")]
