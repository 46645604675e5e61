import pytest

from config_lint.formats.json import Json
from config_lint.text.json_tree import JsonReader
from config_lint.text.lines import Lines
from config_lint.text.naming import item_parts
from config_lint.text.node import Listing


def parts(items: str, key: tuple[str, ...] = ("list",)) -> list[str]:
    listing = JsonReader(items, Lines(items, "a"), lenient=False).root()
    assert isinstance(listing, Listing)
    return item_parts(listing, key)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ('[{"name": "api"}, {"name": "web", "x": 1}]', ["[api]", "[web]"]),
        ('[{"x": 1, "name": "api"}, {"x": 2}, "text"]', ["[api]", "[1]", "[2]"]),
        ('[{"key": "node", "value": 1}, {"key": "zone", "value": 1}]', ["[node]", "[zone]"]),
        ('[{"id": "auth-service", "uri": "x"}]', ["[auth-service]"]),
        ('[{"name": "a", "key": "b", "id": "c"}]', ["[a]"]),
        ('[{"name": {"first": "x"}, "key": "b"}]', ["[b]"]),
        ("[1, 2]", ["[0]", "[1]"]),
        ("[]", []),
    ],
)
def test_items_go_by_their_names(items: str, expected: list[str]) -> None:
    assert parts(items) == expected


def test_a_name_that_several_items_have_names_none_of_them() -> None:
    assert parts('[{"name": "a"}, {"name": "b"}, {"name": "a"}]') == ["[0]", "[b]", "[2]"]


@pytest.mark.parametrize(
    "item",
    [
        '{"name": ""}',
        '{"name": null}',
        '{"name": "3"}',
        '{"name": 3}',
        '{"name": "${X}"}',
        '{"name": "{{ x }}"}',
        '{"name": "two\\nlines"}',
        '{"key": "alone"}',
        '{"id": "0123456789ab"}',
        '{"key": "hunter2-Xk39-vPq", "user": "x"}',
        '{"id": "5f2c1a9e-3b1d-4c55-9a1e-0c2f6b7a8d90"}',
    ],
)
def test_what_is_no_name(item: str) -> None:
    assert parts(f'[{{"name": "other"}}, {item}]') == ["[other]", "[1]"]


def test_a_secret_is_never_a_name() -> None:
    token = "ghp_16C7e42F292c6912E7710c838347Ae178B4a"
    for naming_key in ("name", "key", "id"):
        [document] = Json().read(f'{{"users": [{{"{naming_key}": "{token}", "admin": true}}]}}', "a")
        assert token not in repr(document)
        assert document.entries[1].key == ("users", "[0]", "admin")


def test_positions_and_names_never_meet() -> None:
    found = parts('[{"name": "1"}, {"name": "0"}, {"name": "x"}]')
    assert found == ["[0]", "[1]", "[x]"]
