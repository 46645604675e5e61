from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from config_lint.reporters.marked_line import MarkedLine, cut, marked_line
from config_lint.values.location import Location

letters = st.text(st.sampled_from("ab 値…"), max_size=60)


def test_line_that_fits_stays() -> None:
    line = MarkedLine("KEY=", "value", " # why")
    assert cut(line, 15, cell_len, "…") == line


def test_short_mark_stays_in_sight_at_the_end_of_a_long_line() -> None:
    line = cut(MarkedLine("b" * 100, "mark", "a" * 100), 20, cell_len, "…")
    assert line == MarkedLine("…" + "b" * 13, "mark", "a…")


def test_long_mark_shows_its_beginning() -> None:
    line = cut(MarkedLine("KEY=", "m" * 100, "after"), 20, cell_len, "…")
    assert line == MarkedLine("KEY=", "m" * 15 + "…", "")


def test_range_beyond_the_excerpt_is_not_shown() -> None:
    assert marked_line("short", Location("a", 1, 7, 1, 9), str) is None


@given(letters, letters, letters, st.integers(10, 100), st.sampled_from(["…", "..."]))
def test_cut_line_fits_and_invents_nothing(before: str, marked: str, after: str, room: int, dots: str) -> None:
    line = cut(MarkedLine(before, marked, after), room, cell_len, dots)
    assert cell_len(line.before + line.marked + line.after) <= room
    assert before.endswith(line.before.removeprefix(dots))
    assert marked.startswith(line.marked.removesuffix(dots))
    assert after.startswith(line.after.removesuffix(dots))
    assert bool(line.marked) == bool(marked)


@given(letters, st.integers(1, 60), st.integers(0, 60))
def test_parts_make_up_the_excerpt(excerpt: str, column: int, length: int) -> None:
    line = marked_line(excerpt, Location("a", 1, column, 1, column + length), str)
    if line is not None:
        assert line.before + line.marked + line.after == excerpt
        assert len(line.before) == column - 1
