from typing import Any

import pytest

from config_lint.checks.probes import probes_of
from tests.builders import fleet, fleet_of, violations


def found(settings: dict[str, Any]) -> list[tuple[str, dict[str, str]]]:
    [service] = fleet(staging={"web": settings}).services
    return [
        (str(each.probe.kind), {field: str(getattr(each.probe, field)) for field in each.settings if getattr(each.probe, field)})
        for each in probes_of(service)
    ]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (
            {"livenessProbe": {"periodSeconds": 10, "timeoutSeconds": 2, "httpGet": {"path": "/live", "port": "http"}}},
            [("liveness", {"interval": "10s", "timeout": "2s", "path": "/live"})],
        ),
        (
            {"readinessProbe": {"tcpSocket": {"port": 80}, "failureThreshold": 3}},
            [("readiness", {"port": "80", "failure_threshold": "3"})],
        ),
        (
            {"healthcheck": {"interval": "1m30s", "retries": 3}},
            [("health check", {"interval": "1m30s", "failure_threshold": "3"})],
        ),
        ({"healthCheck": {"timeout": 5, "startPeriod": 60}}, [("health check", {"timeout": "5s", "initial_delay": "60s"})]),
        ({"startupProbe": {"periodSeconds": "soon", "timeoutSeconds": 2}}, [("startup", {"timeout": "2s"})]),
        ({"livenessProbe": {"timeoutSeconds": "${PROBE_TIMEOUT}"}}, [("liveness", {})]),
        ({"livenessProbe": {"exec": {"command": ["true"]}}, "health": {"path": "/"}}, []),
    ],
)
def test_each_platforms_words_are_understood(settings: dict[str, Any], expected: list[tuple[str, dict[str, str]]]) -> None:
    assert found(settings) == expected


def test_a_probes_port_is_one_of_its_own_container() -> None:
    pod = (
        "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n"
        "  - name: web\n    ports: [{name: http, containerPort: 1}]\n    livenessProbe: {httpGet: {port: PORT}}\n"
        "  - name: proxy\n    ports: [{name: admin, containerPort: 2}]\n"
    )
    options = {"promotion": ["staging"], "sources": [{"path": "{environment}/{service}.yaml"}]}
    for port, expected in {"http": [], "htp": [("http", "http")], "admin": [("http", "")], "80": []}.items():
        given = fleet_of({"staging/web.yaml": pod.replace("PORT", port)}, options)
        assert [(bad.facts["known"], bad.facts["near"]) for bad in violations(given, "probe-port-named")] == expected
