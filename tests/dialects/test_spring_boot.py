from typing import Any

import pytest

from tests.builders import resolved

OPTIONS = {
    "sources": [{"path": "application.yml"}, {"path": "application-{environment}.yml"}],
    "environments": {"dev": {}, "prod": {"aliases": ["production"]}, "eu": {"extends": "prod"}},
    "services": {"web": {}},
}


def settings(text: str, environment: str = "prod", **others: str) -> dict[str, Any]:
    found = resolved({"application.yml": text, **{f"application-{name}.yml": other for name, other in others.items()}}, OPTIONS)
    service = found.fleet.by_pair[environment, "web"]
    return {setting.name: setting.value for setting in service.settings}


DOCUMENTS = """\
a: everywhere
spring.application.name: web
---
spring: {config: {activate: {on-profile: CONDITION}}}
a: there
"""


@pytest.mark.parametrize(
    ("condition", "environments"),
    [
        ("prod", ["prod", "eu"]),
        ("production", ["prod"]),
        ("eu", ["eu"]),
        ('"!prod"', ["dev"]),
        ('"dev | eu"', ["dev", "eu"]),
        ('"prod & !eu"', ["prod"]),
        ('"prod & (eu | dev)"', ["eu"]),
        ("[dev, eu]", ["dev", "eu"]),
        ('"dev, eu"', ["dev", "eu"]),
        ('"(prod"', []),
    ],
)
def test_a_document_counts_where_its_profiles_are_active(condition: str, environments: list[str]) -> None:
    text = DOCUMENTS.replace("CONDITION", condition)
    found = [environment for environment in ("dev", "prod", "eu") if settings(text, environment)["a"] == "there"]
    assert found == environments


def test_the_older_name_of_the_condition_counts_too() -> None:
    text = "spring: {application: {name: web}}\na: 1\n---\nspring: {profiles: dev}\na: 2\n"
    assert [settings(text, environment)["a"] for environment in ("dev", "prod")] == [2, 1]


def test_a_file_of_a_profile_lies_on_all_documents() -> None:
    assert settings(DOCUMENTS.replace("CONDITION", "prod"), prod="spring: {}\na: file\n")["a"] == "file"


def test_dots_in_keys_are_nesting() -> None:
    text = "spring.application.name: web\nmanagement:\n  server.port: 1\nlogging.level.org.web: INFO\n"
    found = settings(text, prod="spring: {main: {banner-mode: off}}\nmanagement: {server: {port: 2}}\n")
    assert found["management.server.port"] == 2
    assert found["logging.level.org.web"] == "INFO"


def test_lists_are_replaced_and_placeholders_resolved() -> None:
    found = settings("spring: {a: 1}\nlist: [1, 2]\nurl: ${host:http://localhost:80}/x\n", prod="spring: {b: 1}\nlist: [3]\n")
    assert (found["list[0]"], found["url"]) == (3, "http://localhost:80/x")
    assert "list[1]" not in found


def test_other_documents_are_none() -> None:
    found = resolved({"application.yml": "springs: 1\nserver: {port: 80}\n"}, OPTIONS)
    assert {layer.dialect for layers in found.layers.values() for layer in layers} == {"plain"}
