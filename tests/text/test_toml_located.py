import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.text.errors import LimitExceeded, Malformed
from config_lint.text.toml_located import load


def test_data_and_the_place_of_every_key() -> None:
    text = (
        'promotion = ["a", "b"]\n[[sources]]\npath = "x"\n[environments."pr-*"]\nextends.deep = 1\n[[sources]]\nat = {x = [1]}\n'
    )
    data, locations = load(text, "config-lint.toml")
    assert data == tomllib.loads(text)
    assert {path: (place.line, place.column) for path, place in locations.items()} == {
        ("promotion",): (1, 1),
        ("promotion", 0): (1, 14),
        ("promotion", 1): (1, 19),
        ("sources",): (2, 3),
        ("sources", 0): (2, 1),
        ("sources", 0, "path"): (3, 1),
        ("environments",): (4, 2),
        ("environments", "pr-*"): (4, 15),
        ("environments", "pr-*", "extends"): (5, 1),
        ("environments", "pr-*", "extends", "deep"): (5, 9),
        ("sources", 1): (6, 1),
        ("sources", 1, "at"): (7, 1),
        ("sources", 1, "at", "x"): (7, 7),
        ("sources", 1, "at", "x", 0): (7, 12),
    }


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("a = 1\nb =\n", "a:2:4", "no value where one is expected"),
        ("[a]\n[a]\n", "a:2:3", "a table that has been declared before"),
        ("a = [1, 2", "a:1:10", "a list that goes on without a comma, or is never closed"),
        ("a = 'é\n", "a:1:5", "quotes that are never closed"),
        ("a = 1 b = 2\n", "a:1:7", "something after the end of a value"),
    ],
)
def test_faults_have_a_place(text: str, place: str, reason: str) -> None:
    with pytest.raises(Malformed) as raised:
        load(text, "a")
    assert (str(raised.value.location), raised.value.reason) == (place, reason)


def test_nesting_is_limited_before_the_library_recurses() -> None:
    for text in ("a = " + "[" * 100_000, ".".join("a" * 100_000) + " = 1", "[" + ".".join("a" * 100_000) + "]"):
        with pytest.raises(LimitExceeded):
            load(text, "a")


keys = st.sampled_from(["a", "b", "c-d", '"e f"', "'g.h'", '"i\\u0041"', "1"])
dotted = st.lists(keys, min_size=1, max_size=3).map(" . ".join)
# fmt: off
scalars = st.sampled_from([
    *("1", "0x1F", "1_000", "1.50", "1e3", "inf", "true", "1979-05-27", "1979-05-27 07:32:00Z", "07:32:00", '"x\\"y"', "'raw\\'"),
    *('""', '"]"', '"# no"', '"""a "b" c"""', '"""\nx\\\n  y"""', "'''it's'''", "''''x''''"),
])
# fmt: on
gaps = st.sampled_from(["", " ", "\n", " # comment ]\n", "\r\n"])
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.builds("[{}{}{}]".format, gaps, st.lists(inner, max_size=3).map(" ,\n ".join), gaps),
        st.lists(st.builds("{} = {}".format, keys, inner), max_size=2, unique_by=lambda pair: pair.split(" ")[0]).map(
            lambda pairs: "{" + ", ".join(pairs) + "}"
        ),
    ),
    max_leaves=5,
)
statements = st.one_of(
    st.builds("{} = {} # x".format, dotted, values),
    st.builds("[{}]".format, dotted),
    st.builds("[[ {} ]]".format, dotted),
    st.sampled_from(["", "# comment", "junk", "a = "]),
)


@given(st.lists(statements, max_size=8).map("\n".join))
def test_what_the_library_takes_is_located_and_what_it_refuses_is_refused(text: str) -> None:
    try:
        expected = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        with pytest.raises(Malformed):
            load(text, "a")
        return
    data, locations = load(text, "a")
    assert repr(data) == repr(expected)
    assert set(locations) == set(paths(expected, ()))


def paths(data: Any, path: tuple[str | int, ...]) -> list[tuple[str | int, ...]]:
    if isinstance(data, dict):
        return [each for key, value in data.items() for each in ((*path, key), *paths(value, (*path, key)))]
    if isinstance(data, list):
        return [each for position, value in enumerate(data) for each in ((*path, position), *paths(value, (*path, position)))]
    return []
