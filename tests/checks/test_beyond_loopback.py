from typing import Any

import pytest

from tests.builders import fleet, unknown, violations

CALLS: dict[str, Any] = {
    "settings": ("dependencies.*.url", "dependencies.*.host", "database*.url", "database*.host", "cache*.host"),
    "above": "test",
    "sidecars": (5432, 4317),
    "not_words": ("health", "callback"),
}


def found(**environments: Any) -> list[tuple[str, str, str]]:
    given = fleet(**environments)
    return [(bad.place.environment, bad.place.key, bad.variant) for bad in violations(given, "beyond-loopback", **CALLS)]


def test_calls_stay_beyond_the_machine_above_the_tier() -> None:
    url = {"backend": {"AUTH_URL": "http://localhost:8081"}}
    assert found(development=url, test=url, staging=url) == [("staging", "AUTH_URL", "")]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "localhost", "[::1]", "app.localhost"])
def test_the_machine_has_many_names(host: str) -> None:
    assert found(production={"backend": {"AUTH_URL": f"http://{host}:8081"}}) == [("production", "AUTH_URL", "")]


@pytest.mark.parametrize("host", ["auth", "10.0.0.7", "host.docker.internal", "localhost.example.com"])
def test_other_machines_are_well(host: str) -> None:
    assert found(production={"backend": {"AUTH_URL": f"http://{host}:8081"}}) == []


def test_a_host_without_a_scheme_counts_too() -> None:
    assert found(production={"backend": {"REDIS_HOST": "localhost", "REDIS_PORT": 6379}}) == [("production", "REDIS_HOST", "")]


def test_a_container_of_the_same_pod_listens_there() -> None:
    pod = {
        "AUTH_URL": "http://localhost:9001",
        "containers": [{"name": "auth", "ports": [{"name": "http", "containerPort": 9001}]}],
    }
    assert found(production={"backend": pod}) == []
    assert found(production={"backend": {**pod, "AUTH_URL": "http://localhost:9002"}}) == [("production", "AUTH_URL", "")]


def test_a_sidecar_s_port_is_a_question_unless_others_go_elsewhere() -> None:
    local = {"backend": {"DATABASE_URL": "postgresql://app@localhost/app"}}
    assert found(production=local) == [("production", "DATABASE_URL", "sidecar")]
    away = {"backend": {"DATABASE_URL": "postgresql://app@db.example.com/app"}}
    assert found(staging=local, production=away) == [("staging", "DATABASE_URL", "")]


def test_what_is_the_same_everywhere_is_a_question_too() -> None:
    local = {"backend": {"AUTH_URL": "http://localhost:7000"}}
    assert [variant for *_, variant in found(staging=local, production=local)] == ["everywhere", "everywhere"]


def test_what_a_shared_layer_says_and_a_test_environment_is_content_with_is_a_question_too() -> None:
    local = {"backend": {"AUTH_URL": "http://localhost:7000"}}
    own = {"backend": {"LOG_LEVEL": "info"}}
    for environment, variant in (("qa", "everywhere"), ("development", "")):
        given = fleet(base=local, **{environment: own, "production": own})
        assert [fault.variant for fault in violations(given, "beyond-loopback", **CALLS)] == [variant]


def test_a_default_that_only_development_overrides_is_an_error() -> None:
    given = fleet(
        base={"backend": {"AUTH_URL": "http://localhost:7000"}},
        development={"backend": {"AUTH_URL": "http://auth:8081"}},
        staging={"backend": {"LOG_LEVEL": "info"}},
        production={"backend": {"LOG_LEVEL": "info"}},
    )
    bad = violations(given, "beyond-loopback", **CALLS)
    assert [(violation.place.environment, violation.variant) for violation in bad] == [("staging", ""), ("production", "")]
    assert [related.message for related in bad[0].related] == ["development's own value"]


def test_other_keys_are_less_sure_and_some_are_no_calls() -> None:
    deep = {"a": {"b": {"c": {"upload_url": "http://localhost:9000", "label": "http://localhost:9000"}}}}
    assert found(production={"backend": deep}) == [("production", "a.b.c.upload_url", "unbound")]
    assert (
        found(production={"backend": {"HEALTH_URL": "http://localhost:9000", "GITHUB_CALLBACK_URL": "http://localhost:9000"}})
        == []
    )


def test_what_is_unknown_is_not_judged() -> None:
    given = fleet(production={"backend": {"AUTH_URL": "${vault:production/backend#auth}"}})
    assert unknown(given, "beyond-loopback", **CALLS) == 1
