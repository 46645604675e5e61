from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from config_lint.domain.drawing import Arrow, Drawing, Node
from config_lint.reporters.html.columns import Passage, columns, ranks_of


def drawing(*arrows: tuple[str, str], alone: str = "") -> Drawing:
    names = dict.fromkeys([*alone, *(name for arrow in arrows for name in arrow)])
    nodes = {name: Node("service", name) for name in names}
    return Drawing(
        "staging", tuple(nodes.values()), tuple(Arrow(nodes[a], nodes[b], "", certain=True, settings=()) for a, b in arrows)
    )


def ranks(*arrows: tuple[str, str]) -> dict[str, int]:
    return {node.name: rank for node, rank in ranks_of(columns(drawing(*arrows))).items()}


def test_each_stands_right_of_all_that_point_at_it() -> None:
    assert ranks(("a", "b"), ("b", "c"), ("a", "c"), ("d", "c")) == {"a": 0, "d": 0, "b": 1, "c": 2}


def test_a_circle_ends() -> None:
    assert ranks(("a", "b"), ("b", "c"), ("c", "a")) == {"a": 0, "b": 1, "c": 2}
    assert ranks(("a", "a")) == {"a": 0}


def test_what_has_no_arrow_stands_nowhere() -> None:
    assert columns(drawing(alone="xyz")) == []
    assert len(ranks_of(columns(drawing(("a", "b"), alone="x")))) == 2


def test_a_long_chain_needs_no_deep_stack() -> None:
    chain = [(str(number), str(number + 1)) for number in range(3000)]
    assert ranks(*chain)["3000"] == 3000


def test_columns_are_ordered_so_that_arrows_do_not_cross() -> None:
    found = columns(drawing(("a", "z"), ("b", "y"), ("c", "x")))
    assert [[slot.name for slot in column if isinstance(slot, Node)] for column in found] == [["a", "b", "c"], ["z", "y", "x"]]


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=20))
def test_only_circles_lead_back(arrows: list[tuple[str, str]]) -> None:
    found = ranks(*arrows)
    assert found.keys() == {name for arrow in arrows for name in arrow}
    back = {(a, b) for a, b in arrows if found[b] <= found[a]}
    for start, end in back:
        assert start == end or _reaches(end, start, set(arrows) - back)


def _reaches(start: str, end: str, arrows: set[tuple[str, str]]) -> bool:
    reached = [start]
    for name in reached:
        reached += [b for a, b in arrows if a == name and b not in reached]
    return end in reached


def test_an_arrow_over_a_column_has_a_passage_in_it() -> None:
    found = columns(drawing(*pairwise("abc"), ("a", "c")))
    a, c = Node("service", "a"), Node("service", "c")
    assert Passage(a, c, 1) in found[1]
