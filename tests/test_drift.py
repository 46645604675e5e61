"""The differences as such, whatever they mean."""

import time
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from config_lint.domain.difference import Change, Difference
from config_lint.drift import differences
from config_lint.equivalence import equivalence_of
from tests.builders import fleet, fleet_of


def found(left: dict[str, Any], right: dict[str, Any]) -> list[Difference]:
    return all_found(fleet(staging={"shop": left}, production={"shop": right}))


def all_found(resolved: Any) -> list[Difference]:
    staging = [service for service in resolved.services if service.environment.name == "staging"]
    production = [service for service in resolved.services if service.environment.name == "production"]
    equivalence = equivalence_of(resolved)
    return differences(staging, production, equivalence.compared, equivalence.own_words.replaced)[0]


def changes(left: dict[str, Any], right: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each.change.value, ".".join(each.path)) for each in found(left, right)]


def test_what_is_the_same_is_no_difference() -> None:
    settings = {"a": 1, "b": {"c": [1, {"d": None}], "e": {}}, "__f": "x"}
    assert changes(settings, settings) == []


def test_each_kind_of_difference_is_told() -> None:
    assert changes({"a": "x"}, {"a": "y"}) == [("changed value", "a")]
    assert changes({"a": "30s"}, {"a": "30000ms"}) == [("equal", "a")]
    assert changes({"a": "1"}, {"a": 1}) == [("changed type", "a")]
    assert changes({"b": 1}, {"b": 1, "a": "x"}) == [("missing", "a")]
    assert changes({"b": 1, "a": "x"}, {"b": 1}) == [("extra", "a")]
    assert changes({"a": "x"}, {"a": {"b": 1}}) == [("changed type", "a")]
    assert changes({"__a": "x"}, {"__a": "y"}) == [("changed value", "__a")]


def test_a_mapping_that_one_side_lacks_is_one_difference() -> None:
    (only,) = found({"b": 1}, {"b": 1, "a": {"c": 1, "d": {"e": 2}}})
    assert (only.change, only.path, [setting.name for setting in only.right]) == (Change.MISSING, ("a",), ["a.c", "a.d.e"])


def test_a_service_that_one_side_lacks_is_one_difference() -> None:
    resolved = fleet(staging={"shop": {"a": 1}}, production={"shop": {"a": 1}, "cart": {"b": 1, "c": 2}})
    (only,) = all_found(resolved)
    assert (only.change, only.service, only.path, len(only.right)) == (Change.MISSING, "cart", (), 2)


def test_items_of_a_list_are_found_wherever_they_stand() -> None:
    assert changes({"a": ["x", "y", "z"]}, {"a": ["y", "z", "x"]}) == [("moved", "a")] * 3
    assert changes({"a": ["x", "y"]}, {"a": ["y"]}) == [("extra", "a"), ("moved", "a")]
    assert changes({"a": ["staging-x"]}, {"a": ["production-x"]}) == [("equal", "a")]
    assert changes({"a": ["x", "x"]}, {"a": ["x"]}) == [("extra", "a")]
    assert all(each.in_list for each in found({"a": ["x", "y"]}, {"a": ["y"]}))


def test_as_many_mappings_in_a_list_are_compared_in_order_and_others_by_what_they_say() -> None:
    assert changes({"a": [{"p": 1, "q": 2}]}, {"a": [{"p": 1, "q": 3}]}) == [("changed value", "a.[0].q")]
    assert changes({"a": [{"p": 1}, {"p": 2}]}, {"a": [{"p": 2}]}) == [("extra", "a"), ("moved", "a")]


def test_a_named_item_has_the_name_that_environments_have_in_common() -> None:
    assert changes({"env": [{"name": "staging-x", "value": 1}]}, {"env": [{"name": "production-x", "value": 1}]}) == [
        ("equal", "env.[ξ-x].name")
    ]
    named = {"env": [{"name": "seed-staging", "value": 1}]}
    assert changes(named, named) == []


def test_a_name_may_hold_a_value_and_have_others_below_it() -> None:
    files = {"staging/a.properties": "log=1\nlog.file=2\n", "production/a.properties": "log=1\nlog.file=3\nlog.level=4\n"}
    resolved = fleet_of(
        files, {"sources": [{"path": "{environment}/{service}.properties"}], "environments": {"staging": {}, "production": {}}}
    )
    assert [(each.change.value, each.path) for each in all_found(resolved)] == [
        ("changed value", ("log", "file")),
        ("missing", ("log", "level")),
    ]


def test_the_order_is_that_of_services_and_files() -> None:
    resolved = fleet(staging={"b": {"y": 1, "x": 1}, "a": {"z": 1}}, production={"b": {"x": 2, "y": 2}, "a": {"z": 2}})
    assert [(each.service, each.path) for each in all_found(resolved)] == [("a", ("z",)), ("b", ("y",)), ("b", ("x",))]


def test_a_large_fleet_takes_seconds() -> None:
    def services(value: int) -> dict[str, dict[str, Any]]:
        return {f"s{n}": {f"k{key}": value if key % 30 == 0 else key for key in range(300)} for n in range(20)}

    resolved = fleet(staging=services(1), production=services(2))
    start = time.process_time()
    assert len(all_found(resolved)) == 200
    assert time.process_time() - start < 2


def test_a_mapping_that_both_have_is_not_missing() -> None:
    assert changes({"a": {"x": 1}}, {"a": {"x": 1, "y": 2, "z": 3}}) == [("missing", "a.y"), ("missing", "a.z")]


KEYS = st.sampled_from(["a", "b", "c", "url", "staging-x"])
LEAVES = st.one_of(st.none(), st.booleans(), st.integers(0, 3), st.sampled_from(["", "x", "1", "true", "30s", "a.staging.b"]))
TREES = st.recursive(LEAVES, lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)))
SETTINGS = st.dictionaries(KEYS, TREES, max_size=4)
OTHER_WAY = {Change.MISSING: Change.EXTRA, Change.EXTRA: Change.MISSING}


@settings(max_examples=30)
@given(SETTINGS, SETTINGS)
def test_the_other_way_round_it_is_the_same_difference(left: dict[str, Any], right: dict[str, Any]) -> None:
    """Of what stands beside the lists: the items of a list may be paired in more than one way."""
    forwards, backwards = found({**left, "x": 1}, {**right, "x": 1}), found({**right, "x": 1}, {**left, "x": 1})

    def beside_lists(differences: list[Difference], *, turned: bool) -> set[tuple[Change, tuple[str, ...]]]:
        kept = [each for each in differences if not each.in_list and not any(part[:1] == "[" for part in each.path)]
        return {(OTHER_WAY.get(each.change, each.change) if turned else each.change, each.path) for each in kept}

    assert beside_lists(forwards, turned=False) == beside_lists(backwards, turned=True)
    assert bool(forwards) == bool(backwards)


@settings(max_examples=30)
@given(SETTINGS, SETTINGS)
def test_every_setting_that_is_not_the_same_is_in_a_difference(left: dict[str, Any], right: dict[str, Any]) -> None:
    resolved = fleet(staging={"shop": {**left, "x": 1}}, production={"shop": {**right, "x": 1}})
    ours, theirs = ({each.name: each for each in service.settings} for service in resolved.services)
    told = {setting.name for each in all_found(resolved) for setting in (*each.left, *each.right)}
    for name in ours.keys() ^ theirs.keys():
        assert name in told or "[" in name
    for name in ours.keys() & theirs.keys():
        one, other = ours[name].value, theirs[name].value
        assert "[" in name or name in told or (one.__class__ is other.__class__ and one == other)
