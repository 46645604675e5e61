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


FOLDER = "src/main/resources"


def of_files(environment: str = "prod", **files: str) -> dict[str, Any]:
    """What an application has whose files these are, by name without the extension."""
    sources = [{"path": f"{FOLDER}/application.*"}, {"path": f"{FOLDER}/application-{{environment}}.*"}]
    given = {f"{FOLDER}/{name.replace('_', '-')}.properties": text for name, text in files.items()}
    service = resolved(given, OPTIONS | {"sources": sources}).fleet.by_pair[environment, "web"]
    return {setting.name: setting.value for setting in service.settings if not setting.name.startswith("spring.")}


def test_a_line_of_hyphens_begins_another_document_of_properties() -> None:
    text = "a=1\n#---\nspring.config.activate.on-profile=dev\na=2\n!---\nspring.config.activate.on-profile=eu\na=3\n"
    found = [of_files(environment, application=text)["a"] for environment in ("dev", "prod", "eu")]
    assert found == ["2", "1", "3"]


@pytest.mark.parametrize(
    ("declared", "environments"),
    [
        ("spring.profiles.group.prod=x,db", ["prod", "eu"]),
        ("spring.profiles.group.prod[0]=x\nspring.profiles.group.x[0]=db", ["prod", "eu"]),
        ("spring.profiles.include=db", ["dev", "prod", "eu"]),
        ("a=1\n#---\nspring.config.activate.on-profile=dev\nspring.profiles.include=db", ["dev"]),
        ("spring.profiles.group.absent=db", []),
        ("spring.profiles.group.db=prod\nspring.profiles.group.prod=db", ["prod", "eu"]),
    ],
)
def test_profiles_that_others_bring_with_them(declared: str, environments: list[str]) -> None:
    text = f"{declared}\n#---\nspring.config.activate.on-profile=db & !none\nb=document\n"
    files = {"application": text, "application_db": "c=file\n", "application_dev": "d=1\n", "application_prod": "d=1\n"}
    found = {environment: of_files(environment, **files) for environment in ("dev", "prod", "eu")}
    assert [environment for environment in found if "b" in found[environment]] == environments
    assert [environment for environment in found if "c" in found[environment]] == environments


@pytest.mark.parametrize("written", ["classpath:more.properties", "optional:classpath:/more.properties", "more.properties"])
def test_what_is_imported_lies_on_what_imports_it(written: str) -> None:
    text = f"a=1\nspring.config.import={written},configserver:,file:./elsewhere.properties,classpath:absent.yml\n"
    found = of_files(application=text + "b=1\n", more="a=2\nb=2\n", application_prod="b=3\n")
    assert found == {"a": "2", "b": "3"}


def test_what_a_profile_imports_counts_where_that_is_active() -> None:
    text = "a=1\n#---\nspring.config.activate.on-profile=dev\nspring.config.import=classpath:more.properties\n"
    assert [of_files(environment, application=text, more="a=2\n")["a"] for environment in ("dev", "prod")] == ["2", "1"]


def test_a_file_that_imports_itself_is_read_once() -> None:
    assert of_files(application="spring.config.import=application.properties\na=1\n") == {"a": "1"}
