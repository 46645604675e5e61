from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from config_lint.domain.excerpt import Excerpt
from config_lint.reporters.marked_line import cut

letters = st.text(st.sampled_from("ab 値…"), max_size=60)


def test_line_that_fits_stays() -> None:
    line = Excerpt("KEY=", "value", " # why")
    assert cut(line, 15, cell_len, "…") == line


def test_short_mark_stays_in_sight_at_the_end_of_a_long_line() -> None:
    line = cut(Excerpt("b" * 100, "mark", "a" * 100), 20, cell_len, "…")
    assert line == Excerpt("…" + "b" * 13, "mark", "a…")


def test_long_mark_shows_its_beginning() -> None:
    line = cut(Excerpt("KEY=", "m" * 100, "after"), 20, cell_len, "…")
    assert line == Excerpt("KEY=", "m" * 15 + "…", "")


@given(letters, letters, letters, st.integers(10, 100), st.sampled_from(["…", "..."]))
def test_cut_line_fits_and_invents_nothing(before: str, marked: str, after: str, room: int, dots: str) -> None:
    line = cut(Excerpt(before, marked, after), room, cell_len, dots)
    assert cell_len(line.before + line.marked + line.after) <= room
    assert before.endswith(line.before.removeprefix(dots))
    assert marked.startswith(line.marked.removesuffix(dots))
    assert after.startswith(line.after.removesuffix(dots))
    assert bool(line.marked) == bool(marked)
