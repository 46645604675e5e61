import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from config_lint.reporters.pieces import Pieces, cells, coloured, divided, plain, stripped

pieces = st.lists(st.tuples(st.text("ab 名\t", max_size=5), st.sampled_from(["", "bold", "dim"])), max_size=5).map(tuple)


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_columns_are_those_that_rich_counts(text: str) -> None:
    assert cells(text) == cell_len(text)


@given(pieces, st.data())
def test_pieces_are_divided_as_rich_divides_them(line: Pieces, data: st.DataObject) -> None:
    at = sorted(data.draw(st.sets(st.integers(1, max(len(plain(line)), 1)))))
    parts = list(divided(line, at))
    assert "".join(map(plain, parts)) == plain(line)
    theirs = coloured([line]).divide(at)
    assert [coloured([part]).plain for part in parts] == [part.plain for part in theirs]
    assert [coloured([part]).markup for part in parts] == [part.markup for part in theirs]


@given(pieces)
def test_white_space_at_the_end_goes(line: Pieces) -> None:
    theirs = coloured([line])
    theirs.rstrip()
    assert coloured([stripped(line)]).markup == theirs.markup


@pytest.mark.parametrize("lines", [[], [()], [(("a", "bold"), ("b", "")), (("c", ""),)]])
def test_lines_are_one_text(lines: list[Pieces]) -> None:
    text = coloured(lines)
    assert isinstance(text, Text)
    assert text.plain == "\n".join(map(plain, lines))
