"""One file that speaks to many services or environments."""

from typing import Any

from config_lint.domain.fleet import Fleet
from tests.builders import fleet_of

Found = dict[tuple[str, str], dict[str, Any]]


def nested(text: str, source: dict[str, str], *, path: str = "values-staging.yaml", **options: Any) -> Fleet:
    known = {"sources": [{"path": "values-{environment}.yaml", **source}], "environments": {"staging": {}, "production": {}}}
    return fleet_of({path: text}, known | options)


def found(*said: Any, **options: Any) -> Found:
    services = nested(*said, **options).services
    return {service.pair: {setting.name: setting.value for setting in service.settings} for service in services}


def test_mapping_by_service_name() -> None:
    text = "applications:\n  auth: {PORT: 1}\n  backend: {PORT: 2}\nunrelated: {PORT: 3}\n"
    assert found(text, {"services-at": "applications"}) == {("staging", "auth"): {"PORT": 1}, ("staging", "backend"): {"PORT": 2}}


def test_list_of_named_things() -> None:
    text = "applications:\n- name: auth\n  PORT: 1\n- name: backend\n  PORT: 2\n"
    assert found(text, {"services-at": "applications"}) == {
        ("staging", "auth"): {"name": "auth", "PORT": 1},
        ("staging", "backend"): {"name": "backend", "PORT": 2},
    }


def test_settings_begin_inside_the_entry() -> None:
    text = "applications:\n  auth:\n    chart: 1.0\n    helmValues: {PORT: 1}\n"
    assert found(text, {"services-at": "applications", "settings-at": "helmValues"}) == {("staging", "auth"): {"PORT": 1}}


def test_settings_without_services() -> None:
    text = "chart: 1.0\ngeneric:\n  env: {PORT: 1}\n"
    assert found(text, {"settings-at": "generic.env", "service": "auth"}) == {("staging", "auth"): {"PORT": 1}}


def test_environments_then_services_then_settings() -> None:
    apps = "  apps:\n    auth: {{values: {{PORT: {}}}}}\n"
    text = f"hubs:\n- name: staging\n  domain: a\n{apps.format(1)}- name: prod\n{apps.format(2)}"
    source = {"path": "cluster.yaml", "environments-at": "hubs", "services-at": "apps", "settings-at": "values"}
    assert found(text, source, path="cluster.yaml") == {("staging", "auth"): {"PORT": 1}, ("production", "auth"): {"PORT": 2}}


def test_environment_that_is_none_of_ours_is_left_out() -> None:
    text = "hubs:\n  staging: {PORT: 1}\n  playground: {PORT: 2}\n"
    source = {"path": "cluster.yaml", "environments-at": "hubs", "service": "auth"}
    assert found(text, source, path="cluster.yaml") == {("staging", "auth"): {"PORT": 1}}


def test_part_with_a_dot_is_quoted() -> None:
    text = "apps.example.com:\n  auth:\n    config.yaml: {PORT: 1}\n"
    source = {"services-at": '"apps.example.com"', "settings-at": '"config.yaml"'}
    assert found(text, source) == {("staging", "auth"): {"PORT": 1}}


def test_alias_of_a_service_is_that_service() -> None:
    text = "applications:\n  auth-service: {PORT: 1}\n"
    services = {"auth": {"aliases": ["auth-service"]}}
    assert found(text, {"services-at": "applications"}, services=services) == {("staging", "auth"): {"PORT": 1}}


def test_place_of_what_is_missing_is_the_entry_of_its_service() -> None:
    text = "applications:\n  auth:\n    helmValues: {PORT: 1}\n  backend:\n    helmValues:\n      db: {}\n      url: x\n"
    auth, backend = nested(text, {"services-at": "applications", "settings-at": "helmValues"}).services
    assert (auth.home(("URL",)).line, backend.home(("URL",)).line) == (3, 5)
    assert backend.home(("url", "x")).line == 5


def test_further_documents_of_a_file_have_names_of_their_own() -> None:
    [service] = nested("PORT: 1\n---\nPORT: 2\n", {"service": "auth"}).services
    assert [(setting.document, setting.value) for setting in service.settings] == [("", 1), ("#2", 2)]


def test_key_is_shown_as_written_and_named_from_the_root() -> None:
    [service] = nested("apps:\n- name: auth\n  env:\n  - {name: URL, value: x}\n", {"services-at": "apps"}).services
    assert [(setting.key, setting.name) for setting in service.settings][-1] == ("apps[auth].env[URL].value", "env[URL].value")
