from typing import Any

import pytest

from tests.builders import fleet, fleet_of, violations


def paths(settings: dict[str, Any]) -> list[str]:
    return [bad.facts["path"] for bad in violations(fleet(staging={"web": settings}), "probe-path-served")]


@pytest.mark.parametrize("path", ["/health", "/health/", "/health/live", "/health?full=1", "/shop/health"])
def test_paths_that_are_served(path: str) -> None:
    assert paths({"BASE_PATH": "/shop", "HEALTH_PATH": "/health", "livenessProbe": {"httpGet": {"path": path}}}) == []


@pytest.mark.parametrize("path", ["/healthz", "/", "/shop"])
def test_paths_that_are_not(path: str) -> None:
    assert paths({"BASE_PATH": "/shop", "HEALTH_PATH": "/health", "livenessProbe": {"httpGet": {"path": path}}}) == [path]


def test_nothing_is_known_where_no_path_is_named() -> None:
    assert paths({"livenessProbe": {"httpGet": {"path": "/x"}}, "health": {"check_path": "/y"}}) == []


def test_several_workloads_under_one_name_are_left_alone() -> None:
    pod = "{containers: [{name: x, livenessProbe: {httpGet: {path: /%s}}}]}"
    one = f"kind: Deployment\nmetadata: {{name: %s}}\nspec: {{template: {{spec: {pod}}}}}\n"
    text = f"{one % ('a', 'a')}---\n{one % ('b', 'b')}---\nkind: ConfigMap\nmetadata: {{name: c}}\ndata: {{HEALTH_PATH: /a}}\n"
    options = {"sources": [{"path": "{environment}/{service}.yaml"}], "environments": {"staging": {}}}
    assert violations(fleet_of({"staging/web.yaml": text}, options), "probe-path-served") == []
