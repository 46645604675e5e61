import json
from typing import Any

import pytest

from config_lint.domain.service import Service
from config_lint.values.reference import Reference
from tests.builders import resolved

SOURCES = [{"path": "{environment}/{environment}.env"}, {"path": "{environment}/{service}.json"}]


def definition(*containers: dict[str, Any]) -> str:
    return json.dumps({"family": "web", "containerDefinitions": containers}, indent=1)


def service(files: dict[str, str], name: str = "web") -> Service:
    found = resolved(files, {"sources": SOURCES, "environments": {"prod": {}}})
    [wanted] = [each for each in found.fleet.services if each.name == name]
    return wanted


def env_file(name: str) -> list[dict[str, str]]:
    return [{"type": "s3", "value": f"arn:aws:s3:::bucket/deep/{name}"}]


VARIABLE = {"name": "LEVEL", "value": "info"}


def test_variables_of_the_only_container_have_their_own_names() -> None:
    found = service({"prod/web.json": definition({"name": "web", "environment": [VARIABLE]})})
    [setting] = [setting for setting in found.settings if setting.name == "LEVEL"]
    assert (setting.value, setting.key) == ("info", "containerDefinitions[web].environment[LEVEL].value")


def test_variables_of_several_containers_stay_apart() -> None:
    found = service(
        {"prod/web.json": definition({"name": "a", "environment": [VARIABLE]}, {"name": "b", "environment": [VARIABLE]})}
    )
    names = [setting.name for setting in found.settings if setting.value == "info"]
    assert names == [f"containerDefinitions[{name}].environment[LEVEL].value" for name in "ab"]


@pytest.mark.parametrize("written", ["/prod/web/key", "arn:aws:ssm:eu-west-1:123456789012:parameter/prod/key"])
def test_a_secret_is_kept_elsewhere(written: str) -> None:
    found = service({"prod/web.json": definition({"name": "web", "secrets": [{"name": "API_KEY", "valueFrom": written}]})})
    [setting] = [setting for setting in found.settings if setting.name == "API_KEY"]
    assert isinstance(setting.value, Reference)


def test_an_env_file_is_loaded_by_those_that_name_it() -> None:
    files = {
        "prod/prod.env": "LEVEL=debug\nOTHER=1\n",
        "prod/web.json": definition({"name": "web", "environmentFiles": env_file("prod.env"), "environment": [VARIABLE]}),
        "prod/worker.json": definition({"name": "worker", "environment": [VARIABLE]}),
    }
    values = {setting.name: setting.value for setting in service(files).settings}
    assert (values["LEVEL"], values["OTHER"]) == ("info", "1")
    assert "OTHER" not in {setting.name for setting in service(files, "worker").settings}
    assert service(files).files == ("prod/prod.env", "prod/web.json")


@pytest.mark.parametrize(
    ("paths", "loaded"),
    [
        (["prod/x.env", "staging/x.env"], "prod/x.env"),
        (["staging/a/x.env", "other/x.env"], "other/x.env"),
        (["staging/x.env", "other/x.env"], None),
        ([], None),
    ],
)
def test_the_nearest_file_of_that_name_is_meant(paths: list[str], loaded: str | None) -> None:
    files = dict.fromkeys(paths, "A=1\n")
    found = service(files | {"prod/web.json": definition({"name": "web", "environmentFiles": env_file("x.env")})})
    assert found.files == ((loaded, "prod/web.json") if loaded else ("prod/web.json",))
