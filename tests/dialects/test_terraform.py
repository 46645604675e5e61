from typing import Any

import pytest

from config_lint.domain.service import Service
from tests.builders import resolved

OPTIONS = {
    "sources": [{"path": "infra/terraform.tfvars*"}, {"path": "infra/*.auto.tfvars"}, {"path": "infra/{environment}*.tfvars"}],
    "environments": {"staging": {}},
    "services": {"web": {}},
}


def web(files: dict[str, str], options: dict[str, Any] = OPTIONS) -> Service:
    found = resolved(files, options)
    [service] = found.fleet.services
    assert {layer.dialect for layer in service.layers} == {"terraform"}
    return service


def settings(**files: str) -> dict[str, Any]:
    """What staging has, by name; underscores in file names are dots."""
    service = web({f"infra/{name.replace('_', '.')}": text for name, text in files.items()})
    return {setting.name: setting.value if setting.value.__class__ is str else str(setting.value) for setting in service.settings}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"terraform_tfvars": 'a = "1"', "staging_tfvars": 'a = "2"'}, {"a": "2"}),
        ({"terraform_tfvars": 'a = "1"', "terraform_tfvars_json": '{"a": "2"}'}, {"a": "2"}),
        ({"b_auto_tfvars": 'a = "b"', "a_auto_tfvars": 'a = "a"', "terraform_tfvars": 'a = "t"'}, {"a": "b"}),
        ({"main_tf": 'variable "a" { default = "0" }', "terraform_tfvars": 'a = "1"'}, {"a": "1"}),
        ({"main_tf": 'variable "a" { default = "0" }', "terraform_tfvars": 'b = "1"'}, {"a": "0", "b": "1"}),
        ({"terraform_tfvars": 'a = { b = "1", c = "2" }', "staging_tfvars": 'a = { b = "3" }'}, {"a.b": "3"}),
        ({"terraform_tfvars": 'a = { b = "1" }', "staging_tfvars": "a = {}"}, {"a": "{}"}),
        ({"terraform_tfvars": 'a = ["1", "2"]', "staging_tfvars": 'a = ["3"]'}, {"a[0]": "3"}),
    ],
)
def test_variables_are_set_in_terraforms_order_each_whole(files: dict[str, str], expected: dict[str, str]) -> None:
    assert settings(**files) == expected


def test_references_follow_variables_and_locals_and_the_rest_is_unknown() -> None:
    main = 'variable "host" { default = "db" }\nlocals {\n  url = "http://${var.host}:${var.port}"\n  up = upper(var.host)\n}\n'
    found = settings(main_tf=main, staging_tfvars='port = 80\nraw = "$HOME"\n')
    assert found == {"host": "db", "local.url": "http://db:80", "local.up": "${upper(var.host)}", "port": "80", "raw": "$HOME"}
    assert settings(main_tf='locals {\n  a = "x-${var.none}"\n}\n', staging_tfvars="b = 1")["local.a"] == "x-${var.none}"


def test_what_a_module_declares_to_be_sensitive_is_secret() -> None:
    main = 'variable "note" { sensitive = true }\nvariable "pin" { sensitive = true }\n'
    found = settings(main_tf=main, staging_tfvars='note = "tr0ub4dor-three"\npin = 4711\nother = "x"')
    assert found == {"note": "***", "pin": "***", "other": "x"}


def test_a_module_beside_the_variables_comes_before_one_above() -> None:
    options = {**OPTIONS, "sources": [{"path": "infra/{environment}/*.tfvars"}, {"path": "infra/envs/{environment}.tfvars"}]}
    above, beside = 'variable "above" { default = "a" }', 'variable "beside" { default = "b" }'
    service = web({"infra/main.tf": above, "infra/envs/staging.tfvars": "x = 1"}, options)
    assert [setting.name for setting in service.settings] == ["above", "x"]
    files = {"infra/main.tf": above, "infra/staging/main.tf": beside, "infra/staging/a.tfvars": "x = 1"}
    assert [setting.name for setting in web(files, options).settings] == ["beside", "x"]


def test_a_module_lies_beneath_all_sources_and_once() -> None:
    main = 'variable "a" { default = "0" }'
    service = web({"infra/main.tf": main, "infra/terraform.tfvars": 'a = "1"', "infra/staging.tfvars": 'b = "2"'})
    assert [(layer.path, layer.wired) for layer in service.layers] == [
        ("infra/main.tf", "infra/terraform.tfvars"),
        ("infra/terraform.tfvars", ""),
        ("infra/staging.tfvars", ""),
    ]
    assert {setting.name: setting.value for setting in service.settings} == {"a": "1", "b": "2"}


def test_a_source_may_name_the_module_itself() -> None:
    options = {**OPTIONS, "sources": [{"path": "infra/*.tf"}, {"path": "infra/{environment}.tfvars"}]}
    service = web({"infra/main.tf": 'variable "a" { default = "0" }', "infra/staging.tfvars": 'a = "1"'}, options)
    assert [(setting.name, setting.value, len(setting.chain)) for setting in service.settings] == [("a", "1", 2)]


def test_the_module_is_the_closest_above() -> None:
    files = {
        "variables.tf": 'variable "a" { default = "0" }\nvariable "b" { default = "0" }\n',
        "environments/staging/terraform.tfvars": 'b = "1"\n',
        "modules/other/main.tf": 'variable "c" { default = "0" }\n',
    }
    options = {
        "sources": [{"path": "environments/{environment}/*.tfvars"}],
        "environments": {"staging": {}},
        "services": {"web": {}},
    }
    assert {setting.name: setting.value for setting in web(files, options).settings} == {"a": "0", "b": "1"}
