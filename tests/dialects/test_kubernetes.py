from typing import Any

import pytest

from config_lint.domain.service import Service
from config_lint.values.reference import Reference
from tests.builders import resolved

DEPLOYMENT = """\
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}}
spec:
  replicas: 1
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - name: web
        env:
        - {name: HOST, value: auth}
        - {name: URL, value: "http://$(HOST):80/$(GONE_LATER)"}
        - {name: TEXT, value: "$$(HOST)"}
        - {name: ADDRESS, value: "http://$(HOST)"}
        envFrom: [{configMapRef: {name: settings}}]
"""
SETTINGS = """\
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data:
  LEVEL: info
  application.yml: |
    logging:
      level: NOISY
  broken.json: |
    {"a":
    1
  notes.txt: |
    a: 1
    b: 2
"""


def services(files: dict[str, str], sources: list[dict[str, Any]]) -> dict[str, Service]:
    found = resolved(files, {"sources": sources, "environments": {"staging": {}}})
    return {service.name: service for service in found.fleet.services}


def settings(*texts: str) -> dict[tuple[str, str], Any]:
    """The values of the service `web` by document and name; each text is a source that lies on the one before."""
    files = {f"{index}/web.yaml": text for index, text in enumerate(texts)}
    sources = [{"path": f"{index}/{{service}}.yaml", "environment": "staging"} for index in range(len(texts))]
    return {(setting.document, setting.name): setting.value for setting in services(files, sources)["web"].settings}


def test_an_object_is_called_by_its_kind_and_name() -> None:
    assert {document for document, _ in settings(f"{DEPLOYMENT}---\n{SETTINGS}")} >= {"Deployment/web", "ConfigMap/settings"}


def test_a_patch_lies_on_the_object_of_its_name() -> None:
    patch = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  replicas: 3\n"
    found = settings(DEPLOYMENT, patch)
    assert found["Deployment/web", "spec.replicas"] == 3
    assert found["Deployment/web", "spec.template.spec.containers[web].env[HOST].value"] == "auth"


def test_two_objects_of_one_name_in_one_file_stay_two() -> None:
    found = settings(f"{SETTINGS}---\n{SETTINGS}")
    assert found["ConfigMap/settings#2", "data.LEVEL"] == "info"


@pytest.mark.parametrize(("variable", "value"), [("ADDRESS", "http://auth"), ("TEXT", "$(HOST)")])
def test_variables_of_the_container_are_expanded(variable: str, value: str) -> None:
    assert settings(DEPLOYMENT)["Deployment/web", f"spec.template.spec.containers[web].env[{variable}].value"] == value


def test_a_variable_that_comes_from_elsewhere_makes_the_value_unknown_and_is_no_fault() -> None:
    found = resolved({"web.yaml": DEPLOYMENT}, {"sources": [{"path": "{service}.yaml"}], "environments": {"staging": {}}})
    assert found.fleet.problems == ()
    [service] = found.fleet.services
    [url] = [setting for setting in service.settings if setting.name.endswith("env[URL].value")]
    assert url.text == "http://$(HOST):80/$(GONE_LATER)"
    assert not isinstance(url.value, str)


def test_files_in_a_config_map_are_read_where_they_stand() -> None:
    found = resolved({"web.yaml": SETTINGS}, {"sources": [{"path": "{service}.yaml"}], "environments": {"staging": {}}})
    [service] = found.fleet.services
    inside = {setting.name: setting for setting in service.settings if setting.document == "ConfigMap/settings/application.yml"}
    place = inside["logging.level"].location
    assert (place.line, place.column) == (8, 14)
    assert {setting.document for setting in service.settings} == {"ConfigMap/settings", "ConfigMap/settings/application.yml"}


SERVICE = "apiVersion: v1\nkind: Service\nmetadata: {name: front}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n"
OTHER = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: everybody}\ndata: {A: '1'}\n"
WORKER = "apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: worker}\nspec: {schedule: '* * * * *'}\n"


def test_rendered_workloads_are_services_with_what_is_theirs() -> None:
    rendered = f"{DEPLOYMENT}---\n{SETTINGS}---\n{SERVICE}---\n{OTHER}---\n{WORKER}"
    found = services({"out.yaml": rendered}, [{"path": "out.yaml", "environment": "staging", "rendered": True}])
    documents = {name: {setting.document for setting in service.settings} for name, service in found.items()}
    assert documents["web"] == {
        "Deployment/web",
        "ConfigMap/settings",
        "ConfigMap/settings/application.yml",
        "Service/front",
        "ConfigMap/everybody",
    }
    assert documents["worker"] == {"CronJob/worker", "ConfigMap/everybody"}


def test_manifests_beside_other_sources_name_no_services() -> None:
    found = services({"out.yaml": DEPLOYMENT, "web.env": "A=1\n"}, [{"path": "out.yaml"}, {"path": "{service}.env"}])
    assert list(found) == ["web"]


@pytest.mark.parametrize(
    "text",
    ["kind: Deployment\n", "apiVersion: v1\nkind: [a]\nmetadata: {name: {a: 1}}\n", "kind: A\napiVersion: b\nmetadata: 3\n"],
)
def test_what_is_of_the_wrong_kind_is_no_crash(text: str) -> None:
    assert settings(text)


def test_secrets_that_are_made_of_others_are_there_and_unknown() -> None:
    external = (
        "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: keys}\nspec:\n  data:\n"
        "  - secretKey: DB_PASSWORD\n    remoteRef: {key: shop/db, property: password}\n  - {remoteRef: {key: x}}\n"
    )
    sealed = (
        "apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: more}\n"
        "spec: {encryptedData: {API_TOKEN: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEqhvQZvJt7}}\n"
    )
    options = {"sources": [{"path": "{environment}/*.yaml"}], "environments": {"staging": {}}, "services": {"web": {}}}
    [service] = resolved({"staging/a.yaml": external, "staging/b.yaml": sealed}, options).fleet.services
    found = {setting.name: setting.value for setting in service.settings if setting.name.startswith("data.")}
    assert found == {
        "data.DB_PASSWORD": Reference("external-secret", "shop/db/password", "external-secret:shop/db/password"),
        "data.API_TOKEN": Reference("sealed-secret", "API_TOKEN", "sealed-secret:API_TOKEN"),
    }


def test_what_a_variable_is_called_is_no_setting() -> None:
    found = settings(DEPLOYMENT)
    assert not [name for _, name in found if name.endswith(".name") and ".env[" in name]
    assert ("Deployment/web", "spec.template.spec.containers[web].name") in found
