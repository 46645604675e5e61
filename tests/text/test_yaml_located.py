import pytest

from config_lint.text.errors import LimitExceeded, Malformed
from config_lint.text.yaml_located import load_located


def test_data_and_the_place_of_every_key() -> None:
    data, locations = load_located("title: x\nwith:\n  each: [a, {b: 1}]\n2: yes\n", "rules/a.yaml")
    assert data == {"title": "x", "with": {"each": ["a", {"b": 1}]}, "2": True}
    assert {path: str(place) for path, place in locations.items()} == {
        ("title",): "rules/a.yaml:1:1",
        ("with",): "rules/a.yaml:2:1",
        ("with", "each"): "rules/a.yaml:3:3",
        ("with", "each", 0): "rules/a.yaml:3:10",
        ("with", "each", 1): "rules/a.yaml:3:13",
        ("with", "each", 1, "b"): "rules/a.yaml:3:14",
        ("2",): "rules/a.yaml:4:1",
    }


def test_an_empty_file_is_nothing() -> None:
    assert load_located("# only a comment\n", "a.yaml") == (None, {})


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("a: [1\n", "a.yaml:2:1", "did not find expected ',' or ']'"),
        ("a: 1\na: 1\n", "a.yaml:2:1", '"a" is set twice'),
        ("a: 1\n---\nb: 1\n", "a.yaml:2:1", "a second document"),
        ("a:\n  - !custom x\n", "a.yaml:2:5", "!custom … is nothing that this file may hold"),
        ("a: *b\n", "a.yaml:1:4", "an alias without an anchor before it"),
    ],
)
def test_what_a_file_of_our_own_may_not_hold(text: str, place: str, reason: str) -> None:
    with pytest.raises(Malformed) as raised:
        load_located(text, "a.yaml")
    assert str(raised.value.location) == place
    assert raised.value.reason == reason or "expected" in reason


def test_limits_hold_for_files_of_our_own_too() -> None:
    deep = "\n".join(["a0: &a0 {x: 1}", *(f"a{level}: &a{level} {{y: *a{level - 1}}}" for level in range(1, 300))])
    wide = "\n".join(["a0: &a0 [x, x, x, x]", *(f"a{level}: &a{level} [*a{level - 1}, *a{level - 1}]" for level in range(1, 60))])
    for text in (deep, wide):
        with pytest.raises(LimitExceeded):
            load_located(text, "a.yaml")
