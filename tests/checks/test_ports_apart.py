from typing import Any

import pytest

from config_lint.domain.fleet import Fleet
from tests.builders import fleet, fleet_of, violations


def found(given: Fleet) -> list[tuple[int, str, str, str]]:
    return [
        (bad.facts["value"], bad.facts["rival"], bad.facts["claimant"], bad.variant) for bad in violations(given, "ports-apart")
    ]


def compose(services: str) -> Fleet:
    options = {"promotion": ["development"], "sources": [{"path": "compose.yaml", "services-at": "services"}]}
    return fleet_of({"compose.yaml": f"services:\n{services}"}, options)


def test_services_that_reach_each_other_at_the_machine_itself_share_its_ports() -> None:
    given = fleet(development={"backend": {"PORT": 8000, "AUTH_URL": "http://localhost:8000"}, "auth": {"PORT": 8000}})
    assert found(given) == [(8000, "auth", "backend", "")]


def test_so_do_their_neighbours_neighbours() -> None:
    given = fleet(
        development={
            "frontend": {"PORT": 3000, "BACKEND_URL": "http://localhost:8000"},
            "backend": {"PORT": 8000, "AUTH_URL": "http://127.0.0.1:8081"},
            "auth": {"PORT": 8081, "MAIL_URL": "http://localhost:3000"},
            "mail": {"LOG_LEVEL": "info"},
        }
    )
    assert [(port, {one, other}) for port, one, other, _ in found(given)] == [(3000, {"frontend", "mail"})]


def test_ports_in_containers_of_their_own_are_free() -> None:
    given = fleet(production={"backend": {"PORT": 8000, "AUTH_URL": "http://auth:8000"}, "auth": {"PORT": 8000}})
    assert found(given) == []


def test_a_mapped_port_is_the_one_that_counts() -> None:
    given = fleet(
        development={
            "backend": {"PORT": 8080, "AUTH_URL": "http://localhost:8081", "MAIL_URL": "http://localhost:8082"},
            "auth": {"PORT": 8080},
            "mail": {"PORT": 8080},
        }
    )
    assert found(given) == []


def test_a_gateway_answers_for_many_paths() -> None:
    given = fleet(
        development={
            "frontend": {"AUTH_URL": "http://localhost:8080/auth", "BACKEND_URL": "http://localhost:8080/api"},
            "auth": {"LOG_LEVEL": "info"},
            "backend": {"LOG_LEVEL": "info"},
        }
    )
    assert found(given) == []


@pytest.mark.parametrize(
    ("one", "other", "collide"),
    [
        ("8081:8000", "8081:9000", True),
        ("8081:8000", "127.0.0.1:8081:8000", True),
        ("0.0.0.0:8081:8000", "[::]:8081:8000", True),
        ("8081:8000", "8082:8000", False),
        ("8081:8000/tcp", "8081:8000/udp", False),
        ("127.0.0.1:8081:8000", "127.0.0.2:8081:8000", False),
        ("8000", "8000", False),
    ],
)
def test_published_ports_of_one_file_collide(one: str, other: str, *, collide: bool) -> None:
    given = compose(f'  auth: {{ports: ["{one}"]}}\n  mail: {{ports: ["{other}"]}}\n')
    assert bool(found(given)) is collide


def test_services_of_different_profiles_need_not_run_together() -> None:
    assert found(compose('  auth: {ports: ["8081:80"]}\n  debug: {profiles: [debug], ports: ["8081:80"]}\n')) == []


def test_a_list_of_ports_by_service() -> None:
    def listed(settings: dict[str, Any]) -> list[tuple[int, str, str, str]]:
        options: dict[str, Any] = {"services": {"auth": {}, "mail": {}}}
        return found(fleet(options=options, development={"all": settings}))

    assert listed({"AUTH_PORT": 8081, "MAIL_PORT": 8081}) == [(8081, "auth", "mail", "listed")]
    assert listed({"AUTH_PORT": 8081, "MAIL_PORT": 8082}) == []
    assert listed({"AUTH_PORT": 8081, "AUTH_HOST": "auth", "MAIL_PORT": 8081, "MAIL_HOST": "mail"}) == []
    assert listed({"SMTP_PORT": 8081, "METRICS_PORT": 8081}) == []
