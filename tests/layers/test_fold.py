"""Layers folded into settings, against a model of ten lines."""

import json
from typing import Any, TypeAlias

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from config_lint.dialects.part import Part
from config_lint.dialects.plain import plain_layer
from config_lint.domain.contribution import Contribution, Operation
from config_lint.domain.document import Entry
from config_lint.domain.environment import Environment, Tier
from config_lint.domain.key import render
from config_lint.domain.layer import Layer
from config_lint.domain.setting import Setting
from config_lint.domain.source import Source
from config_lint.formats.reader import FileReader
from config_lint.layers import fold, resolve
from config_lint.trees.memory import MemoryTree
from config_lint.values.empty import Empty
from config_lint.values.location import Location

Json: TypeAlias = Any
STAGING = Environment("staging", Tier.STAGING, 0, ("staging",), "staging", ("staging",))


def layer(index: int, written: Json, owner: str = "") -> Layer:
    path = f"{index}.json"
    [document] = FileReader(MemoryTree({path: json.dumps(written, indent=1)})).read(path)
    return plain_layer(Part(document, (), Source(index, path), owner, "", 1, ""))


def folded(*written: Json) -> dict[str, Setting]:
    layers = [layer(index, data) for index, data in enumerate(written)]
    return {setting.name: setting for setting in resolve(layers, "backend", STAGING, ()).settings}


def values(*written: Json) -> dict[str, Any]:
    return {name: setting.value for name, setting in folded(*written).items()}


def chain(setting: Setting) -> list[Any]:
    return [link.entry.value for link in setting.chain]


scalars = st.one_of(st.none(), st.booleans(), st.integers(0, 9), st.sampled_from(["x", "y", ""]))
# The first letter of a key says what it holds, as it does in real files: a service's hosts are a list in every layer.
mappings: st.SearchStrategy[Json] = st.deferred(
    lambda: st.fixed_dictionaries(
        {},
        optional={
            "s": scalars,
            "t": scalars,
            "m": mappings,
            "l": st.lists(st.one_of(scalars, st.fixed_dictionaries({"s": scalars})), max_size=3),
            "n": st.lists(
                st.fixed_dictionaries({"name": st.sampled_from("ab"), "s": scalars}),
                max_size=2,
                unique_by=lambda item: item["name"],
            ),
        },
    )
)


def merged(lower: Json, upper: Json, key: str = "m") -> Json:
    """What the layers say together: mappings deep, named lists by name, everything else replaced."""
    if key == "n" and lower and upper:
        by_name = {item["name"]: item for item in lower}
        by_name |= {item["name"]: by_name.get(item["name"], {}) | item for item in upper}
        return list(by_name.values())
    if key != "m":
        return upper
    return lower | {name: merged(lower[name], value, name) if name in lower else value for name, value in upper.items()}


def flat(data: Json, prefix: str = "", key: str = "m") -> dict[str, Any]:
    if isinstance(data, dict | list) and not data and prefix:
        return {prefix: Empty.MAPPING if isinstance(data, dict) else Empty.LIST}
    if isinstance(data, dict):
        found: dict[str, Any] = {}
        for name, value in data.items():
            found |= flat(value, f"{prefix}.{name}" if prefix else name, name)
        return found
    if isinstance(data, list):
        names = [item["name"] if key == "n" else str(index) for index, item in enumerate(data)]
        return {
            name: value for part, item in zip(names, data, strict=True) for name, value in flat(item, f"{prefix}[{part}]").items()
        }
    return {prefix: data}


@given(mappings, mappings, mappings)
@settings(max_examples=60)
def test_layers_fold_as_the_model_says(first: Json, second: Json, third: Json) -> None:
    assert values(first, second, third) == flat(merged(merged(first, second), third))


@given(st.lists(st.fixed_dictionaries({"s": scalars}), min_size=1, max_size=4))
@settings(max_examples=20)
def test_chain_has_every_value_lowest_first_winner_last(written: list[Json]) -> None:
    assert chain(folded(*written)["s"]) == [data["s"] for data in written]


