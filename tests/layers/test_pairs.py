from typing import Any

import pytest

from config_lint.domain.environment import Environment, Tier
from config_lint.domain.layer import Layer
from config_lint.layers import paired
from tests.builders import fleet_of


def pairs(files: dict[str, str], sources: list[dict[str, Any]], **options: Any) -> list[tuple[str, str]]:
    environments = {"staging": {}, "production": {}} | options.pop("environments", {})
    return [service.pair for service in fleet_of(files, {"sources": sources, "environments": environments, **options}).services]


def test_service_exists_where_a_path_names_both() -> None:
    files = {"staging/auth.env": "A=1", "production/backend.env": "A=1"}
    assert pairs(files, [{"path": "{environment}/{service}.env"}]) == [("staging", "auth"), ("production", "backend")]


def test_service_that_is_only_seen_without_an_environment_exists_in_all() -> None:
    files = {"base/auth.env": "A=1", "staging/backend.env": "A=1"}
    sources = [{"path": "base/{service}.env"}, {"path": "{environment}/{service}.env"}]
    assert pairs(files, sources) == [("staging", "auth"), ("staging", "backend"), ("production", "auth")]


def test_base_file_alone_brings_no_service_into_an_environment_that_lacks_it() -> None:
    files = {"base/auth.env": "A=1", "staging/auth.env": "A=2", "production/backend.env": "A=1"}
    sources = [{"path": "base/{service}.env"}, {"path": "{environment}/{service}.env"}]
    assert pairs(files, sources) == [("staging", "auth"), ("production", "backend")]


def test_empty_file_names_its_service_too() -> None:
    assert pairs({"staging/auth.env": "# nothing yet\n"}, [{"path": "{environment}/{service}.env"}]) == [("staging", "auth")]


@pytest.mark.parametrize("content", ["auth: {}", "auth:"])
def test_service_named_by_content_exists_with_nothing_in_it(content: str) -> None:
    files = {"staging.yaml": f"services:\n  {content}\n  backend: {{A: 1}}\n"}
    sources = [{"path": "{environment}.yaml", "services-at": "services"}]
    assert pairs(files, sources) == [("staging", "auth"), ("staging", "backend")]


def test_where_nothing_names_a_service_there_is_the_declared_one() -> None:
    files = {"base.env": "A=1", "staging.env": "B=1"}
    sources = [{"path": "base.env"}, {"path": "{environment}.env"}]
    assert pairs(files, sources, services={"shop": {}, "stripe": {"external": True}}) == [("staging", "shop")]


def test_child_inherits_its_parents_services_and_layers() -> None:
    files = {"production/auth.env": "A=1\nB=1", "production-eu/auth.env": "B=2"}
    options = {
        "sources": [{"path": "{environment}/{service}.env"}],
        "environments": {
            "production": {},
            "production-eu": {"extends": "production"},
            "production-us": {"extends": "production"},
        },
    }
    found = {
        service.pair: {setting.name: setting.value for setting in service.settings}
        for service in fleet_of(files, options).services
    }
    assert found == {
        ("production", "auth"): {"A": "1", "B": "1"},
        ("production-eu", "auth"): {"A": "1", "B": "2"},
        ("production-us", "auth"): {"A": "1", "B": "1"},
    }


def test_abstract_environment_has_no_services_of_its_own() -> None:
    files = {"cloud/auth.env": "A=1", "staging/auth.env": "A=2"}
    environments = {"cloud": {"abstract": True}, "staging": {"extends": "cloud"}, "production": {"extends": "cloud"}}
    assert pairs(files, [{"path": "{environment}/{service}.env"}], environments=environments) == [
        ("staging", "auth"),
        ("production", "auth"),
    ]


def test_sources_come_first_then_ancestors_then_shared_before_own() -> None:
    files = {
        "base.env": "A=1",
        "production/common.env": "A=2",
        "production/auth.env": "A=3",
        "eu/auth.env": "A=4",
        "late/auth.env": "A=5",
    }
    options = {
        "sources": [
            {"path": "base.env"},
            {"path": "{environment}/common.env"},
            {"path": "{environment}/{service}.env", "exclude": ["**/common.env", "late/**"]},
            {"path": "late/{service}.env"},
        ],
        "environments": {"production": {}, "eu": {"extends": "production"}},
    }
    found = {service.environment.name: service for service in fleet_of(files, options).services}
    assert [link.entry.value for link in found["eu"].settings[0].chain] == ["1", "2", "3", "4", "5"]
    assert found["eu"].settings[0].owner == ""


def test_file_reaches_the_services_that_it_feeds() -> None:
    files = {"base/auth.env": "A=1", "staging/auth.env": "A=2", "production/auth.env": "='broken"}
    sources = [{"path": "base/{service}.env"}, {"path": "{environment}/{service}.env"}]
    found = fleet_of(files, {"sources": sources, "environments": {"staging": {}, "production": {}}})
    assert found.fed == {
        "base/auth.env": (("staging", "auth"), ("production", "auth")),
        "staging/auth.env": (("staging", "auth"),),
        "production/auth.env": (("production", "auth"),),
    }
    assert [service.complete for service in found.services] == [True, False]


def layer(path: str, environment: str = "", service: str = "", wired: str = "") -> Layer:
    return Layer(0, path, environment, service, "", (), wired=wired)


def stacks(layers: list[Layer]) -> dict[tuple[str, str], list[str]]:
    tiers = (Tier.STAGING, Tier.PRODUCTION)
    environments = [Environment(str(tier), tier, int(tier), (str(tier),), str(tier), (str(tier),)) for tier in tiers]
    return {pair: [layer.path for layer in stack] for pair, stack in paired((), layers, environments, ()).items()}


def test_a_wired_file_is_a_layer_of_those_that_it_is_wired_to() -> None:
    layers = [
        layer("shared.env"),
        layer("api.json", "staging", "api"),
        layer("shared.env", "staging", "web", wired="web.json"),
        layer("web.json", "staging", "web"),
        layer("api.json", "production", "api"),
    ]
    assert stacks(layers) == {
        ("staging", "api"): ["api.json"],
        ("staging", "web"): ["shared.env", "web.json"],
        ("production", "api"): ["shared.env", "api.json"],
    }


def test_a_service_of_nothing_but_files_wired_to_others_is_none() -> None:
    layers = [
        layer("backend.env", "staging", "backend"),
        layer("backend.env", "staging", "api", wired="compose.yaml"),
        layer("compose.yaml", "staging", "api"),
    ]
    assert stacks(layers) == {("staging", "api"): ["backend.env", "compose.yaml"]}


def test_what_a_wired_file_wires_on_its_own_is_dropped_with_it() -> None:
    layers = [
        layer("base/app.yaml", "", "app", wired="base/kustomization.yaml"),
        layer("base/kustomization.yaml", "", "app"),
        layer("base/app.yaml", "staging", "app", wired="overlay/kustomization.yaml"),
        layer("base/kustomization.yaml", "staging", "app", wired="overlay/kustomization.yaml"),
        layer("overlay/kustomization.yaml", "staging", "app"),
    ]
    assert stacks(layers)["staging", "app"] == ["base/app.yaml", "base/kustomization.yaml", "overlay/kustomization.yaml"]
