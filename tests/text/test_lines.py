from hypothesis import given
from hypothesis import strategies as st

from config_lint.text.lines import Lines
from config_lint.values.location import Location


def test_every_usual_line_end_counts_and_no_other() -> None:
    lines = Lines("a\nb\r\nc\rd\u2028e", "a")
    assert [lines.position(offset) for offset in (0, 2, 5, 7, 9)] == [(1, 1), (2, 1), (3, 1), (4, 1), (4, 3)]
    assert [lines.line(number) for number in (1, 2, 3, 4)] == ["a", "b", "c", "d\u2028e"]


def test_a_range_may_reach_over_lines() -> None:
    assert Lines("ab\ncd\n", "a").location(1, 5) == Location("a", 1, 2, 2, 3)


@given(st.text("ab\n\r", max_size=20), st.data())
def test_positions_and_offsets_are_each_others_inverse(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    lines = Lines(text, "a")
    assert lines.offset(*lines.position(offset)) == offset


def test_places_after_the_end_are_the_end() -> None:
    assert Lines("ab\n", "a").offset(9, 9) == 3
