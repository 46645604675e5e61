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
