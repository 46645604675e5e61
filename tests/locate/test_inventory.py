"""Lists of the secrets that exist in a store."""

from typing import Any

import pytest

from config_lint.domain.usage import UsageError
from tests.builders import fleet_of, options_of

FILES = {"staging/backend.env": "A=1\n", "production/backend.env": "A=1\n"}


def inventory(paths: dict[str, str | bytes], *patterns: str, **environments: Any) -> dict[str, frozenset[str]]:
    options = {
        "sources": [{"path": "{environment}/{service}.env"}],
        "environments": {"staging": {}, "production": {}, **environments},
        "inventory": [{"path": pattern} for pattern in patterns],
    }
    return fleet_of(FILES | paths, options).intent.inventory


def test_names_are_lines() -> None:
    found = inventory({"inventory/staging.txt": "\ufeffone\n\n  two  \r\n# three\n"}, "inventory/{environment}.txt")
    assert found == {"staging": frozenset(("one", "two"))}


def test_an_alias_is_the_environment() -> None:
    found = inventory({"inventory/stg.txt": "one\n"}, "inventory/{environment}.txt", staging={"aliases": ["stg"]})
    assert found == {"staging": frozenset(("one",))}


def test_several_lists_are_one() -> None:
    paths: dict[str, str | bytes] = {"a/staging.txt": "one\n", "b/staging.txt": "two\n", "all.txt": "three\n"}
    found = inventory(paths, "{store}/{environment}.txt", "all.txt")
    assert found == {"staging": frozenset(("one", "two")), "": frozenset(("three",))}


def test_a_list_that_is_not_there_is_none() -> None:
    assert inventory({}, "inventory/{environment}.txt") == {}


def test_a_list_that_is_no_text_is_bad_usage() -> None:
    with pytest.raises(UsageError, match="a list of names in UTF-8"):
        inventory({"inventory/staging.txt": b"\xff\xfe"}, "inventory/{environment}.txt")


def test_an_inventory_needs_a_path() -> None:
    with pytest.raises(UsageError):
        options_of({"inventory": [{}]})


def test_outputs_of_terraform_are_names() -> None:
    module = 'variable "no" {}\noutput "db_password" {\n  value = "x"\n}\n  output  "jwt-key" { value = 1 }\n# output "old" {}\n'
    written = '{"mail_password": {"sensitive": true, "value": "the-text-of-it"}}'
    paths: dict[str, str | bytes] = {"infra/staging/outputs.tf": module, "infra/staging/outputs.json": written}
    found = inventory(paths, "infra/{environment}/outputs.*")
    assert found == {"staging": frozenset(("db_password", "jwt-key", "mail_password"))}


@pytest.mark.parametrize("text", ["[]", "the-text-of-it", "[" * 100_000])
def test_json_that_is_no_mapping_is_bad_usage(text: str) -> None:
    with pytest.raises(UsageError, match="a mapping whose keys are the names") as raised:
        inventory({"inventory/staging.json": text}, "inventory/{environment}.json")
    assert "the-text-of-it" not in str(raised.value)
