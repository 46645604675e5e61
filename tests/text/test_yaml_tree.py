from typing import Any, Literal

import yaml
from hypothesis import given
from hypothesis import strategies as st

from config_lint.text.lines import Lines
from config_lint.text.node import Leaf, Mapping, Node, resolved
from config_lint.text.yaml_tree import trees

texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12) | st.sampled_from(
    [
        "yes",
        "1",
        "0x1",
        "~",
        "a\nb\n",
        "# x",
        " x",
        "x: y",
        "- x",
        "*x",
        "{{ x }}",
        "<<",
        "=",
        "it's",
        'a"b',
        "a\\b",
        "é",
        "2001-01-01",
    ]
)
scalars = texts | st.integers() | st.booleans() | st.none() | st.floats(allow_nan=False)
keys = texts.filter(bool)
data = st.recursive(scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=12)


def plain(node: Node) -> Any:
    target = resolved(node)
    if isinstance(target, Leaf):
        return target.value
    if isinstance(target, Mapping):
        return {key: plain(member) for key, (_, member) in target.members.items()}
    return [plain(item) for item in target.items]


@given(
    st.lists(data, min_size=1, max_size=3),
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.sampled_from([None, True, False]),
    st.sampled_from([20, 80, 1000]),
)
def test_values_are_those_of_the_safe_loader(
    documents: list[Any], style: str | None, flow: Literal[True, False] | None, width: int
) -> None:
    text = yaml.dump_all(
        documents, default_style=style, default_flow_style=flow, allow_unicode=width > 20, width=width, Dumper=Repeating
    )
    assert [plain(tree.root) for tree in trees(text, "a") if tree.root is not None] == list(
        yaml.load_all(text, Loader=yaml.CSafeLoader)
    )


class Repeating(yaml.CSafeDumper):
    """Writes an anchor for every list and mapping that occurs twice, and aliases for the rest."""


names = st.from_regex(r"[a-z][a-z0-9_-]{0,6}", fullmatch=True)


@st.composite
def merging(draw: st.DrawFn) -> tuple[str, dict[str, dict[str, int]]]:
    """A text with merge keys, and what it means: https://yaml.org/type/merge.html. PyYAML 6.0.4 is of another opinion."""
    meant: dict[str, dict[str, int]] = {}
    lines: list[str] = []
    for number in range(draw(st.integers(1, 6))):
        own = dict.fromkeys(draw(st.lists(st.sampled_from("abcd"), unique=True, max_size=3)), number)
        parts = [f"{key}: {number}" for key in own]
        merged: dict[str, int] = {}
        place = 0
        for _ in range(draw(st.integers(0, 2)) if meant else 0):
            named = draw(st.lists(st.sampled_from(sorted(meant)), min_size=1, max_size=3))
            alone = draw(st.booleans())
            for name in named[:1] if alone else reversed(named):
                merged |= meant[name]
            place = draw(st.integers(place, len(parts)))
            parts.insert(place, f"<<: *{named[0]} " if alone else f"<<: [{', '.join(f'*{name}' for name in named)}]")
            place += 1
        lines.append(f"m{number}: &m{number} {{{', '.join(parts)}}}")
        meant[f"m{number}"] = merged | own
    return "\n".join(lines), meant


@given(merging())
def test_merge_keys_mean_what_their_definition_says(written: tuple[str, dict[str, dict[str, int]]]) -> None:
    text, meant = written
    [tree] = trees(text, "a")
    assert tree.problems == []
    assert tree.root is not None
    assert plain(tree.root) == meant


@given(st.dictionaries(names, names | st.integers(), max_size=8), st.sampled_from([True, False]))
def test_the_place_of_a_plain_scalar_says_what_was_written(written: dict[str, Any], flow: Literal[True, False]) -> None:
    text = yaml.dump({"top": [written]}, default_flow_style=flow)
    lines = Lines(text, "a")
    [tree] = trees(text, "a")

    def said(place: Any) -> str:
        return text[lines.offset(place.line, place.column) : lines.offset(place.end_line, place.end_column)]

    def check(node: Node) -> None:
        target = resolved(node)
        if isinstance(target, Leaf):
            assert yaml.safe_load(said(target.location)) == target.value
        elif isinstance(target, Mapping):
            for key, (place, member) in target.members.items():
                assert yaml.safe_load(said(place)) in {key, yaml.safe_load(key)}
                check(member)
        else:
            for item in target.items:
                check(item)

    assert tree.root is not None
    check(tree.root)
