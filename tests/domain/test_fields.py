"""Fields of the service model, and which of them changed."""

import pytest

from config_lint.domain.fields import field_of, fields_between, fields_with, is_among
from tests.builders import fleet


@pytest.mark.parametrize(
    ("canonical", "field"),
    [
        ("dependencies.auth.retry.attempts", "dependency.retry.attempts"),
        ("dependency.timeout", "dependency.timeout"),
        ("databases.orders.pool.max", "database.pool.max"),
        ("caches.main.host", "cache.host"),
        ("queues.events.produces", "queue.produces"),
        ("auth.oauth.github.client_id", "auth.oauth.client_id"),
        ("auth.oauth.client_id", "auth.oauth.client_id"),
        ("auth.jwt.issuer", "auth.jwt.issuer"),
        ("server.port", "server.port"),
    ],
)
def test_a_field_is_the_same_whichever_member_has_it(canonical: str, field: str) -> None:
    assert field_of(canonical) == field


@pytest.mark.parametrize(
    ("field", "name", "expected"),
    [
        ("server.port", "server.port", True),
        ("server.port", "server.*", True),
        ("server.port", "*.port", True),
        ("dependency.retry.attempts", "dependency.retry", True),
        ("dependency.url", "dependency.url.path", True),
        ("dependency.url", "dependency", True),
        ("server.port", "server.po", False),
        ("server.port_range", "server.port", False),
        ("server.port", "health.port", False),
    ],
)
def test_a_name_means_a_field_what_it_holds_and_what_it_is_within(field: str, name: str, *, expected: bool) -> None:
    assert is_among(field, {"logging.level", name}) is expected


@pytest.mark.parametrize(
    ("canonical", "others", "expected"),
    [
        ("server.port", {"server.tls"}, {"server.port"}),
        ("server.port", {"serverless.port"}, {"server.port", "server"}),
        ("dependencies.auth.timeout", {"dependencies.auth.url"}, {"dependency.timeout"}),
        ("dependencies.auth.timeout", {"dependencies.mail.url"}, {"dependency.timeout", "dependency"}),
        ("dependencies.auth.retry.attempts", {"dependencies.auth.url"}, {"dependency.retry.attempts", "dependency.retry"}),
        ("databases.orders.pool.max", {"databases.orders.pool.min"}, {"database.pool.max"}),
        ("database.pool.max", {"databases.orders.pool.min"}, {"database.pool.max", "database.pool", "database"}),
        ("auth.oauth.github.issuer", {"auth.oauth.gitlab.issuer"}, {"auth.oauth.issuer", "auth.oauth"}),
        ("auth.jwt.issuer", set[str](), {"auth.jwt.issuer", "auth.jwt", "auth"}),
    ],
)
def test_with_a_name_come_the_sections_that_are_not_there_yet(canonical: str, others: set[str], expected: set[str]) -> None:
    assert set(fields_with(canonical, others)) == expected


def changed(before: dict[str, object], after: dict[str, object]) -> frozenset[str] | None:
    services = [fleet(staging={"web": settings}).services for settings in (before, after)]
    return fields_between(*services)


def test_fields_changed_that_say_something_else() -> None:
    was = {"server": {"port": 80}, "services": {"auth": {"timeout": "5s", "url": "http://auth:81"}}, "rooms": 4}
    assert changed(was, was) == frozenset()
    assert changed(was, {**was, "rooms": 5}) == frozenset()
    assert changed(was, {**was, "server": {"port": 81}}) == frozenset({"server.port"})
    assert changed(was, {**was, "services": {"auth": {"timeout": "6s", "url": "http://auth:82"}}}) == frozenset(
        {"dependency.timeout", "dependency.url"}
    )


def test_what_is_well_known_without_a_field_is_more_than_fields() -> None:
    was = {"server": {"port": 80}, "contracts": {"auth": {"check": {"endpoint": "/v1"}}}, "container_name": "web"}
    assert changed(was, {**was, "server": {"port": 81}}) == frozenset({"server.port"})
    assert changed(was, {**was, "contracts": {"auth": {"check": {"endpoint": "/v2"}}}}) is None
    assert changed(was, {**was, "container_name": "shop"}) is None


def test_so_is_a_field_that_comes() -> None:
    assert changed({"title": "Orders"}, {"title": "Orders"}) == frozenset()
    services = [fleet(staging={"web": settings}).services for settings in ({"PORT": 80}, {"TITLE": 80})]
    assert fields_between(*services) is None