def test_null_sets_null() -> None:
    assert values({"a": {"b": 1}, "c": 2}, {"a": None, "c": None}) == {"a": None, "c": None}


def test_value_and_mapping_take_each_others_place() -> None:
    assert values({"a": 1}, {"a": {"b": 2}}) == {"a.b": 2}
    assert values({"a": {"b": 2}}, {"a": 1}) == {"a": 1}


def test_replaced_list_remembers_what_stood_at_each_position() -> None:
    found = folded({"hosts": ["a", "b", "c"]}, {"hosts": ["x", "y"]}, {"hosts": ["z"]})
    assert {name: chain(setting) for name, setting in found.items()} == {"hosts[0]": ["a", "x", "z"]}


def test_settings_come_in_the_order_first_written() -> None:
    assert list(values({"b": 1, "a": 2}, {"c": 3, "a": 4})) == ["b", "a", "c"]


def test_documents_of_different_names_lie_beside_each_other() -> None:
    one, other = (msgspec.structs.replace(layer(index, {"a": index}), document=name) for index, name in enumerate(("eu", "us")))
    found = resolve([one, other], "backend", STAGING, ()).settings
    assert [(setting.document, setting.value) for setting in found] == [("eu", 0), ("us", 1)]


def contribution(value: Any, operation: Operation, *name: str, condition: str = "") -> Contribution:
    place = Location("a.yaml", 1, 1, 1, 2)
    return Contribution(Entry(name, value, place, place), name, operation, condition=condition)


def operated(*contributions: Contribution) -> dict[str, Any]:
    found = resolve([Layer(0, "a.yaml", "", "", "", contributions)], "backend", STAGING, ()).settings
    return {setting.name: setting.value for setting in found}


def test_delete_takes_the_key_and_all_under_it_away() -> None:
    assert operated(
        contribution(1, Operation.SET, "a", "b"),
        contribution(2, Operation.SET, "c"),
        contribution(None, Operation.DELETE, "a"),
        contribution(None, Operation.DELETE, "z"),
    ) == {"c": 2}


def test_append_adds_items_after_the_lower_ones() -> None:
    items = (contribution(value, Operation.APPEND, "hosts") for value in "ab")
    assert operated(contribution("x", Operation.SET, "hosts", "[0]"), *items) == {
        "hosts[0]": "x",
        "hosts[1]": "a",
        "hosts[2]": "b",
    }


def test_append_to_what_is_no_list_begins_one() -> None:
    assert operated(contribution("x", Operation.SET, "hosts"), contribution("a", Operation.APPEND, "hosts")) == {"hosts[0]": "a"}


def test_condition_holds_for_its_environment_alone() -> None:
    assert operated(
        contribution(1, Operation.SET, "a", condition="staging"), contribution(2, Operation.SET, "a", condition="production")
    ) == {"a": 1}


keys = st.lists(st.sampled_from("ab[0]c"), min_size=1, max_size=3).map(tuple)


@given(st.lists(keys, max_size=7))
@settings(max_examples=300)
def test_where_each_key_is_said_once_in_order_all_of_it_is_left(names: list[tuple[str, ...]]) -> None:
    where = Location("a.yaml", 1, 1, 1, 2)
    said = [Contribution(Entry(name, at, where, where), name, Operation.SET) for at, name in enumerate(names)]
    if fold.are_apart(names):
        assert fold.laid(said) == (tuple(map(render, names)), None)


def test_what_is_no_such_file() -> None:
    assert fold.are_apart([("a", "b"), ("a", "c", "d"), ("a", "e"), ("b",)])
    assert not fold.are_apart([("a",), ("a",)])
    assert not fold.are_apart([("a",), ("a", "b")])
    assert not fold.are_apart([("a", "b"), ("c",), ("a", "d")])
